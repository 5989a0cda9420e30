package org.fairlab.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the figures were measured on. */
final class Machine {

    private static final List<String> POSTGRES_SETTINGS = List.of(
            "fsync", "synchronous_commit", "full_page_writes", "wal_sync_method", "shared_buffers", "max_connections");

    private Machine() {}

    static Map<String, String> describe(JdbcClient postgres, Settings settings) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        Runtime runtime = Runtime.getRuntime();
        facts.put("Processor", runtime.availableProcessors() + " × " + processor());
        facts.put("System", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put(
                "Java",
                System.getProperty("java.vm.name") + " " + Runtime.version() + ", heap of the client with both"
                        + " contenders at most " + runtime.maxMemory() / (1 << 20) + " MB");
        facts.put(
                "PostgreSQL",
                postgres.sql("show server_version").query(String.class).single());
        facts.put(
                "PostgreSQL's settings",
                String.join(
                        ", ",
                        POSTGRES_SETTINGS.stream()
                                .map(name -> name + "="
                                        + postgres.sql("show " + name)
                                                .query(String.class)
                                                .single())
                                .toList()));
        facts.put(
                "Rounds",
                settings.rounds() + " of " + Report.number(settings.round().toMillis() / 1000.0)
                        + " s each, interleaved, after " + settings.warmUp().toSeconds()
                        + " s of warm-up for each measure; medians");
        facts.put("Client", "in the same process on the same processors; HTTP by a minimal keep-alive socket client");
        return facts;
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.exists(info)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(info).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}
