package org.fairlab.query.audittrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.fairlab.events.Event;
import org.fairlab.events.Money;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.events.Sealed;
import org.fairlab.events.Sealed.Category;
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
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** The pages as a browser gets them, and the same over HTTP as JSON. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import(TestTokens.Decoder.class)
class AuditPagesTest {

    private static final LocalDate DAY = LocalDate.of(2030, 1, 15);
    private static final UUID PARTICIPANT = UUID.randomUUID();
    private static final UUID FUND = UUID.randomUUID();
    private static final int REPLENISHED = 60;
    private static final GivenEvents GIVEN = GivenEvents.none();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        GIVEN.database().addTo(registry);
    }

    @Autowired
    private MockMvc http;

    @BeforeAll
    static void events(@Autowired Projections projections) throws InterruptedException {
        Money cent = new Money(1, "USD");
        Event[] replenished = new Event[REPLENISHED];
        java.util.Arrays.fill(replenished, new FundReplenished(FUND, cent, DAY));
        GIVEN.happened(
                        Map.of("actor", "ada", "role", "programme-manager", "reason", "<b>a roster</b>"),
                        new ParticipantRegistered(PARTICIPANT, Origin.INVENTED, null, DAY),
                        new SelfIdentified(PARTICIPANT, new Sealed(Category.DEMOGRAPHICS, "c2VhbGVk"), DAY))
                .happened(
                        Map.of("actor", "bob & co", "role", "fund-officer"),
                        new FundEstablished(FUND, "First <steps>", FundKind.STIPEND, cent, DAY))
                .happened(Map.of("actor", "bob & co", "role", "fund-officer"), replenished);
        assertThat(projections.await(AuditTrail.NAME, 3 + REPLENISHED, Duration.ofSeconds(20)))
                .isTrue();
    }

    @Test
    void the_trail_is_a_timeline_of_sentences_the_latest_first() throws Exception {
        assertThat(page("/audit?entity=" + PARTICIPANT))
                .containsSubsequence(
                        "Events found, the latest first",
                        "<time datetime=\"",
                        "SelfIdentified",
                        "ada",
                        "(programme manager)",
                        "self-identified, answers sealed.",
                        "Reason:",
                        "&lt;b&gt;a roster&lt;/b&gt;",
                        "href=\"/audit/events/2\"",
                        "ParticipantRegistered");
    }

    @Test
    void the_search_stands_in_the_form_and_in_the_links() throws Exception {
        assertThat(page("/audit?actor=bob%20%26%20co&type=FundReplenished&from=2020-01-01T00:00"))
                .contains("value=\"bob &amp; co\"", "value=\"FundReplenished\" selected=\"selected\"")
                .containsPattern(
                        "href=\"/audit\\?actor=bob%20%26%20co&amp;type=FundReplenished&amp;from=2020-01-01T00%3A00&amp;cursor=")
                .contains("href=\"/api/audit/events?actor=bob%20%26%20co&amp;type=FundReplenished");
    }

    @Test
    void the_link_to_earlier_events_leads_on_until_there_are_no_more() throws Exception {
        int events = 0;
        String address = "/audit?type=FundReplenished";
        while (address != null) {
            String page = page(address);
            events += (int)
                    Pattern.compile("<li>").matcher(timeline(page)).results().count();
            address = Pattern.compile("<a rel=\"next\" href=\"([^\"]+)\"")
                    .matcher(page)
                    .results()
                    .map(next -> next.group(1).replace("&amp;", "&"))
                    .findAny()
                    .orElse(null);
        }
        assertThat(events).isEqualTo(REPLENISHED);
    }

    @Test
    void a_search_without_result_says_so() throws Exception {
        assertThat(page("/audit?actor=nobody"))
                .contains("No event fits this search")
                .doesNotContain("timeline");
    }

    @Test
    void a_search_that_cannot_be_read_is_explained_at_the_field() throws Exception {
        MockHttpServletResponse answer = answer(Roles.AUDITOR, "/audit?mention=someone", MediaType.TEXT_HTML);
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString())
                .contains(
                        "<title>Error: Audit trail – Fairlab</title>",
                        "href=\"#mention\">Person or entity must be a UUID<",
                        "value=\"someone\"")
                .containsPattern("id=\"mention\"[^>]*aria-invalid=\"true\"");
    }

    @Test
    void an_event_is_shown_as_it_is_stored() throws Exception {
        assertThat(page("/audit/events/2"))
                .containsSubsequence("<h1>Event 2</h1>", "<th scope=\"row\">Actor</th>", "/audit?actor=ada")
                .contains(
                        "href=\"/audit/entities/" + PARTICIPANT + "\"", "&quot;ciphertext&quot; : &quot;c2VhbGVk&quot;")
                .contains("&quot;reason&quot; : &quot;&lt;b&gt;a roster&lt;/b&gt;&quot;");
    }

    @Test
    void a_history_begins_with_the_first_event() throws Exception {
        assertThat(page("/audit/entities/" + PARTICIPANT))
                .containsSubsequence("<h2>Event 1</h2>", "Effects (1)", "<h2>Event 2</h2>", "Causes (1)");
        assertThat(page("/audit/entities/" + UUID.randomUUID())).contains("No event involves this id");
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.PROGRAMME_MANAGER, Roles.PRIVACY_OFFICER})
    void others_who_see_a_history_get_no_link_to_what_they_may_not_see(String role) throws Exception {
        MockHttpServletResponse answer = answer(role, "/audit/entities/" + PARTICIPANT, MediaType.TEXT_HTML);
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString())
                .contains("<h2>Event 2</h2>")
                .doesNotContain("href=\"/audit\"", "/audit/events/", "/audit?");
        assertThat(answer(role, "/audit", MediaType.TEXT_HTML).getStatus()).isEqualTo(403);
        assertThat(answer(role, "/audit/events/2", MediaType.TEXT_HTML).getStatus())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/audit/log", "/audit/events/1000", "/audit/events/first", "/audit/entities/somebody"})
    void a_page_that_is_not_there_is_refused_in_words(String address) throws Exception {
        MockHttpServletResponse answer = answer(Roles.AUDITOR, address, MediaType.TEXT_HTML);
        assertThat(answer.getStatus()).isIn(400, 404);
        assertThat(answer.getContentAsString()).contains("<h1>Not shown</h1>");
    }

    @Test
    void no_page_has_a_script_or_a_style_of_its_own_and_headings_are_in_order() throws Exception {
        for (String address :
                new String[] {"/audit", "/audit/events/2", "/audit/entities/" + PARTICIPANT, "/audit?mention=x"}) {
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

    @Test
    void a_program_gets_the_stored_json_itself() throws Exception {
        assertThat(answer(Roles.AUDITOR, "/api/audit/events/2", MediaType.APPLICATION_JSON)
                        .getContentAsString())
                .contains("\"payload\":{\"answers\":{\"category\":\"DEMOGRAPHICS\",\"ciphertext\":\"c2VhbGVk\"}")
                .contains("\"participantId\":\"" + PARTICIPANT + "\"}");
    }

    @Test
    void every_bad_field_of_a_search_is_named_to_a_program() throws Exception {
        MockHttpServletResponse answer = answer(
                Roles.AUDITOR, "/api/audit/events?mention=x&from=y&type=AwardOffered", MediaType.APPLICATION_JSON);
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("\"field\":\"mention\"", "\"field\":\"from\"");
    }

    private String page(String address) throws Exception {
        MockHttpServletResponse answer = answer(Roles.AUDITOR, address, MediaType.TEXT_HTML);
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString();
    }

    private MockHttpServletResponse answer(String role, String address, MediaType accept) throws Exception {
        return http.perform(get(java.net.URI.create(address))
                        .accept(accept)
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.token("eve", role)))
                .andReturn()
                .getResponse();
    }

    private static String timeline(String page) {
        return page.substring(page.indexOf("<ol class=\"timeline\">"), page.indexOf("</ol>"));
    }
}
