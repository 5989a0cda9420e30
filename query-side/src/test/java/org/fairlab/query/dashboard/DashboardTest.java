package org.fairlab.query.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fairlab.query.testing.People.TODAY;
import static org.fairlab.query.testing.People.registered;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fairlab.events.AccommodationEvent.*;
import org.fairlab.events.Event;
import org.fairlab.events.Money;
import org.fairlab.events.ReferenceEvent.Code;
import org.fairlab.events.ReferenceEvent.CodeSystem;
import org.fairlab.events.ReferenceEvent.CodesPublished;
import org.fairlab.events.ReferenceEvent.Source;
import org.fairlab.events.ScholarshipEvent.FundEstablished;
import org.fairlab.events.ScholarshipEvent.FundKind;
import org.fairlab.events.SelfIdentification.Sex;
import org.fairlab.events.SelfIdentification.Standard;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.testing.TestTokens;
import org.fairlab.query.projection.Projections;
import org.fairlab.query.publication.Editions;
import org.fairlab.query.publication.ImportProgress;
import org.fairlab.query.testing.GivenEvents;
import org.fairlab.query.testing.People;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/**
 * The page as a browser gets it, with 135 completions in one edition, one fund and the title of a programme behind it.
 */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import(TestTokens.Decoder.class)
class DashboardTest {

    private static final GivenEvents GIVEN = GivenEvents.none();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        GIVEN.database().addTo(registry);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class HalfImported {

        @Bean
        ImportProgress halfImported() {
            return () -> Optional.of(new ImportProgress.Progress(1_500, 6_817, 2, false));
        }
    }

    @Autowired
    private MockMvc http;

    @BeforeAll
    static void completions(@Autowired Projections projections, @Autowired Editions editions, @Autowired MockMvc http)
            throws Exception {
        People somebody = new People(GIVEN.database());
        UUID technician = UUID.randomUUID();
        UUID offering = UUID.randomUUID();
        happened(
                new CodesPublished(
                        UUID.randomUUID(),
                        CodeSystem.CIP,
                        1,
                        new Source("CIP 1990", "https://example.org/cip", TODAY, "none"),
                        List.of(new Code("51.1004", "Medical Laboratory Technician")),
                        LocalDate.of(1990, 7, 1)),
                new CoursePublished(technician, content("51.1004", 3), TODAY),
                new OfferingScheduled(offering, technician, 1, "ipeds:100663", TODAY, TODAY, 1, TODAY),
                new FundEstablished(
                        UUID.randomUUID(), "A fund <of> ours", FundKind.STIPEND, new Money(1_234_567, "USD"), TODAY),
                new BreakAccommodationRequested(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        Beneficiary.EMPLOYEE,
                        "Springfield draw station + 1",
                        new Entitlement("US", "1", "29 USC 218d", 12, null, false),
                        null,
                        "coordinator-1",
                        TODAY));
        Map<String, Integer> races = new LinkedHashMap<>();
        races.put("HISPANIC", 60);
        races.put("WHITE_NON_HISPANIC", 20);
        races.put("NONRESIDENT_ALIEN", 12);
        races.put("BLACK_NON_HISPANIC", 40);
        races.put("ASIAN_OR_PACIFIC_ISLANDER", 3);
        races.forEach((race, people) -> {
            for (int i = 0; i < people; i++) {
                UUID participant = UUID.randomUUID();
                UUID enrolment = UUID.randomUUID();
                happened(
                        registered(participant),
                        somebody.identified(participant, Standard.IPEDS_1977, Sex.FEMALE, race),
                        new LearnerEnrolled(enrolment, offering, technician, 1, participant, TODAY),
                        new TrainingCompleted(enrolment, LocalDate.of(i < people / 2 ? 2001 : 2002, 3, 1)));
            }
        });
        for (String name : projections.names()) {
            assertThat(projections.await(name, 5 + 135 * 4, Duration.ofSeconds(20)))
                    .isTrue();
        }
        http.perform(post("/api/editions")
                        .header(
                                HttpHeaders.AUTHORIZATION,
                                "Bearer " + TestTokens.token("officer-1", Roles.PRIVACY_OFFICER)))
                .andExpect(status().isAccepted());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> editions.released(Instant.now()).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.DASHBOARD_VIEWER, Roles.PROGRAMME_MANAGER, Roles.AUDITOR})
    void everybody_sees_the_same_groups_as_published(String role) throws Exception {
        assertThat(page(role, "/"))
                .contains("Completions by race and ethnicity, all award years", "IPEDS until 2008")
                .containsSubsequence("<th scope=\"row\">Hispanic</th>", "60", "not told")
                .containsSubsequence("<th scope=\"row\">Asian or Pacific Islander</th>", "suppressed", "not told");
    }

    @Test
    void a_small_group_is_hatched_and_in_words_and_cannot_be_subtracted_from_the_others() throws Exception {
        String page = page(Roles.DASHBOARD_VIEWER, "/");
        assertThat(page).contains("<g class=\"suppressed\">", "Suppressed: Asian or");
        assertThat(page.split(">suppressed<").length - 1).isGreaterThan(1);
    }

    @Test
    void only_an_auditor_is_shown_the_way_to_the_events() throws Exception {
        assertThat(page(Roles.AUDITOR, "/")).contains("href=\"/audit\"");
        assertThat(page(Roles.DASHBOARD_VIEWER, "/")).doesNotContain("href=\"/audit\"");
    }

    @Test
    void the_events_behind_a_site_are_found_whatever_its_name() throws Exception {
        String address = "/audit/figures/lactation/support?site=Springfield%20draw%20station%20%2B%201";
        assertThat(page(Roles.AUDITOR, "/")).contains("href=\"" + address + "\"");
        assertThat(page(Roles.PROGRAMME_MANAGER, "/")).doesNotContain("/audit/figures");
        assertThat(page(Roles.AUDITOR, address))
                .contains("site Springfield draw station + 1", "The two agree", "Requested shown", "1 to 10");
    }

    @Test
    void the_events_behind_what_is_shown_of_a_past_day_are_those_of_that_day() throws Exception {
        String then = Instant.now().toString();
        assertThat(page(Roles.AUDITOR, "/?at=" + then))
                .containsPattern("href=\"/audit/figures/funds/[0-9a-f-]+\\?recorded=" + then + "\"");
        String fund = GIVEN.jdbc()
                .sql("select fund_id::text from fund_ledger.fund")
                .query(String.class)
                .single();
        assertThat(page(Roles.AUDITOR, "/audit/figures/funds/" + fund + "?recorded=" + then))
                .contains("recorded " + then, "The two agree", "1234567", "One event makes it");
        assertThat(page(Roles.AUDITOR, "/")).contains("href=\"/audit/figures/funds/" + fund + "\"");
    }

    @Test
    void training_and_mentoring_lead_auditors_to_the_events_behind_them() throws Exception {
        String[] figures = {
            "/audit/figures/training-currency?site=ipeds%3A100663&topic=CLINICAL_LABORATORY",
            "/audit/figures/mentorship/retention?mentored=true"
        };
        String page = page(Roles.AUDITOR, "/training");
        assertThat(page)
                .contains("No mentorship programme has been opened yet.")
                .contains("aria-label=\"Events behind ipeds:100663, Clinical laboratory\"");
        for (String figure : figures) {
            assertThat(page).contains("href=\"" + figure.replace("&", "&amp;") + "\"");
            assertThat(page(Roles.AUDITOR, figure)).contains("The two agree");
        }
        assertThat(page(Roles.AUDITOR, figures[0] + "&effective=" + TODAY))
                .contains("The two agree", "<td>135</td>", "272 events make it");
        assertThat(page(Roles.PROGRAMME_MANAGER, "/training"))
                .contains("ipeds:100663")
                .doesNotContain("/audit/figures");
        assertThat(answer(Roles.DASHBOARD_VIEWER, "/training").getStatus()).isEqualTo(403);
        assertThat(page(Roles.AUDITOR, "/cards/training.csv")).contains("ipeds:100663,Clinical laboratory,0,0,0,0,");
        assertThat(answer(Roles.DASHBOARD_VIEWER, "/cards/training.csv").getStatus())
                .isEqualTo(404);
    }

    @Test
    void of_a_single_parent_it_is_not_told_that_it_is_one() throws Exception {
        for (String role : new String[] {Roles.PROGRAMME_MANAGER, Roles.AUDITOR}) {
            assertThat(page(role, "/"))
                    .containsSubsequence(
                            "Can parents get support?", "Springfield draw station", "not told</td>", "1 to 10</td>");
        }
    }

    @Test
    void a_viewer_sees_no_live_counts_of_people() throws Exception {
        String[] cards = {"outreach-title", "support-title", "leadership-title"};
        assertThat(page(Roles.DASHBOARD_VIEWER, "/")).doesNotContain(cards).contains("lactation-title");
        assertThat(page(Roles.PROGRAMME_MANAGER, "/")).contains(cards);
    }

    @Test
    void what_is_not_published_together_is_refused_in_words() throws Exception {
        MockHttpServletResponse answer = answer(Roles.DASHBOARD_VIEWER, "/?by=race&cip=51.1004&awardLevel=3");
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("not published together");
    }

    @Test
    void a_role_without_a_dashboard_is_told_so() throws Exception {
        for (String address : new String[] {"/", "/equity"}) {
            MockHttpServletResponse answer = answer(Roles.REVIEWER, address);
            assertThat(answer.getStatus()).isEqualTo(403);
            assertThat(answer.getContentAsString())
                    .contains("This page is for programme managers, dashboard viewers and auditors.");
        }
    }

    @Test
    void the_filters_are_in_the_address_and_stay_chosen() throws Exception {
        String page = page(Roles.AUDITOR, "/?by=sex&year=2002&cip=51.1004");
        assertThat(page)
                .contains("Completions by sex, award year 2002, 51.1004 Medical Laboratory Technician")
                .contains("<option value=\"2002\" selected=\"selected\"", "<option value=\"sex\" selected=\"selected\"")
                .contains("/api/figures/completions?by=sex&amp;where=year:2002&amp;where=cip:51.1004");
    }

    @Test
    void empty_filters_of_the_form_mean_all() throws Exception {
        assertThat(page(Roles.AUDITOR, "/?by=year&year=&cip=&awardLevel=&at="))
                .contains("Completions by award year, all award years");
    }

    @Test
    void before_the_first_edition_was_taken_there_is_nothing_and_it_says_so() throws Exception {
        assertThat(page(Roles.AUDITOR, "/?at=2001-01-01")).contains("No edition has been released yet");
    }

    @Test
    void chart_and_table_have_the_same_rows() throws Exception {
        String page = page(Roles.AUDITOR, "/");
        long bars = page.lines().filter(line -> line.contains("<rect x=")).count();
        assertThat(bars).isEqualTo(5);
        assertThat(page).contains("width=\"100.0%\"").contains("<title id=\"chart-title\">");
    }

    @Test
    void the_banner_tells_what_the_figures_are_from_and_how_far_the_import_is() throws Exception {
        assertThat(page(Roles.AUDITOR, "/"))
                .contains("Edition <strong>1</strong>", "Counted up to event", "version 1")
                .contains("1,500 of", "6,817 rows", "2 rows were refused");
    }

    @Test
    void funds_are_shown_in_their_currency_and_names_are_escaped() throws Exception {
        assertThat(page(Roles.DASHBOARD_VIEWER, "/")).contains("USD 12,345.67", "A fund &lt;of&gt; ours");
    }

    @Test
    void an_address_that_cannot_be_read_is_refused_in_words() throws Exception {
        for (String address : new String[] {"/?at=yesterday", "/equity?at=2030-13-01"}) {
            MockHttpServletResponse answer = answer(Roles.AUDITOR, address);
            assertThat(answer.getStatus()).isEqualTo(400);
            assertThat(answer.getContentAsString()).contains("<h1>Not shown</h1>", "at is not of the right form");
        }
    }

    @Test
    void the_pages_have_neither_scripts_nor_styles_within() throws Exception {
        for (String address : new String[] {"/", "/equity", "/training"}) {
            assertThat(page(Roles.AUDITOR, address).replace("<script src=\"/assets/charts.js\" defer></script>", ""))
                    .doesNotContain("<script", "style=", "<style", "onclick", "th:");
        }
    }

    @Test
    void from_an_edition_the_page_leads_to_those_before_and_after_it(@Autowired Editions editions) throws Exception {
        Instant first = editions.released(Instant.now()).orElseThrow().takenAt();
        try {
            GIVEN.jdbc()
                    .sql("insert into publication.edition (number, taken_at, position, threshold, headed, tables,"
                            + " requested_by, standing) select 2, taken_at + interval '1 hour', position, threshold,"
                            + " headed, tables, requested_by, standing from publication.edition where number = 1")
                    .update();
            String later = first.plusSeconds(3600).toString();
            for (String path : new String[] {"/?by=sex&", "/equity?cohort=&"}) {
                String html = path.replace("&", "&amp;");
                assertThat(page(Roles.DASHBOARD_VIEWER, path + "at=" + later))
                        .contains("Edition <strong>2</strong>", "<a rel=\"prev\" href=\"" + html + "at=" + first + "\"")
                        .doesNotContain("rel=\"next\"");
                assertThat(page(Roles.DASHBOARD_VIEWER, path + "at=" + first))
                        .contains("Edition <strong>1</strong>", "<a rel=\"next\" href=\"" + html + "at=" + later + "\"")
                        .doesNotContain("rel=\"prev\"");
            }
        } finally {
            JdbcClient.create(GIVEN.database().owner())
                    .sql("delete from publication.edition where number = 2")
                    .update();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"completions.svg?by=race", "rates.svg?dimension=race"})
    void a_chart_is_a_picture_of_its_own_that_says_what_it_is_from(String chart) throws Exception {
        MockHttpServletResponse answer = answer(Roles.DASHBOARD_VIEWER, "/charts/" + chart);
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentType()).startsWith("image/svg+xml");
        byte[] svg = answer.getContentAsByteArray();
        var drawn = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
        assertThat(drawn.getElementsByTagName("metadata").item(0).getTextContent())
                .contains("edition 1 of", "events up to", "counts from 1 to 10 suppressed");
        assertThat(answer.getContentAsString())
                .contains("Hispanic", "url(#hatch)")
                .doesNotContain("th:");
    }

    @Test
    void tables_are_to_be_had_as_csv_with_what_they_are_from() throws Exception {
        assertThat(page(Roles.DASHBOARD_VIEWER, "/cards/funds.csv"))
                .startsWith("Fund,Paid in,Offered or committed,Disbursed,Available,counted,recorded_until")
                .contains("A fund <of> ours,\"USD 12,345.67\"");
        assertThat(answer(Roles.DASHBOARD_VIEWER, "/cards/support.csv").getStatus())
                .isEqualTo(404);
        assertThat(page(Roles.DASHBOARD_VIEWER, "/api/figures/equity_funnel/impact.csv?from=ENTERED&to=COMPLETION"))
                .contains("race,IPEDS_1977:HISPANIC,60,60,1.0000,", ",equity_funnel,1,");
    }

    @Test
    void live_figures_are_as_known_at_the_time_of_the_page() throws Exception {
        assertThat(page(Roles.AUDITOR, "/?at=2001-01-01"))
                .contains(
                        "No fund has been established yet.",
                        "What follows is counted by what had been recorded by then")
                .doesNotContain("support-title");
    }

    @Test
    void rates_from_stage_to_stage_are_screened_with_suppressed_groups_hatched_and_in_words() throws Exception {
        assertThat(page(Roles.DASHBOARD_VIEWER, "/equity?cohort=&from=ENTERED&to=COMPLETION"))
                .contains("no finding of law", "By sex × race", "<option value=\"ENTERED\" selected=\"selected\"")
                .contains("href=\"/api/figures/equity_funnel/impact?from=ENTERED&amp;to=COMPLETION\"")
                .containsSubsequence("Asian or Pacific Islander", "suppressed", "class=\"suppressed\"", "not measured")
                .containsSubsequence("<th scope=\"row\">Hispanic</th>", "60</td>", "<circle", "100.0 % (")
                .contains("/charts/rates.svg?dimension=sex%20%C3%97%20race&amp;", "These tables as CSV");
    }

    @Test
    void without_stages_asked_for_the_last_one_of_the_edition_is_screened() throws Exception {
        assertThat(page(Roles.AUDITOR, "/equity")).contains("By sex: from ENTERED to COMPLETION");
    }

    @Test
    void stages_of_which_neither_lies_within_the_other_are_refused_in_words() throws Exception {
        MockHttpServletResponse answer = answer(Roles.DASHBOARD_VIEWER, "/equity?from=COMPLETION&to=ENTERED");
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("must be a stage that the other lies within");
    }

    @Test
    void the_stylesheet_is_there_for_everybody() throws Exception {
        MockHttpServletResponse answer =
                http.perform(get("/assets/fairlab.css")).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
    }

    @Test
    void a_browser_without_a_token_is_told_so_where_there_is_no_log_in_page() throws Exception {
        MockHttpServletResponse answer =
                http.perform(get("/").accept(MediaType.TEXT_HTML)).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    }

    private static void happened(Event... events) {
        GIVEN.happened(events);
    }

    private static Content content(String cip, int awardLevel) {
        return new Content("A programme", Set.of(Topic.CLINICAL_LABORATORY), cip, awardLevel, null, 0, 0, null);
    }

    private String page(String role, String address) throws Exception {
        MockHttpServletResponse answer = answer(role, address);
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString();
    }

    private MockHttpServletResponse answer(String role, String address) throws Exception {
        return http.perform(get(URI.create(address))
                        .accept(MediaType.TEXT_HTML, MediaType.ALL)
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.token("somebody", role)))
                .andReturn()
                .getResponse();
    }
}
