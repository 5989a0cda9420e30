package org.fairlab.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fairlab.platform.privacy.Place;
import org.fairlab.query.transparency.NoteSigner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/**
 * Looks through every byte of the data directory — tables, PostgreSQL's log, programs' logs — and of a dump of all
 * tables, after each step of somebody's life in the program and after the erasure.
 */
class ErasedEverywhereTest {

    /** In every text that is sealed, and nowhere else. */
    private static final String WORD = "Quillfeather7391";

    private static final RawBytes SEALED = RawBytes.ofText(WORD);

    @TempDir
    private Path folder;

    private final UUID participant = UUID.randomUUID();
    private final UUID parent = UUID.randomUUID();
    private Path data;
    private Node node;
    private String staff;
    private String officer;

    @BeforeEach
    void start() throws Exception {
        data = folder.resolve("data");
        node = new Node(data, Map.of()).start();
        staff = node.token(
                "staff", "programme-manager", "site-coordinator", "lactation-coordinator", "auditor", "operator");
        officer = node.token("officer", "privacy-officer");
    }

    @AfterEach
    void stop() throws Exception {
        node.close();
    }

    @Test
    void what_is_sealed_is_nowhere_in_clear_and_once_erased_neither_are_keys_or_answers() throws Exception {
        done("PUT", "participants/" + participant, staff, """
                {"origin": "INVENTED", "identity": {"name": "%1$s", "email": "%1$s@example.org", "phone": "%1$s"}}""");
        done("POST", "participants/" + participant + "/self-identification", staff, """
                {"answers": {"standard": "SPD15_2024", "race": ["ASIAN"], "sex": "FEMALE", "disability": "NO",
                 "veteran": "NO", "firstGeneration": "YES", "ruralBackground": "NO", "disadvantage": "ECONOMIC",
                 "disadvantageTest": "%1$s"}}""");
        isNowhereInClear();
        supportAParent();
        isNowhereInClear();
        UUID imported = imported();
        isNowhereInClear();
        refuseAndShow();
        isNowhereInClear();

        List<UUID> people = List.of(participant, parent, imported);
        List<RawBytes> keys = new ArrayList<>();
        for (UUID person : people) {
            keys.addAll(keysOf(person));
        }
        RawBytes answers = answers();
        assertThat(keys).hasSize(4);
        assertThat(answers.in(data)).as("answers before the erasure").isNotEmpty();
        assertThat(keys)
                .allSatisfy(key ->
                        assertThat(key.in(data)).as("a key before the erasure").isNotEmpty());

        erase("participants/" + participant);
        erase("participants/" + imported);
        erase("lactation/parents/" + parent);
        certified("participants/" + participant, "DEMOGRAPHICS, IDENTITY");
        certified("participants/" + imported, "IDENTITY");
        certified("lactation/parents/" + parent, "HEALTH");

        isNowhereInClear();
        assertThat(answers.in(folder)).as("answers").isEmpty();
        assertThat(keys)
                .allSatisfy(key -> assertThat(key.in(folder)).as("a key").isEmpty());
    }

    @Test
    void what_is_written_in_clear_is_found() throws Exception {
        try (Connection owner = node.owner()) {
            owner.createStatement().execute("create table leak as select 'x" + WORD + "'::text as word");
            owner.createStatement().execute("checkpoint");
        }
        assertThat(SEALED.in(data)).anyMatch(file -> file.startsWith("postgres/base/"));
        assertThat(SEALED.in(data)).anyMatch(file -> file.startsWith("postgres/pg_wal/"));
        dump();
        assertThat(SEALED.in(folder)).contains("dump as UTF-8");
    }

    private void supportAParent() throws IOException {
        UUID partner = UUID.randomUUID();
        UUID pathway = UUID.randomUUID();
        done("PUT", "partnerships/" + partner, staff, """
                {"name": "Springfield lactation consultants (invented)", "kind": "LACTATION_CONSULTANT",
                 "topics": ["LACTATION_SUPPORT"]}""");
        done("PUT", "lactation/pathways/" + pathway, staff, """
                {"site": "Springfield draw station", "partnershipId": "%2$s"}""", partner);
        done("PUT", "lactation/parents/" + parent, staff, """
                {"details": {"name": "%1$s", "email": "%1$s@example.org", "language": "%1$s"}}""");
        done("PUT", "lactation/referrals/" + UUID.randomUUID() + "/consent", staff, """
                {"parentId": "%2$s", "pathwayId": "%3$s", "textVersion": "2026-01",
                 "shared": {"contact": "%1$s", "need": "%1$s"}}""", parent, pathway);
        done("PUT", "lactation/accommodations/" + UUID.randomUUID() + "/employee-request", staff, """
                {"parentId": "%2$s", "site": "Springfield draw station", "jurisdiction": "US-NY",
                 "wishes": {"neededUntil": "2099-05-31", "wishes": "%1$s"}}""", parent);
    }

    private UUID imported() throws Exception {
        try (Http http = new Http(node.port())) {
            var answer = http.send("POST", "/api/imports/participants", staff, null, "text/csv", """
                    participantId,origin,identity.name,identity.email
                    row-1,INVENTED,%1$s,%1$s@example.org
                    row-2,NO_SUCH_ORIGIN,%1$s,%1$s
                    """.formatted(WORD));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).contains("\"created\":1").doesNotContain(WORD);
        }
        try (Connection owner = node.owner();
                var row = owner.createStatement().executeQuery("""
                        select stream_id from events.event where type = 'ParticipantRegistered'
                        order by position desc limit 1""")) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }

    /** Whatever may repeat what it was given: refusals, and whatever shows people. */
    private void refuseAndShow() throws Exception {
        var refused = node.ask(
                "PUT",
                "/api/participants/" + UUID.randomUUID(),
                staff,
                UUID.randomUUID().toString(),
                "{\"origin\": \"" + WORD + "\", \"" + WORD + "\": 1}");
        assertThat(refused.status()).isEqualTo(400);
        for (String path : List.of(
                "/api/participants",
                "/api/audit/events",
                "/api/audit/entities/" + participant,
                "/api/equity-funnel?by=race",
                "/api/lactation/support",
                "/api/projections")) {
            var answer = node.ask("GET", path + (path.contains("?") ? "&" : "?") + "purpose=test", staff, null, "");
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.body()).doesNotContain(WORD);
        }
        for (String path : List.of("/api/participants/" + participant, "/api/lactation/cases/" + parent)) {
            assertThat(node.ask("GET", path + "?purpose=test", staff, null, "").body())
                    .as(path)
                    .contains(WORD);
        }
        try (Connection owner = node.owner()) {
            ReadModels.rebuild(node, owner, "demographics");
            ReadModels.rebuild(node, owner, "lactation");
        }
    }

    private void isNowhereInClear() throws Exception {
        dump();
        assertThat(SEALED.in(folder)).as("what is sealed").isEmpty();
    }

    /** Every table, as text, when all that was written has reached its file. */
    private void dump() throws Exception {
        try (Connection owner = node.owner();
                OutputStream file = Files.newOutputStream(folder.resolve("dump"))) {
            owner.createStatement().execute("checkpoint");
            var copy = owner.unwrap(PGConnection.class).getCopyAPI();
            for (String table : texts(owner, """
                    select format('%I.%I', schemaname, tablename) from pg_tables
                    where schemaname not in ('pg_catalog', 'information_schema')""")) {
                copy.copyOut("copy " + table + " to stdout", file);
            }
        }
    }

    /** The data keys of somebody, as they are wrapped. */
    private List<RawBytes> keysOf(UUID person) throws Exception {
        List<RawBytes> keys = new ArrayList<>();
        try (Connection owner = node.owner();
                var row = owner.createStatement()
                        .executeQuery("select wrapped from keyring.data_key where person_id = '" + person + "'")) {
            while (row.next()) {
                keys.add(RawBytes.of(row.getBytes(1)));
            }
        }
        return keys;
    }

    /** The participant's row of answers as it begins in a table's file and in PostgreSQL's log, and in a dump. */
    private RawBytes answers() throws Exception {
        try (Connection owner = node.owner()) {
            long position = Long.parseLong(texts(
                            owner,
                            "select position from demographics.answer where participant_id = '" + participant + "'")
                    .getFirst());
            var row = new ByteArrayOutputStream();
            row.writeBytes(ByteBuffer.allocate(16)
                    .putLong(participant.getMostSignificantBits())
                    .putLong(participant.getLeastSignificantBits())
                    .array());
            row.writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(position)
                    .array());
            String standard = "SPD15_2024";
            row.write((standard.length() + 1) << 1 | 1); // how PostgreSQL says the length of a short text
            row.writeBytes(standard.getBytes(StandardCharsets.US_ASCII));
            return new RawBytes(Map.of(
                    "row",
                    row.toString(StandardCharsets.ISO_8859_1),
                    "text",
                    participant + "\t" + position + "\t" + standard));
        }
    }

    private void erase(String path) throws IOException {
        done("POST", path + "/erasure", officer, "{\"reason\": \"request\"}");
    }

    /** Waits for a certificate, which is given when every place is purged. */
    private void certified(String path, String keys) throws IOException {
        String address = "/api/" + path + "/erasure-certificate";
        var answer = await().atMost(Duration.ofSeconds(60))
                .until(() -> node.ask("GET", address, officer, null, ""), given -> given.status() == 200);
        assertThat(answer.body())
                .startsWith("fairlab erasure certificate v1\npseudonym " + path.substring(path.lastIndexOf('/') + 1))
                .contains("keys destroyed: " + keys + "\n", "cryptographic erasure, not anonymisation", " deleted, ");
        Place.ALL.forEach(place -> assertThat(answer.body()).contains("\npurged: " + place + ": "));
        assertThat(NoteSigner.read(data.resolve("log-signing-key")).verifies(answer.body()))
                .isTrue();
    }

    private static List<String> texts(Connection database, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (var row = database.createStatement().executeQuery(query)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    /** @param body with {@code %1$s} for the word, and {@code %2$s} and so on for more */
    private void done(String method, String path, String token, String body, UUID... more) throws IOException {
        List<Object> words = new ArrayList<>(List.of(WORD));
        words.addAll(List.of(more));
        var answer =
                node.ask(method, "/api/" + path, token, UUID.randomUUID().toString(), body.formatted(words.toArray()));
        assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(200);
    }
}
