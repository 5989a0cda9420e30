package org.fairlab.standalone;

import org.fairlab.standalone.roster.ImportRoster;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Exits with 0 if all went well, 1 if it could not be done, 2 if it was not understood. */
@Command(
        name = "fairlab",
        description = "Equity and programme records of the clinical-laboratory workforce.",
        mixinStandardHelpOptions = true,
        subcommands = {Start.class, ImportRoster.class})
public final class Main implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private Main() {}

    /** Runs the command that the arguments name. */
    public static void main(String[] arguments) {
        // Axon would otherwise call home and write to the home directory
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
