package org.fairlab.standalone.publicdata;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.fairlab.query.publication.ImportProgress;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which parts of the import are done, kept over restarts, and told on the page and in lines of output. */
@Component
@ConditionalOnProperty(name = "fairlab.public-data", havingValue = "true")
class Parts implements ImportProgress {

    private static final String IMPORT = "ipeds-completions-2000-2002";
    private static final String ALL = "all";
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Set<String> names = new HashSet<>();
    private final long began = System.nanoTime();
    private long done;
    private long total;
    private long errors;
    private long lastLine = began;

    Parts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Reads what was done before, and tells whether that is all. */
    synchronized boolean open() {
        names.clear();
        done = 0;
        errors = 0;
        jdbc.sql("select part, rows, errors from command.imported where import = ?")
                .param(IMPORT)
                .query(row -> {
                    names.add(row.getString("part"));
                    done += row.getLong("rows");
                    errors += row.getLong("errors");
                });
        total = done;
        return names.contains(ALL);
    }

    synchronized void expect(long awards) {
        total = awards;
        System.out.printf("Public data: %,d of %,d awards are imported, the others follow …%n", done, total);
    }

    synchronized boolean isDone(String part) {
        return names.contains(part);
    }

    /** @param awards how many of them the part has */
    void note(String part, int awards, int refused) {
        jdbc.sql("insert into command.imported (import, part, rows, errors) values (?, ?, ?, ?) on conflict do nothing")
                .params(IMPORT, part, awards, refused)
                .update();
        count(part, awards, refused);
    }

    private synchronized void count(String part, int awards, int refused) {
        names.add(part);
        done += awards;
        errors += refused;
        if (System.nanoTime() - lastLine > BETWEEN_LINES.toNanos()) {
            lastLine = System.nanoTime();
            System.out.printf("Public data: %,d of %,d awards%n", done, total);
        }
    }

    /** Remembers that there is nothing more to do. */
    synchronized void close() {
        note(ALL, 0, 0);
        System.out.printf(
                "Public data: all %,d awards, %,d of them refused; took %d s%n",
                total, errors, Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }

    @Override
    public synchronized Optional<Progress> current() {
        return total == 0 ? Optional.empty() : Optional.of(new Progress(done, total, errors, names.contains(ALL)));
    }
}
