package org.fairlab.query.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.fairlab.events.Event;
import org.fairlab.platform.event.EventSerializer;
import org.fairlab.platform.event.SampleEvents;
import org.fairlab.query.bundle.Bundles;
import org.fairlab.query.bundle.Selection;
import org.fairlab.query.bundle.StoredEnvelopes;
import org.fairlab.query.transparency.Tree.Tile;
import org.fairlab.verifier.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An administrator of the database changes what was recorded, at random, each time in a transaction that is rolled
 * back. The bundle that the program then gives away is verified by the verifier, as an auditor would who has the log's
 * key and what a witness has kept; {@code ./fairlab fault tampering} does it 1,000 times.
 */
class TamperingTest {

    private static final int STREAM = 3;
    private static final int STREAMS = 20;
    private static final long SEED = Long.getLong("tampering.seed", 20300115);

    private static GivenLog log;

    @TempDir
    private static Path folder;

    private static int events;
    private static int before;
    private static DataSource database;
    private static JdbcClient owner;
    private static TransactionTemplate transaction;
    private static Bundles bundles;

    @BeforeAll
    static void an_honest_log_and_a_witness() throws IOException {
        log = new GivenLog();
        database = log.database.owner();
        owner = JdbcClient.create(database);
        var transactions = new JdbcTransactionManager(database);
        transaction = new TransactionTemplate(transactions);
        bundles = new Bundles(
                JdbcClient.create(database), new StoredEnvelopes(database, transactions), transparency(), null);
        LogWriter writer = log.writer(folder.resolve("last"));
        oneOfEachKind();
        writer.advance();
        before = events;
        for (int stream = 0; stream < STREAMS; stream++) {
            log.recorded(STREAM);
            events += STREAM;
        }
        writer.advance();
        assertThat(witness(served())).isZero();
    }

    /** Two events of every kind there is, one of them without what is optional, in a stream of their own. */
    private static void oneOfEachKind() {
        var serializer = new EventSerializer();
        for (Class<?> type : new TreeMap<>(EventSerializer.types()).values()) {
            UUID stream = UUID.randomUUID();
            for (Event sample : List.of(SampleEvents.full(type), SampleEvents.sparse(type))) {
                owner.sql("insert into events.event values (?, gen_random_uuid(), ?, ?, 'Sample', ?, ?, ?::json,"
                                + " '{\"actor\":\"ada\"}', now())")
                        .params(
                                events + 1,
                                stream,
                                events % 2,
                                type.getSimpleName(),
                                serializer.typeForClass(type).getRevision(),
                                serializer.serialize(sample, String.class).getData())
                        .update();
                events++;
            }
        }
    }

    @AfterAll
    static void close() {
        log.close();
    }

    private static TransparencyLog transparency() {
        return new TransparencyLog(tables(), log.leaves());
    }

    private static LogTables tables() {
        return new LogTables(new JdbcTemplate(database));
    }

    /** What is done to the events; it returns the first index that is not what it was. */
    private interface Change {
        int apply(Random random);
    }

    private static final Map<String, Change> CHANGES = new TreeMap<>(Map.<String, Change>of(
            "edit a payload",
            random -> edit(random, """
                    payload = replace(payload::text, '"effectiveOn":"20', '"effectiveOn":"%d')::json""".formatted(10 + random.nextInt(10))),
            "edit the spaces of a payload",
            random -> edit(random, """
                    payload = replace(payload::text, '"effectiveOn":', E'"effectiveOn":%s')::json""".formatted(List.of(" ", "\\n", "\\t").get(random.nextInt(3)))),
            "edit metadata",
            random -> edit(random, "metadata = '{\"actor\":\"eve%d\"}'".formatted(random.nextInt(99))),
            "edit a time",
            random -> edit(
                    random,
                    "recorded_at = recorded_at + %d * interval '1 microsecond'"
                            .formatted(1 + random.nextInt(1_000_000))),
            "edit an id, type or place",
            random -> edit(
                    random,
                    List.of(
                                    "event_id = gen_random_uuid()",
                                    "stream_id = gen_random_uuid()",
                                    "stream_type = 'Cycle'",
                                    "type = 'FundAbolished'",
                                    "revision = '9'",
                                    "sequence = sequence + 100")
                            .get(random.nextInt(6))),
            "delete",
            TamperingTest::delete,
            "insert",
            TamperingTest::insert,
            "reorder",
            TamperingTest::reorder,
            "truncate",
            TamperingTest::truncate));

    private static int edit(Random random, String set) {
        int index = random.nextInt(events);
        assertThat(owner.sql("update events.event set " + set + " where position = ?")
                        .param(index + 1)
                        .update())
                .isEqualTo(1);
        return index;
    }

    private static int delete(Random random) {
        int index = random.nextInt(events);
        owner.sql("delete from events.event where position = ?")
                .param(index + 1)
                .update();
        if (random.nextBoolean()) {
            move("position - 1", index + 1);
        }
        return index;
    }

    private static int insert(Random random) {
        int index = random.nextInt(events);
        move("position + 1", index);
        owner.sql("""
                        insert into events.event
                        select ?, gen_random_uuid(), gen_random_uuid(), 0, stream_type, type, revision, payload, metadata,
                            recorded_at from events.event where position = 1 or position = 2 limit 1""").param(index + 1).update();
        return index;
    }

    private static int reorder(Random random) {
        int one = random.nextInt(events);
        int other = (one + 1 + random.nextInt(events - 1)) % events;
        for (int[] move : new int[][] {{one + 1, 0}, {other + 1, one + 1}, {0, other + 1}}) {
            owner.sql("update events.event set position = ? where position = ?")
                    .params(move[1], move[0])
                    .update();
        }
        return Math.min(one, other);
    }

    private static int truncate(Random random) {
        int left = random.nextInt(events);
        owner.sql("delete from events.event where position > ?").param(left).update();
        return left;
    }

    /** Moves the positions after an index, by way of negative ones, since each is there once. */
    private static void move(String to, int after) {
        owner.sql("update events.event set position = -(" + to + ") where position > ?")
                .param(after)
                .update();
        owner.sql("update events.event set position = -position where position < 0")
                .update();
    }

    /** How the log's own tables are made to agree with the change. */
    private enum Cover {
        /** not at all */
        NONE,
        /** the hashes, but for the signatures, which need the key */
        HASHES,
        /** the newest checkpoint's text, under the old signature */
        FORGED,
        /** everything, signed afresh with the stolen key */
        STOLEN_KEY,
        /** everything, signed with another key, which is then given out as the log's */
        OTHER_KEY
    }

    /** What came of one tampering. */
    private record Result(boolean verified, String said, int witness) {}

    @Test
    void every_tampering_is_detected_and_its_first_index_named() throws Exception {
        assertThat(attempt(new Random(SEED), null, Cover.NONE).verified())
                .as("control: nothing is changed")
                .isTrue();
        int rounds = Boolean.getBoolean("fault.long") ? Integer.getInteger("fault.rounds", 1000) : 120;
        Map<String, Integer> done = new TreeMap<>();
        int forged = 0;
        for (int round = 0; round < rounds; round++) {
            Random random = new Random(SEED + round);
            String change = new ArrayList<>(CHANGES.keySet()).get(round % CHANGES.size());
            Cover cover = Cover.values()[round / CHANGES.size() % Cover.values().length];
            int[] first = new int[1];
            Result result =
                    attempt(random, chance -> first[0] = CHANGES.get(change).apply(chance), cover);
            String what = round + ": " + change + " at " + first[0] + ", " + cover + ": " + result.said();
            assertThat(result.verified()).as(what).isFalse();
            if (cover == Cover.OTHER_KEY || cover == Cover.FORGED) {
                assertThat(result.said()).as(what).contains("sign");
                forged++;
            }
            assertThat(result.said()).as(what).containsPattern("(?m)^  index " + first[0] + ": ");
            if (signsAfresh(cover)) {
                assertThat(result.witness())
                        .as(what + ": what the witness says")
                        .isEqualTo(1);
            }
            done.merge(cover.name(), 1, Integer::sum);
        }
        System.out.printf(
                "tampering%n   %d changes of %d events, all detected and the first bad index named: %s; a wrong signature"
                        + " told beside it in %d%n",
                rounds, events, done, forged);
    }

    @Test
    void an_old_backup_is_detected() throws Exception {
        Change restore = random -> {
            owner.sql("delete from events.event where position > ?")
                    .param(before)
                    .update();
            owner.sql("delete from transparency.checkpoint where size > ?")
                    .param(before)
                    .update();
            return before;
        };
        Result result = attempt(new Random(SEED), restore, Cover.NONE);
        assertThat(result.said()).containsPattern("(?m)^  index " + before + ": missing");
        assertThat(result.witness()).isEqualTo(1);
    }

    @Test
    void a_verifier_that_takes_less_misses_something() throws Exception {
        Change edit = CHANGES.get("edit a payload");
        assertThat(verify(tampered(edit, Cover.OTHER_KEY), false, true))
                .as("control: it believes the key in the bundle, and has nothing from a witness")
                .isZero();
        assertThat(verify(tampered(edit, Cover.STOLEN_KEY), false, false))
                .as("control: it has nothing from a witness")
                .isZero();
        assertThat(verify(tampered(edit, Cover.STOLEN_KEY), true, false)).isEqualTo(1);
    }

    private static Path tampered(Change change, Cover cover) throws Exception {
        attempt(new Random(SEED), change, cover);
        return folder.resolve("bundle.zip");
    }

    /** Tampers, takes the bundle, lets the witness look at what is served then, and undoes all of it. */
    private static Result attempt(Random random, Change change, Cover cover) throws Exception {
        Map<String, byte[]> served = new HashMap<>();
        NoteSigner signer = cover == Cover.OTHER_KEY ? otherKey() : log.signer;
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            if (change != null) {
                change.apply(random);
                cover(cover, signer);
            }
            served.putAll(cover == Cover.NONE || signsAfresh(cover) ? served() : Map.of());
            try (var out = Files.newOutputStream(folder.resolve("bundle.zip"))) {
                bundles.write(Selection.WHOLE, transparency().latest(), signer.vkey(), List.of(), out);
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        });
        var said = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(said, true, UTF_8));
        try {
            int verified = verify(folder.resolve("bundle.zip"), true, false);
            String words = said.toString(UTF_8);
            return new Result(verified == 0, words, served.isEmpty() ? 0 : witness(served));
        } finally {
            System.setOut(before);
        }
    }

    private static boolean signsAfresh(Cover cover) {
        return cover == Cover.STOLEN_KEY || cover == Cover.OTHER_KEY;
    }

    private static void cover(Cover cover, NoteSigner signer) {
        switch (cover) {
            case NONE -> {}
            case FORGED ->
                owner.sql("update transparency.checkpoint set note = replace(note, E'\\n' || size || E'\\n', E'\\n'"
                                + " || size - 1 || E'\\n') where size = ?")
                        .param(events)
                        .update();
            case HASHES -> {
                List<String> notes = owner.sql("select note from transparency.checkpoint order by size desc limit 1")
                        .query(String.class)
                        .list();
                signAfresh(signer);
                owner.sql("update transparency.checkpoint set note = ? where size = (select max(size) from"
                                + " transparency.checkpoint)")
                        .param(notes.getFirst())
                        .update();
            }
            case STOLEN_KEY, OTHER_KEY -> signAfresh(signer);
        }
    }

    private static void signAfresh(NoteSigner signer) {
        owner.sql("delete from transparency.node").update();
        owner.sql("delete from transparency.checkpoint").update();
        List<LogTables.Addition> additions = new ArrayList<>();
        Edge edge = new Tree(tables(), 0).edge();
        additions.add(new LogTables.Addition(null, new byte[0], Checkpoint.sign(signer, 0, edge.root())));
        var since = new ByteArrayOutputStream();
        List<byte[]> leaves = owner.sql("select events.leaf_hash(e) from events.event e order by position")
                .query(byte[].class)
                .list();
        for (byte[] leaf : leaves) {
            edge.append(leaf);
            since.writeBytes(leaf);
            if (edge.size() % Tree.WIDTH == 0 || edge.size() == leaves.size()) {
                byte[] hashes = since.toByteArray();
                since.reset();
                additions.add(new LogTables.Addition(
                        edge.size() - hashes.length / Hashing.LENGTH,
                        hashes,
                        Checkpoint.sign(signer, edge.size(), edge.root())));
            }
        }
        tables().append(additions, edge.takeFilled());
    }

    private static NoteSigner otherKey() {
        return NoteSigner.of(NoteSigner.generate());
    }

    private static int verify(Path bundle, boolean witness, boolean believing) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("verify", bundle.toString(), "--whole", "--key"));
        arguments.add(believing ? entry(bundle, "log.vkey") : log.signer.vkey());
        if (witness) {
            arguments.addAll(List.of(
                    "--key",
                    Files.readString(folder.resolve("vkey")).strip(),
                    "--checkpoint",
                    folder.resolve("checkpoint").toString(),
                    "--leaves",
                    folder.resolve("leaves").toString()));
        }
        return Main.run(arguments.toArray(String[]::new));
    }

    private static String entry(Path bundle, String name) throws IOException {
        try (var zip = new ZipFile(bundle.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), UTF_8).strip();
        }
    }

    /** What the log answers now, for the witness to ask later. */
    private static Map<String, byte[]> served() {
        Map<String, byte[]> answers = new HashMap<>();
        TransparencyLog shown = transparency();
        Checkpoint latest = shown.latest();
        answers.put("/log/checkpoint", latest.note().getBytes(UTF_8));
        for (int tile = 0; tile * Tree.WIDTH < latest.size(); tile++) {
            int width = (int) Math.min(Tree.WIDTH, latest.size() - tile * Tree.WIDTH);
            String path = "/log/tile/0/00" + tile + (width < Tree.WIDTH ? ".p/" + width : "");
            answers.put(path, shown.tile(new Tile(0, tile, width)));
        }
        return answers;
    }

    private static int witness(Map<String, byte[]> served) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = served.get(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
            if (body != null) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        try {
            return Main.run(
                    "witness",
                    "--once",
                    "--log",
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/log",
                    "--store",
                    folder.toString(),
                    "--log-key",
                    log.signer.vkey());
        } finally {
            server.stop(0);
        }
    }
}
