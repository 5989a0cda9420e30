package org.fairlab.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fairlab start}: runs until it is told to stop, then stops in the reverse order of starting. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "Starts the command side and the query side with a PostgreSQL of their own.")
final class Start implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "fairlab-data",
            description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path directory;

    @Option(names = "--empty", description = "Do not import the public data at the first start.")
    private boolean empty;

    @Option(names = "--port", paramLabel = "N", description = "Port to listen on (default: 8080); 0 takes a free one.")
    private @Nullable Integer port;

    @Option(names = "--once", description = "Stop as soon as it is ready, to see whether it starts.")
    private boolean once;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port != null && (port < 0 || port > 65535)) {
            throw new ParameterException(spec.commandLine(), "A port is a number from 0 to 65535.");
        }
        var preparation = new Preparation(directory, empty, port, out);
        Runtime.getRuntime().addShutdownHook(new Thread(preparation::undo, "stop"));
        try {
            SpringApplication application = new SpringApplication(Standalone.class);
            application.addInitializers(preparation);
            application.setLogStartupInfo(false);
            application.setRegisterShutdownHook(false); // ours stops Spring first, and then PostgreSQL
            welcome(application.run().getEnvironment());
        } catch (CannotStart reason) {
            System.err.println(reason.getMessage());
            return 1;
        } catch (RuntimeException unforeseen) {
            System.err.println("Fairlab could not start; the reason stands above.");
            return 1;
        }
        if (once) {
            return 0;
        }
        preparation.awaitFailure();
        System.err.println("PostgreSQL has ended, and Fairlab with it; start again to recover.");
        return 1;
    }

    private void welcome(Environment environment) {
        out.println("Ready: http://" + environment.getProperty("server.address") + ":"
                + environment.getProperty("local.server.port") + " (Ctrl-C stops it)");
    }
}
