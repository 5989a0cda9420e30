package org.fairlab.query.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.fairlab.events.Event;
import org.fairlab.events.Money;
import org.fairlab.events.ScholarshipEvent.FundReplenished;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.testing.TestTokens;
import org.fairlab.query.projection.Projections;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.util.HtmlUtils;

/** The log as an auditor's browser gets it. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import(TestTokens.Decoder.class)
class LogPagesTest {

    private static final int SIZE = 5;
    private static final UUID FUND = UUID.randomUUID();
    private static final GivenEvents GIVEN = GivenEvents.none();
    private static final Path FOLDER = folder();
    private static final JdbcClient OWNER = JdbcClient.create(GIVEN.database().owner());

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
        registry.add(
                "fairlab.log-signing-key",
                () -> FOLDER.resolve("log-signing-key").toString());
        registry.add("fairlab.log-anchors", () -> FOLDER.resolve("anchors").toString());
    }

    @Autowired
    private MockMvc http;

    @Autowired
    private TransparencyLog log;

    @Autowired
    private NoteSigner signer;

    @BeforeAll
    static void events(@Autowired Projections projections, @Autowired TransparencyLog log) throws InterruptedException {
        Event[] deposits = new Event[SIZE];
        Arrays.fill(deposits, new FundReplenished(FUND, new Money(1, "USD"), LocalDate.of(2030, 1, 15)));
        GIVEN.happened(deposits);
        await().atMost(Duration.ofSeconds(20)).until(() -> log.latest().size() == SIZE);
        assertThat(projections.await("audit_trail", SIZE, Duration.ofSeconds(20)))
                .isTrue();
    }

    @Test
    void the_last_checkpoint_is_shown_with_what_to_verify_it_by() throws Exception {
        String page = page("/audit/log");
        assertThat(page)
                .containsSubsequence(
                        "<code>" + signer.name(), "Events covered (size)</th><td>" + SIZE, "not covered yet", "none<")
                .contains("<code>" + signer.vkey(), "by this key", log.latest().note())
                .contains("./fairlab verify bundle.zip --whole --key \"$(cat fairlab.vkey)\"")
                .contains("href=\"/api/bundles\"");
    }

    @Test
    void an_event_is_found_by_its_position_and_by_its_id_and_its_receipt_is_the_one_of_the_api() throws Exception {
        String id = GIVEN.jdbc()
                .sql("select event_id::text from audit_trail.entry where position = 3")
                .query(String.class)
                .single();
        String receipt = answer(Roles.AUDITOR, "/api/log/receipts/3", MediaType.TEXT_PLAIN)
                .getContentAsString();
        for (String event : new String[] {"3", id, "%203%20"}) {
            assertThat(page("/audit/log?event=" + event))
                    .as(event)
                    .contains("Event 3 is stored as it was signed.", receipt, "href=\"/api/log/receipts/3\"")
                    .doesNotContain("role=\"alert\"");
        }
    }

    @Test
    void an_event_that_was_changed_or_removed_since_is_told() throws Exception {
        OWNER.sql("create table events.kept as select * from events.event where position = 2")
                .update();
        try {
            OWNER.sql("update events.event set payload = replace(payload::text, '1', '2')::json where position = 2")
                    .update();
            assertThat(page("/audit/log?event=2"))
                    .contains("Event 2 is not as it was signed", "has another hash")
                    .doesNotContain("is stored as it was signed");
            assertThat(page("/audit/log?event=1")).contains("Event 1 is stored as it was signed.");
            OWNER.sql("delete from events.event where position = 2").update();
            assertThat(page("/audit/log?event=2"))
                    .contains("Event 2 is not as it was signed", "It is not there any more.");
        } finally {
            OWNER.sql("delete from events.event where position = 2").update();
            OWNER.sql("insert into events.event select * from events.kept").update();
            OWNER.sql("drop table events.kept").update();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "4711", "somebody", "-1", "9999999999999999999999"})
    void an_event_that_there_is_not_is_told_at_the_field(String event) throws Exception {
        var answer = answer(Roles.AUDITOR, "/audit/log?event=" + event, MediaType.TEXT_HTML);
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString())
                .contains(
                        "<title>Error: Integrity of the log",
                        "href=\"#event\">Event must be the id or the position of an event that was recorded<",
                        "value=\"" + event + "\"")
                .containsPattern("id=\"event\"[^>]*aria-invalid=\"true\"");
    }

    @Test
    void a_form_leads_to_the_bundle_of_an_entity_and_period() throws Exception {
        var whole = answer(Roles.AUDITOR, "/audit/log/bundle?entity=&programme=&from=&to=&since=", MediaType.TEXT_HTML);
        assertThat(whole.getRedirectedUrl()).isEqualTo("/api/bundles");
        var some = answer(
                Roles.AUDITOR,
                "/audit/log/bundle?entity=" + FUND + "&from=2030-01-15T12:00&to=2030-01-16T00:00:00Z&since=2",
                MediaType.TEXT_HTML);
        assertThat(some.getRedirectedUrl())
                .isEqualTo(
                        "/api/bundles?entity=" + FUND + "&from=2030-01-15T12:00:00Z&to=2030-01-16T00:00:00Z&since=2");
        assertThat(answer(Roles.AUDITOR, some.getRedirectedUrl(), MediaType.ALL).getContentType())
                .isEqualTo("application/zip");
    }

    @Test
    void every_field_of_a_bundle_that_cannot_be_read_is_named() throws Exception {
        var answer = answer(
                Roles.AUDITOR,
                "/audit/log/bundle?entity=ada&programme=spring&from=soon&to=later&since=4711",
                MediaType.TEXT_HTML);
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString())
                .contains(
                        "Person or entity must be a UUID",
                        "Programme must be a UUID",
                        "Recorded from must be a time",
                        "Recorded before must be a time",
                        "Checkpoint kept must be from 0 to the size of the last checkpoint",
                        "value=\"ada\"");
    }

    @Test
    void an_anchor_is_held_against_the_log() throws Exception {
        Path anchors = FOLDER.resolve("anchors");
        await().atMost(Duration.ofSeconds(20)).until(() -> page("/audit/log").contains("the same checkpoint"));
        Path forged = Files.writeString(anchors.resolve("3.checkpoint"), "no checkpoint");
        try {
            assertThat(page("/audit/log")).contains("not the same checkpoint");
        } finally {
            Files.delete(forged);
        }
        assertThat(page("/audit/log")).doesNotContain("not the same checkpoint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/audit/log", "/audit/log?event=1", "/audit/log/bundle"})
    void the_log_is_shown_to_auditors_alone(String address) throws Exception {
        for (String role : Roles.ALL) {
            var answer = answer(role, address, MediaType.TEXT_HTML);
            if (role.equals(Roles.AUDITOR)) {
                assertThat(answer.getStatus()).isIn(200, 302);
            } else {
                assertThat(answer.getStatus()).as(role).isEqualTo(403);
                assertThat(answer.getContentAsString()).contains("This page is for auditors.");
            }
        }
    }

    @Test
    void no_page_has_a_script_or_a_style_of_its_own_and_headings_are_in_order() throws Exception {
        for (String address : new String[] {"/audit/log", "/audit/log?event=1", "/audit/log?event=x"}) {
            String page = answer(Roles.AUDITOR, address, MediaType.TEXT_HTML).getContentAsString();
            assertThat(page).doesNotContain("<script", "style=", "<style", "onclick", "th:");
            int level = 0;
            for (MatchResult heading :
                    Pattern.compile("<h([1-6])").matcher(page).results().toList()) {
                int next = Integer.parseInt(heading.group(1));
                assertThat(next).as(address).isBetween(1, level + 1);
                level = next;
            }
        }
    }

    private String page(String address) throws Exception {
        MockHttpServletResponse answer = answer(Roles.AUDITOR, address, MediaType.TEXT_HTML);
        assertThat(answer.getStatus()).isEqualTo(200);
        return HtmlUtils.htmlUnescape(answer.getContentAsString());
    }

    private MockHttpServletResponse answer(String role, String address, MediaType accept) throws Exception {
        return http.perform(get(URI.create(address))
                        .accept(accept)
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.token("eve", role)))
                .andReturn()
                .getResponse();
    }
}
