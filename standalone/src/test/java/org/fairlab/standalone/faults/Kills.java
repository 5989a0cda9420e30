package org.fairlab.standalone.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** kill -9 under load: of the application, of a PostgreSQL backend, of the postmaster. */
final class Kills {

    private static final int CALLERS = 8;

    private Kills() {}

    private interface Kill {
        void now() throws Exception;
    }

    static String application(Bed bed, Scale scale) throws Exception {
        try (EarlyAnswer control = new EarlyAnswer(bed).awaitSome()) {
            String done = underLoad(bed, scale.rounds(), () -> {
                bed.node().kill();
                control.kill();
                bed.node().start();
            });
            return done + "; control: " + control.lost(bed);
        }
    }

    static String backend(Bed bed, Scale scale) throws Exception {
        try (EarlyAnswer control = new EarlyAnswer(bed).awaitSome()) {
            String done = underLoad(bed, scale.rounds(), () -> {
                try (Connection owner = bed.owner()) {
                    List<Long> writing = ids(
                            owner,
                            "select pid from pg_stat_activity where usename = 'fairlab_app'"
                                    + " order by xact_start is null, random() limit 1");
                    ProcessHandle.of(writing.getFirst()).orElseThrow().destroyForcibly();
                }
            });
            return done + "; control: " + control.lost(bed);
        }
    }

    static String postmaster(Bed bed, Scale scale) throws Exception {
        String done = underLoad(bed, scale.rounds(), () -> {
            bed.server().postmaster().destroyForcibly();
            bed.server().start();
        });
        return done + "; " + keysOfNames(bed) + "; control: " + lazyCommits(bed);
    }

    /** Nobody waits for the commit of a person's key, and yet it is there if the event with the name is. */
    private static String keysOfNames(Bed bed) throws Exception {
        List<String> people =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(50).toList();
        String token = bed.node().token("manager", "programme-manager");
        try (Connection owner = bed.owner()) {
            long walWriter = walWriter(owner);
            Processes.signal("STOP", List.of(walWriter)); // it would write the keys
            for (String person : people) {
                var answer = bed.node().ask("PUT", "/api/participants/" + person, token, person, """
                                {"origin": "INVENTED", "identity": {"name": "Example Person"}}""");
                if (answer.status() != 200) {
                    throw new AssertionError(answer.body());
                }
            }
            bed.server().postmaster().destroyForcibly();
            Processes.signal("KILL", List.of(walWriter));
            bed.server().start();
        }
        try (Connection owner = bed.owner()) {
            long keys = ids(
                            owner,
                            "select count(*) from events.event join keyring.data_key on person_id = stream_id"
                                    + " where wrapped is not null and stream_id in ('" + String.join("', '", people)
                                    + "')")
                    .getFirst();
            if (keys != people.size()) {
                throw new AssertionError("of " + people.size() + " names, " + keys + " have their key");
            }
            return "all " + keys + " names that were answered have their key";
        }
    }

    private static long walWriter(Connection owner) throws Exception {
        return ids(owner, "select pid from pg_stat_activity where backend_type = 'walwriter'")
                .getFirst();
    }

    private static String underLoad(Bed bed, int rounds, Kill kill) throws Exception {
        String holds = "";
        long acknowledged = 0;
        long again = 0;
        for (int round = 0; round < rounds; round++) {
            try (Load load = new Load(bed.answers, CALLERS, i -> bed.node())) {
                load.awaitMore(200);
                kill.now();
                load.awaitMore(200);
                acknowledged += load.acknowledged();
                again += load.sentAgain();
            }
            holds = bed.holds();
        }
        return rounds + " kills, " + acknowledged + " commands acknowledged, " + again + " requests sent again; "
                + holds;
    }

    /** With synchronous_commit off, commits that were answered are lost with the processes' memory. */
    private static String lazyCommits(Bed bed) throws Exception {
        int acknowledged = 0;
        bed.node().signal("STOP"); // its own commits would carry the lazy ones to the disk
        try (Connection owner = bed.owner()) {
            owner.createStatement().execute("create table control.lazy (n int)");
            owner.createStatement().execute("set synchronous_commit = off");
            long walWriter = walWriter(owner);
            Processes.signal("STOP", List.of(walWriter));
            try (var insert = owner.prepareStatement("insert into control.lazy values (1)")) {
                for (; acknowledged < 500; acknowledged++) {
                    insert.executeUpdate();
                }
            }
            bed.server().postmaster().destroyForcibly();
            Processes.signal("KILL", List.of(walWriter));
            bed.server().start();
        } finally {
            bed.node().signal("CONT");
        }
        try (Connection owner = bed.owner()) {
            long kept = ids(owner, "select count(*) from control.lazy").getFirst();
            owner.createStatement().execute("drop table control.lazy");
            if (kept == acknowledged) {
                throw new AssertionError("the control lost nothing, so this test would not notice a loss");
            }
            return "with synchronous_commit off, " + (acknowledged - kept) + " of " + acknowledged
                    + " answered commits were lost";
        }
    }

    static List<Long> ids(Connection database, String query) throws Exception {
        List<Long> ids = new java.util.ArrayList<>();
        try (ResultSet row = database.createStatement().executeQuery(query)) {
            while (row.next()) {
                ids.add(row.getLong(1));
            }
        }
        return ids;
    }
}
