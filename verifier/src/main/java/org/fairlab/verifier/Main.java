package org.fairlab.verifier;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Exits with 0 if all is well, 1 if something is wrong, 2 if it was not understood. */
@Command(
        name = "verifier",
        description = "Checks what a log has signed, without trusting its server.",
        mixinStandardHelpOptions = true,
        subcommands = {Verify.class, Witness.class})
public final class Main implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private Main() {}

    /** Runs the command that the arguments name, and exits. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs the command that the arguments name, and returns with what it would exit with. */
    public static int run(String... arguments) {
        return new CommandLine(new Main()).execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
