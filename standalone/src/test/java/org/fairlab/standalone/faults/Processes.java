package org.fairlab.standalone.faults;

import java.io.IOException;
import java.util.Collection;
import java.util.stream.Collectors;

/** Signals that Java does not know, and programs that run to their end. */
final class Processes {

    private Processes() {}

    /** Sends a signal, such as {@code STOP}, to processes. */
    static void signal(String signal, Collection<Long> ids) throws IOException, InterruptedException {
        String all = ids.stream().map(String::valueOf).collect(Collectors.joining(" "));
        run("sh", "-c", "kill -" + signal + " " + all);
    }

    /**
     * Runs a program to its end.
     *
     * @throws IOException if it fails; the message holds what it wrote
     */
    static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output.strip());
        }
        return output.strip();
    }
}
