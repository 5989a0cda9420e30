package org.fairlab.query.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.fairlab.events.Money;
import org.fairlab.events.ScholarshipEvent.FundReplenished;
import org.fairlab.platform.security.Roles;
import org.fairlab.query.testing.GivenEvents;
import org.fairlab.query.testing.OverHttp;
import org.fairlab.query.transparency.NoteSigner;
import org.fairlab.query.transparency.TransparencyLog;
import org.fairlab.verifier.CompactRange;
import org.fairlab.verifier.Main;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What an auditor downloads is what the verifier takes; 20 events of two funds. */
class BundleEndpointTest extends OverHttp {

    private static final int EVENTS = 20;
    private static final List<UUID> FUNDS = List.of(UUID.randomUUID(), UUID.randomUUID());
    private static final Instant DAWN = Instant.parse("2030-01-15T06:00:00Z");
    private static final GivenEvents GIVEN = GivenEvents.none();
    private static final Path FOLDER = folder();

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("bundles");
            Files.writeString(folder.resolve("key"), NoteSigner.generate());
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        GIVEN.database().addTo(registry);
        registry.add("fairlab.log-signing-key", FOLDER.resolve("key")::toString);
        registry.add("fairlab.log-anchors", FOLDER.resolve("log-anchors")::toString);
    }

    @BeforeAll
    static void events() {
        for (int n = 0; n < EVENTS; n++) {
            GIVEN.at(DAWN.plus(n, ChronoUnit.HOURS))
                    .happened(
                            new FundReplenished(FUNDS.get(n % 2), new Money(n + 1, "USD"), LocalDate.of(2030, 1, 15)));
        }
    }

    @Autowired
    private TransparencyLog log;

    @Autowired
    private NoteSigner signer;

    @BeforeEach
    void signed() {
        await().atMost(Duration.ofSeconds(20)).until(() -> log.latest().size() == EVENTS);
    }

    @Test
    void the_whole_log_is_one_bundle() throws Exception {
        MockHttpServletResponse answer = ask("");

        assertThat(answer.getContentType()).isEqualTo("application/zip");
        assertThat(answer.getHeader(HttpHeaders.CONTENT_DISPOSITION))
                .isEqualTo("attachment; filename=\"fairlab-20.zip\"");
        assertThat(lines(answer)).hasSize(EVENTS).allMatch(line -> line.split("\t")[1].isEmpty());
        assertThat(verify(answer, "--whole")).isZero();
    }

    @Test
    void the_events_that_involve_an_entity_are_proved_one_by_one() throws Exception {
        MockHttpServletResponse answer = ask("&entity=" + FUNDS.getFirst());

        assertThat(answer.getHeader(HttpHeaders.CONTENT_DISPOSITION))
                .as("names nobody")
                .doesNotContain(FUNDS.getFirst().toString());
        assertThat(lines(answer))
                .hasSize(EVENTS / 2)
                .allMatch(line -> line.contains(FUNDS.getFirst().toString()));
        assertThat(verify(answer)).isZero();
        assertThat(verify(answer, "--whole")).isEqualTo(1);
    }

    @Test
    void a_download_is_recorded_with_the_events_that_it_shows() throws Exception {
        ask("&purpose=review&entity=" + FUNDS.getLast());

        assertThat(JdbcClient.create(GIVEN.database().owner())
                        .sql("select entry::text from access.read order by number desc limit 1")
                        .query(String.class)
                        .single())
                .contains("/api/bundles", "review", "[2,4,6,8,10,12,14,16,18,20]");
    }

    @Test
    void the_events_of_a_period_begin_with_its_first_instant_and_end_before_its_last() throws Exception {
        MockHttpServletResponse answer = ask("&from=2030-01-15T09:00:00Z&to=2030-01-15T12:00:00Z");

        assertThat(lines(answer)).extracting(line -> line.split("\t")[0]).containsExactly("3", "4", "5");
        assertThat(verify(answer)).isZero();
    }

    @Test
    void a_checkpoint_that_was_kept_is_shown_to_be_extended() throws Exception {
        MockHttpServletResponse answer = ask("&entity=" + UUID.randomUUID() + "&since=7,20");

        assertThat(lines(answer)).isEmpty();
        assertThat(names(answer)).contains("consistency/7", "consistency/20");
        assertThat(verify(answer)).isZero();
    }

    @Test
    void a_size_that_the_log_never_had_is_refused() throws Exception {
        assertThat(ask("&since=21").getStatus()).isEqualTo(400);
        assertThat(ask("&since=-1").getStatus()).isEqualTo(400);
    }

    @Test
    void the_anchors_are_in_the_bundle_as_they_were_written_and_the_log_must_extend_them() throws Exception {
        Path anchors = Files.createDirectories(FOLDER.resolve("log-anchors"));
        try (var written = Files.list(anchors)) {
            assertThat(written).as("written by the log itself").isNotEmpty();
        }
        Path yesterday = anchors.resolve("8.checkpoint");
        String ahead = signer.sign(signer.name() + "\n21\n" + "A".repeat(43) + "=\n");
        String forked = signer.sign(signer.name() + "\n8\n" + "A".repeat(43) + "=\n");
        String genuine =
                signer.sign(signer.name() + "\n8\n" + Base64.getEncoder().encodeToString(rootOf(8)) + "\n");
        Files.writeString(yesterday, genuine);
        Files.setLastModifiedTime(yesterday, FileTime.from(DAWN));

        MockHttpServletResponse answer = ask("");
        assertThat(names(answer)).contains("anchors/8", "consistency/8");
        assertThat(verify(answer, "--whole")).isZero();
        assertThat(verify(ask("&entity=" + FUNDS.getFirst()))).isZero();

        Files.writeString(yesterday, forked);
        Files.setLastModifiedTime(yesterday, FileTime.from(DAWN));
        assertThat(verify(ask(""), "--whole")).isEqualTo(1);
        assertThat(verify(ask("&entity=" + FUNDS.getFirst()))).isEqualTo(1);
        Files.delete(yesterday);

        Path later = anchors.resolve("21.checkpoint");
        Files.writeString(later, ahead);
        assertThat(names(ask(""))).contains("anchors/21").doesNotContain("consistency/21");
        assertThat(verify(ask(""))).as("rolled back").isEqualTo(1);
        Files.delete(later);
        assertThat(verify(ask(""), "--whole")).isZero();
    }

    private static byte[] rootOf(int events) {
        var range = new CompactRange();
        JdbcClient.create(GIVEN.database().owner())
                .sql("select events.leaf_hash(e) from events.event e where position <= ? order by position")
                .param(events)
                .query(byte[].class)
                .list()
                .forEach(range::add);
        return range.root();
    }

    @Test
    void a_programme_is_asked_for_by_its_id_with_or_without_a_period() throws Exception {
        MockHttpServletResponse answer = ask("&programme=" + FUNDS.getFirst());
        assertThat(answer.getHeader(HttpHeaders.CONTENT_DISPOSITION)).contains("\"fairlab-20-programme.zip\"");
        assertThat(lines(answer)).hasSize(EVENTS / 2);
        assertThat(verify(answer)).isZero();

        var some = ask("&programme=" + FUNDS.getFirst() + "&from=2030-01-15T09:00:00Z&to=2030-01-15T12:00:00Z");
        assertThat(lines(some)).extracting(line -> line.split("\t")[0]).containsExactly("4");
        assertThat(ask("&programme=spring").getStatus()).isEqualTo(400);
    }

    private MockHttpServletResponse ask(String parameters) throws Exception {
        return ask("ada", Roles.AUDITOR, get("/api/bundles?after=" + EVENTS + parameters));
    }

    private int verify(MockHttpServletResponse answer, String... options) throws IOException {
        Path bundle = FOLDER.resolve("bundle.zip");
        Files.write(bundle, answer.getContentAsByteArray());
        var arguments = new ArrayList<>(List.of("verify", bundle.toString(), "--key", signer.vkey()));
        arguments.addAll(List.of(options));
        return Main.run(arguments.toArray(String[]::new));
    }

    private static List<String> names(MockHttpServletResponse answer) throws IOException {
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static List<String> lines(MockHttpServletResponse answer) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            var entry = zip.getNextEntry();
            while (!entry.getName().equals("events.tsv")) {
                entry = zip.getNextEntry();
            }
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
