package org.fairlab.standalone.faults;

import java.sql.Connection;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/**
 * A writer that pauses inside its transaction while its neighbours go on and a read model is rebuilt. Its event has to
 * reach every read model, the one that was rebuilt meanwhile too.
 */
final class PausedWriter {

    private PausedWriter() {}

    static String row(Bed bed, Scale scale) throws Exception {
        long during = 0;
        long beside = 0;
        Duration longest = Duration.ZERO;
        for (int round = 0; round < scale.rounds(); round++) {
            pauseOnce(bed, scale.pause());
            try (var executor = Executors.newVirtualThreadPerTaskExecutor();
                    Load load = new Load(bed.answers, 4, i -> bed.node())) {
                load.awaitMore(20);
                var paused = CompletableFuture.supplyAsync(() -> establish(bed), executor);
                awaitPause(bed);
                long before = load.acknowledged();
                bed.node()
                        .ask(
                                "POST",
                                "/api/projections/fund_ledger/rebuild",
                                bed.node().token("operator", "operator"),
                                null,
                                "");
                paused.get();
                during += load.acknowledged() - before;
                load.awaitMore(20);
                longest = load.longestWait().compareTo(longest) > 0 ? load.longestWait() : longest;
            } finally {
                goOn(bed);
            }
            bed.holds();
            beside += beside(bed, scale.pause());
            bed.holds();
        }
        return scale.rounds() + " pauses of " + scale.pause().toMillis() + " ms, meanwhile neighbours got " + during
                + " answers and waited at most " + longest.toMillis() + " ms; a whole node frozen as often and as long,"
                + " meanwhile another one gave " + beside + " answers; " + bed.holds() + "; control: "
                + StockEngine.skipsALateCommit(bed, scale.pause());
    }

    /** Freezes a node in the middle of its work; how many answers another one gave meanwhile. */
    private static long beside(Bed bed, Duration pause) throws Exception {
        Node frozen = bed.secondNode();
        try (Load of = new Load(bed.answers, 4, i -> frozen);
                Load another = new Load(bed.answers, 4, i -> bed.node())) {
            of.awaitMore(20);
            frozen.signal("STOP");
            try {
                long before = another.acknowledged();
                Thread.sleep(pause);
                return another.acknowledged() - before;
            } finally {
                frozen.signal("CONT");
            }
        }
    }

    private static void pauseOnce(Bed bed, Duration pause) throws Exception {
        try (Connection owner = bed.owner()) {
            owner.createStatement().execute("""
                    create sequence control.pauses;
                    create function control.pause() returns trigger language plpgsql security definer as $$
                    begin
                        if nextval('control.pauses') = 1 then perform pg_sleep(%s); end if;
                        return new;
                    end $$;
                    create trigger pause before insert on events.event for each row
                        when (new.payload::text like '%%Paused writer%%') execute function control.pause();
                    """.formatted(pause.toMillis() / 1000.0));
        }
    }

    private static void awaitPause(Bed bed) throws Exception {
        try (Connection owner = bed.owner()) {
            while (Kills.ids(owner, "select count(*) from control.pauses where is_called")
                            .getFirst()
                    == 0) {
                Thread.sleep(5);
            }
        }
    }

    private static void goOn(Bed bed) throws Exception {
        try (Connection owner = bed.owner()) {
            owner.createStatement()
                    .execute("drop trigger pause on events.event; drop function control.pause();"
                            + " drop sequence control.pauses");
        }
    }

    private static Http.Answer establish(Bed bed) {
        try {
            return new Asking(bed.answers)
                    .settle(
                            "PUT",
                            "/api/funds/" + UUID.randomUUID(),
                            bed.node().token("load", "fund-officer"),
                            """
                            {"name": "Paused writer", "kind": "STIPEND", "balance": {"minor": 1, "currency": "USD"}}""",
                            bed.node());
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
