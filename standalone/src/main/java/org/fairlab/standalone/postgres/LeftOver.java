package org.fairlab.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A server that a killed run left running, or the trace of one that was killed itself. */
final class LeftOver {

    private LeftOver() {}

    /** The server running on this data, if any, told from other processes by the program that it runs. */
    static Optional<ProcessHandle> server(Path data) throws IOException {
        return process(data).filter(LeftOver::isPostgres);
    }

    /**
     * Removes the server's process id if another program has that id by now, as happens after a restart of the machine
     * or a container: PostgreSQL would take that program for itself and never start.
     */
    static void forgetStrangers(Path data) throws IOException {
        boolean stranger = process(data)
                .filter(process -> process.info().command().isPresent() && !isPostgres(process))
                .isPresent();
        if (stranger) {
            Files.delete(pidFile(data));
        }
    }

    private static Optional<ProcessHandle> process(Path data) throws IOException {
        if (!Files.exists(pidFile(data))) {
            return Optional.empty();
        }
        String pid =
                Files.readString(pidFile(data)).lines().findFirst().orElse("").strip();
        return pid.matches("\\d{1,18}") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(program -> program.equals("postgres") || program.equals("postgres.exe"))
                .isPresent();
    }

    private static Path pidFile(Path data) {
        return data.resolve("postmaster.pid");
    }
}
