package org.fairlab.standalone.faults;

import java.sql.Connection;
import java.util.List;
import java.util.function.LongPredicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * kill -9 in the middle of a replay for an auditor, which is built in a schema of its own: the next start begins it
 * anew, or drops what is left of one that nobody wants any more, and a replay asked for again equals the live rows.
 */
final class ShadowKill {

    private static final String READ_MODEL = "audit_trail";
    /** More events than a replay commits at once, so that there is a middle. */
    private static final long ENOUGH = 2_500;

    private static final String SCHEMAS = "select count(*) from pg_namespace where nspname like 'replay\\_%'";
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final JsonMapper JSON = new JsonMapper();

    private ShadowKill() {}

    static String row(Bed bed, Scale scale) throws Exception {
        String control = "";
        for (Node other : bed.others()) {
            other.kill(); // it would go on with the replay at once
        }
        for (int round = 0; round < scale.rounds(); round++) {
            try (Load load = new Load(bed.answers, 4, i -> bed.node());
                    Connection owner = bed.owner()) {
                while (count(owner, "events.event") < ENOUGH) {
                    load.awaitMore(100);
                }
                control = round(bed, owner, round % 2 == 1);
            }
            bed.holds();
        }
        for (Node other : bed.others()) {
            other.start();
        }
        return scale.rounds() + " kills in the middle of a replay of " + READ_MODEL
                + ", every other one forgotten before"
                + " the next start; none left a half schema, and each replay asked for equals the live rows, "
                + bed.holds() + "; control: " + control;
    }

    private static String round(Bed bed, Connection owner, boolean forgotten) throws Exception {
        slow(owner);
        long id = ask(bed.node());
        await(
                owner,
                "no replay has begun",
                "select coalesce(max(position), -1) from projection.state where name = '" + schema(id) + "'",
                position -> position >= 0);
        bed.node().kill();
        owner.createStatement().execute("drop trigger slow on projection.state; drop function control.slow()");
        long half = count(owner, schema(id) + ".entry");
        long live = count(owner, READ_MODEL + ".entry");
        if (half == 0 || half >= live) {
            throw new AssertionError("the kill was not in the middle: " + half + " of " + live + " rows");
        }
        if (forgotten) {
            owner.createStatement().execute("delete from projection.replay where id = " + id);
        }
        bed.node().start();
        if (forgotten) {
            await(owner, "half a schema is left", SCHEMAS, count -> count == 0);
            id = ask(bed.node());
        }
        requireSame(bed.node(), id);
        if (count(owner, "pg_namespace where nspname like 'replay\\_%' and nspname <> '" + schema(id) + "'") > 0) {
            throw new AssertionError("a schema is left beside that of the replay that is done");
        }
        bed.node().ask("DELETE", "/api/replays/" + id, auditor(bed.node()), null, "");
        await(owner, "the schema of a replay that was deleted is left", SCHEMAS, count -> count == 0);
        return "who takes what the kill left for the read model has " + half + " of " + live + " rows: I4";
    }

    /** Makes a replay pause before its second batch and each one after it. */
    private static void slow(Connection owner) throws Exception {
        owner.createStatement().execute("""
                create function control.slow() returns trigger language plpgsql as $$
                begin
                    perform pg_sleep(1);
                    return new;
                end $$;
                create trigger slow before update on projection.state for each row
                    when (new.name like 'replay\\_%' and old.position >= 0) execute function control.slow()""");
    }

    private static String auditor(Node node) throws Exception {
        return node.token("auditor", "auditor");
    }

    private static String schema(long id) {
        return "replay_" + id;
    }

    private static long ask(Node node) throws Exception {
        var answer = node.ask("POST", "/api/replays", auditor(node), null, "{\"readModel\": \"" + READ_MODEL + "\"}");
        if (answer.status() != 202) {
            throw new AssertionError("no replay: " + answer.status());
        }
        return JSON.readTree(answer.body()).get("id").asLong();
    }

    /** Waits for a replay and fails if a row of it differs from the live one. */
    private static void requireSame(Node node, long id) throws Exception {
        long started = System.nanoTime();
        JsonNode replay;
        do {
            if (System.nanoTime() - started > PATIENCE_NANOS) {
                throw new AssertionError("replay " + id + " was not done");
            }
            Thread.sleep(20);
            replay = JSON.readTree(node.ask("GET", "/api/replays/" + id, auditor(node), null, "")
                    .body());
        } while (List.of("WAITING", "RUNNING").contains(replay.get("standing").asString()));
        boolean same = replay.get("standing").asString().equals("DONE")
                && !replay.get("tables").isEmpty()
                && replay.get("tables")
                        .valueStream()
                        .allMatch(table -> table.get("checksum").equals(table.get("againstChecksum"))
                                && table.get("onlyHere").asLong() == 0
                                && table.get("onlyThere").asLong() == 0);
        if (!same) {
            throw new AssertionError("I4: " + READ_MODEL + " differs from its replay: " + replay);
        }
    }

    private static long count(Connection owner, String from) throws Exception {
        return Kills.ids(owner, "select count(*) from " + from).getFirst();
    }

    private static void await(Connection owner, String otherwise, String query, LongPredicate until) throws Exception {
        long started = System.nanoTime();
        while (!until.test(Kills.ids(owner, query).getFirst())) {
            if (System.nanoTime() - started > PATIENCE_NANOS) {
                throw new AssertionError(otherwise);
            }
            Thread.sleep(5);
        }
    }
}
