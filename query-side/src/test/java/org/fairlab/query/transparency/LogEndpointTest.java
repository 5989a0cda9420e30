package org.fairlab.query.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.fairlab.events.Event;
import org.fairlab.events.Money;
import org.fairlab.events.ScholarshipEvent.FundReplenished;
import org.fairlab.platform.security.Roles;
import org.fairlab.query.testing.GivenEvents;
import org.fairlab.query.testing.OverHttp;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** The log over HTTP while the application keeps it: 300 events, and further ones as they come. */
class LogEndpointTest extends OverHttp {

    private static final int SIZE = 300;
    private static final UUID FUND = UUID.randomUUID();
    private static final GivenEvents GIVEN = GivenEvents.none();
    private static final Path FOLDER = folder();
    private static final Path KEY = FOLDER.resolve("log-signing-key");

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("log");
            Files.writeString(folder.resolve("log-signing-key"), NoteSigner.generate());
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        GIVEN.database().addTo(registry);
        registry.add("fairlab.log-signing-key", KEY::toString);
        registry.add("fairlab.log-anchors", FOLDER.resolve("anchors")::toString);
    }

    @BeforeAll
    static void events() {
        List<Event> deposits = new ArrayList<>();
        for (int n = 1; n <= SIZE; n++) {
            deposits.add(new FundReplenished(FUND, new Money(n, "USD"), LocalDate.of(2030, 1, 15)));
        }
        GIVEN.happened(deposits.toArray(Event[]::new));
    }

    @Autowired
    private TransparencyLog log;

    @Autowired
    private NoteSigner signer;

    @Autowired
    private LogJob job;

    @Autowired
    private LogTables tables;

    @Autowired
    private Leaves leaves;

    @Autowired
    private PlatformTransactionManager transactions;

    private final JsonMapper json = new JsonMapper();

    private static List<byte[]> leafHashes() {
        return JdbcClient.create(GIVEN.database().owner())
                .sql("select events.leaf_hash(e) from events.event e order by position")
                .query(byte[].class)
                .list();
    }

    private MockHttpServletResponse open(String address) throws Exception {
        return answer(get(address));
    }

    private MockHttpServletResponse ask(String address) throws Exception {
        return ask("ada", Roles.REVIEWER, get(address));
    }

    private void awaitSigned() {
        await().atMost(Duration.ofSeconds(20)).until(() -> log.latest().size() >= SIZE);
    }

    private List<byte[]> hashes(String address) throws Exception {
        List<byte[]> hashes = new ArrayList<>();
        json.readTree(ask(address).getContentAsString())
                .path("hashes")
                .forEach(hash -> hashes.add(Base64.getDecoder().decode(hash.asString())));
        return hashes;
    }

    @Test
    void anybody_gets_the_checkpoint_and_the_key_to_verify_it_with() throws Exception {
        awaitSigned();
        MockHttpServletResponse answer = open("/log/checkpoint");
        assertThat(answer.getContentType()).isEqualTo("text/plain;charset=utf-8");
        assertThat(answer.getHeader(HttpHeaders.CACHE_CONTROL)).isEqualTo("max-age=1");
        assertThat(signer.verifies(answer.getContentAsString())).isTrue();
        assertThat(Checkpoint.of(answer.getContentAsString()).root())
                .isEqualTo(Verification.root(leafHashes().subList(0, (int)
                        Checkpoint.of(answer.getContentAsString()).size())));
        assertThat(open("/log/vkey").getContentAsString()).isEqualTo(signer.vkey() + "\n");
    }

    @Test
    void anybody_gets_tiles() throws Exception {
        awaitSigned();
        MockHttpServletResponse full = open("/log/tile/0/000");
        assertThat(full.getContentType()).isEqualTo("application/octet-stream");
        assertThat(full.getHeader(HttpHeaders.CACHE_CONTROL)).contains("immutable");
        assertThat(full.getContentAsByteArray()).hasSize(256 * 32);
        assertThat(Hashing.at(full.getContentAsByteArray(), 255))
                .isEqualTo(leafHashes().get(255));
        assertThat(Hashing.at(open("/log/tile/0/001.p/44").getContentAsByteArray(), 43))
                .isEqualTo(leafHashes().get(299));
        assertThat(open("/log/tile/1/000.p/1").getContentAsByteArray())
                .isEqualTo(Verification.root(leafHashes().subList(0, 256)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/log/tile/0/001",
                "/log/tile/0/000.p/0",
                "/log/tile/0/000.p/256",
                "/log/tile/0/000.p/01",
                "/log/tile/0/0",
                "/log/tile/0/0000",
                "/log/tile/0/x000/000",
                "/log/tile/0/x001/x234/067",
                "/log/tile/1/000",
                "/log/tile/2/000.p/1",
                "/log/tile/8/000.p/1",
                "/log/tile/64/000.p/1",
                "/log/tile/-1/000",
                "/log/tile/0/000.q/1",
                "/log/tile/entries/000",
                "/log/entries"
            })
    void there_are_no_other_tiles(String address) throws Exception {
        awaitSigned();
        MockHttpServletResponse answer = open(address);
        assertThat(answer.getStatus()).isIn(400, 404);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
    }

    @Test
    void whoever_recorded_something_gets_a_receipt_that_proves_it() throws Exception {
        GIVEN.happened(new FundReplenished(FUND, new Money(1, "USD"), LocalDate.of(2030, 1, 15)));
        List<byte[]> all = leafHashes();
        int index = all.size() - 1;
        MockHttpServletResponse answer = ask("/api/log/receipts/" + all.size());
        assertThat(answer.getStatus()).isEqualTo(200);
        String[] parts = answer.getContentAsString().split("\n\n", 2);
        List<String> lines = parts[0].lines().toList();
        assertThat(lines).startsWith("c2sp.org/tlog-proof@v1", "index " + index);
        assertThat(signer.verifies(parts[1])).isTrue();
        Checkpoint checkpoint = Checkpoint.of(parts[1]);
        List<byte[]> proof = lines.subList(2, lines.size()).stream()
                .map(Base64.getDecoder()::decode)
                .toList();
        assertThat(Verification.includes(checkpoint.root(), checkpoint.size(), index, all.get(index), proof))
                .isTrue();
        assertThat(Verification.includes(checkpoint.root(), checkpoint.size(), index, all.get(index - 1), proof))
                .isFalse();
    }

    @Test
    void what_no_checkpoint_covers_yet_is_to_be_asked_for_again() throws Exception {
        awaitSigned();
        MockHttpServletResponse answer = ask("/api/log/receipts/1000000");
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
        assertThat(answer.getContentAsString()).contains("/problems/not-yet");
    }

    @Test
    void proofs_between_trees_are_answered() throws Exception {
        awaitSigned();
        List<byte[]> all = leafHashes();
        byte[] root = Verification.root(all.subList(0, SIZE));
        assertThat(Verification.includes(
                        root, SIZE, 17, all.get(17), hashes("/api/log/inclusion?index=17&size=" + SIZE)))
                .isTrue();
        assertThat(Verification.consistent(
                        257,
                        Verification.root(all.subList(0, 257)),
                        SIZE,
                        root,
                        hashes("/api/log/consistency?from=257&to=" + SIZE)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/log/inclusion?index=300&size=300, 400, index",
        "/api/log/inclusion?index=-1&size=300, 400, index",
        "/api/log/inclusion?index=0&size=0, 400, index",
        "/api/log/inclusion?index=0&size=1000000, 404, not-found",
        "/api/log/inclusion?index=0, 400, bad-request",
        "/api/log/inclusion?index=x&size=300, 400, index",
        "/api/log/consistency?from=300&to=299, 400, from",
        "/api/log/consistency?from=-1&to=299, 400, from",
        "/api/log/consistency?from=1&to=1000000, 404, not-found",
        "/api/log/consistency?from=-2&to=-1, 400, from",
        "/api/log/receipts/0, 400, position",
        "/api/log/receipts/x, 400, position",
    })
    void a_tree_that_cannot_be_is_a_problem(String address, int status, String named) throws Exception {
        awaitSigned();
        MockHttpServletResponse answer = ask(address);
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.getContentAsString()).contains(named);
    }

    @Test
    void a_checkpoint_is_anchored() {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            String[] anchors = FOLDER.resolve("anchors").toFile().list();
            return anchors != null && anchors.length == 1;
        });
    }

    @Test
    void an_application_whose_log_is_broken_is_not_healthy() throws Exception {
        awaitSigned();
        assertThat(job.health().getStatus()).isEqualTo(Status.UP);
        Path other = Files.writeString(FOLDER.resolve("other-key"), NoteSigner.generate());
        var broken = new LogJob(tables, leaves, NoteSigner.read(other), transactions, other, null, Duration.ofHours(1));
        broken.start();
        try {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> broken.health().getStatus().equals(Status.DOWN));
        } finally {
            broken.stop();
        }
    }
}
