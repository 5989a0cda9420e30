package org.fairlab.standalone.roster;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.fairlab.command.roster.Outcome;
import org.fairlab.command.roster.Outcome.Kind;

/** Tells how an import goes: a bar on a terminal, lines elsewhere. */
final class Progress {

    private static final int WIDTH = 40;
    private static final int REFUSED_SHOWN = 10;

    private final PrintStream out;
    private final boolean terminal;
    private final long total;
    private final boolean dryRun;
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final List<Outcome> refused = new ArrayList<>();
    private boolean bar;

    Progress(PrintStream out, boolean terminal, long total, boolean dryRun) {
        this.out = out;
        this.terminal = terminal;
        this.total = total;
        this.dryRun = dryRun;
    }

    void count(Outcome outcome) {
        counts.merge(outcome.outcome(), 1L, Long::sum);
        if (outcome.outcome() == Kind.ERROR && refused.size() < REFUSED_SHOWN) {
            refused.add(outcome);
        }
    }

    long errors() {
        return of(Kind.ERROR);
    }

    private long of(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    void show() {
        long done = counts.values().stream().mapToLong(Long::longValue).sum();
        if (terminal) {
            int filled = total == 0 ? WIDTH : (int) (WIDTH * done / total);
            out.printf(
                    "\r[%s%s] %,d of %,d rows, %,d errors ",
                    "#".repeat(filled), " ".repeat(WIDTH - filled), done, total, errors());
            out.flush();
            bar = true;
        } else {
            out.printf("%,d of %,d rows, %,d errors%n", done, total, errors());
        }
    }

    /** Leaves the line of the bar. */
    void end() {
        if (bar) {
            out.println();
        }
    }

    /** Shows the first rows that were refused. */
    void faults() {
        refused.forEach(outcome -> outcome.errors()
                .forEach(fault ->
                        out.printf("row %d: %s%n", outcome.row(), (fault.column() + " " + fault.message()).strip())));
        if (errors() > refused.size()) {
            out.printf("… and %,d more rows; --result FILE writes them all.%n", errors() - refused.size());
        }
    }

    void summary() {
        out.printf(
                "%,d created, %,d duplicates, %,d errors%s%n",
                of(Kind.CREATED), of(Kind.DUPLICATE), errors(), dryRun ? " (dry run: nothing was recorded)" : "");
    }
}
