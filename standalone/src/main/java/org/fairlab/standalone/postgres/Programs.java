package org.fairlab.standalone.postgres;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs PostgreSQL's own programs. It refuses to run as root; there, each runs in a user namespace in which it is
 * nobody.
 *
 * @param binaries the folder that holds {@code bin/postgres}
 * @param log where they and the server write
 */
record Programs(Path binaries, Path log) {

    /** Whether PostgreSQL refuses to run as the current user. */
    static boolean refused() {
        return "root".equals(System.getProperty("user.name")) && !LinuxUtils.isUnshareAvailable();
    }

    /** Runs one to its end and returns its exit code. */
    int run(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + program + " ran", interrupted);
        }
    }

    /** What was written last. */
    String lastWords() throws IOException {
        List<String> lines =
                Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "no output" : lines.getLast().strip();
    }
}
