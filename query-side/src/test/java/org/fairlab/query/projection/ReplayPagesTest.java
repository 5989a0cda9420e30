package org.fairlab.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.fairlab.events.Money;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.security.WebSecurity;
import org.fairlab.platform.testing.TestTokens;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.util.HtmlUtils;

/** Replays as an auditor's browser asks for them and gets them. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import(TestTokens.Decoder.class)
class ReplayPagesTest {

    private static final LocalDate DAY = LocalDate.of(2030, 1, 15);
    private static final UUID FUND = UUID.randomUUID();
    private static final GivenEvents GIVEN = GivenEvents.none();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        GIVEN.database().addTo(registry);
    }

    @Autowired
    private MockMvc http;

    @Autowired
    private Replays replays;

    @BeforeAll
    static void events(@Autowired Projections projections) throws InterruptedException {
        GIVEN.happened(
                new FundEstablished(FUND, "Pathways", FundKind.STIPEND, new Money(100, "USD"), DAY),
                new FundReplenished(FUND, new Money(20, "USD"), DAY));
        for (String name : new String[] {"fund_ledger", "audit_trail", "demographics"}) {
            assertThat(projections.await(name, 2, Nodes.PATIENCE)).as(name).isTrue();
        }
    }

    @AfterEach
    void dropAll() {
        replays.all().forEach(replay -> replays.forget(replay.id()));
    }

    @Test
    void a_replay_is_asked_for_by_a_form_and_names_the_row_that_was_changed_by_hand() throws Exception {
        GIVEN.jdbc()
                .sql("update fund_ledger.deposit set amount = 21 where position = 2")
                .update();
        try {
            String address = started("readModel=fund_ledger&until=&against=");
            assertThat(done(address))
                    .containsSubsequence("Standing: <strong>done", "One table differs", "deposit: the rows that differ")
                    .contains("the same<");
            assertThat(page("/audit/replays")).contains("href=\"" + address + "\"", "where the live one was");

            assertThat(page(address + "/differences?table=deposit"))
                    .containsSubsequence("the replay<", "\"amount\": 20", "the live read model<", "\"amount\": 21")
                    .contains("href=\"/audit/entities/" + FUND + "\"");
            assertThat(lastRead()).contains(address + "/differences?table=deposit", FUND.toString());
        } finally {
            GIVEN.jdbc()
                    .sql("update fund_ledger.deposit set amount = 20 where position = 2")
                    .update();
        }
    }

    private static String lastRead() {
        return GIVEN.jdbc()
                .sql("select entry::text from access.read order by number desc limit 1")
                .query(String.class)
                .single();
    }

    @Test
    void of_a_replay_up_to_a_position_what_came_later_is_only_there() throws Exception {
        assertThat(done(started("readModel=fund_ledger&until=1&against=2")))
                .contains("up to 1, held against a second replay up to 2", "“there” is the second replay", "deposit");
    }

    @Test
    void a_replay_without_differences_says_so() throws Exception {
        assertThat(done(started("readModel=fund_ledger")))
                .contains("No table differs")
                .doesNotContain("/differences");
    }

    @Test
    void of_demographics_no_row_is_shown() throws Exception {
        String address = started("readModel=demographics&until=1");
        assertThat(done(address)).doesNotContain("/differences");
        var rows = answer(Roles.AUDITOR, get(address + "/differences?table=participant"));
        assertThat(rows.getStatus()).isEqualTo(403);
        assertThat(rows.getContentAsString()).contains("only counts and checksums are told");
    }

    @ParameterizedTest
    @CsvSource({
        "readModel=none, Read model must be the name of a read model",
        "readModel=fund_ledger&until=soon, Up to must be a position",
        "readModel=fund_ledger&against=soon, Held against must be a position",
        "'', Read model must be the name of a read model",
    })
    void what_cannot_be_replayed_is_told_at_the_field(String form, String told) throws Exception {
        var answer = answer(Roles.AUDITOR, form(form));
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString())
                .contains("<title>Error: Replays", "role=\"alert\"", told, "aria-invalid=\"true\"");
        assertThat(replays.all()).isEmpty();
    }

    @Test
    void a_sixth_replay_is_refused_in_words_and_there_is_room_again_once_one_is_dropped() throws Exception {
        String first = started("readModel=fund_ledger");
        for (int n = 1; n < Replays.MOST; n++) {
            started("readModel=fund_ledger");
        }
        var sixth = answer(Roles.AUDITOR, form("readModel=fund_ledger"));
        assertThat(sixth.getStatus()).isEqualTo(409);
        assertThat(sixth.getContentAsString()).contains("There are 5 replays already.");
        assertThat(answer(Roles.AUDITOR, post(first + "/deletion")).getRedirectedUrl())
                .isEqualTo("/audit/replays");
        assertThat(answer(Roles.AUDITOR, get(first)).getStatus()).isEqualTo(404);
        started("readModel=fund_ledger");
    }

    @Test
    void a_form_counts_by_the_cookie_only_if_a_page_of_this_server_sent_it() throws Exception {
        var cookie = new Cookie(WebSecurity.COOKIE, TestTokens.token("eve", Roles.AUDITOR));
        for (String origin : new String[] {"https://elsewhere.example", "null", "http://localhost:8081", ""}) {
            var forged = form("readModel=fund_ledger").cookie(cookie).header(HttpHeaders.HOST, "localhost:8080");
            if (!origin.isEmpty()) {
                forged.header(HttpHeaders.ORIGIN, origin);
            }
            assertThat(http.perform(forged).andReturn().getResponse().getStatus())
                    .as(origin)
                    .isEqualTo(401);
        }
        assertThat(replays.all()).isEmpty();
        var own = form("readModel=fund_ledger")
                .cookie(cookie)
                .header(HttpHeaders.HOST, "localhost:8080")
                .header(HttpHeaders.ORIGIN, "http://localhost:8080");
        assertThat(http.perform(own).andReturn().getResponse().getStatus()).isEqualTo(303);
        var toTheApi = post("/api/replays")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"readModel\": \"fund_ledger\"}")
                .cookie(cookie)
                .header(HttpHeaders.HOST, "localhost:8080")
                .header(HttpHeaders.ORIGIN, "http://localhost:8080");
        assertThat(http.perform(toTheApi).andReturn().getResponse().getStatus()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/audit/replays", "/audit/replays/4711", "/audit/replays/4711/differences?table=deposit"})
    void replays_are_shown_to_auditors_alone(String address) throws Exception {
        for (String role : Roles.ALL) {
            var answer = answer(role, get(address));
            if (role.equals(Roles.AUDITOR)) {
                assertThat(answer.getStatus()).isIn(200, 404);
            } else {
                assertThat(answer.getStatus()).as(role).isEqualTo(403);
                assertThat(answer.getContentAsString()).contains("This page is for auditors.");
            }
        }
    }

    private String started(String form) throws Exception {
        var answer = answer(Roles.AUDITOR, form(form));
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(303);
        return answer.getRedirectedUrl();
    }

    private static MockHttpServletRequestBuilder form(String form) {
        return post(URI.create("/audit/replays?" + form)).contentType(MediaType.APPLICATION_FORM_URLENCODED);
    }

    private String done(String address) throws Exception {
        return await().atMost(Nodes.PATIENCE).until(() -> page(address), page -> page.contains("<strong>done"));
    }

    private String page(String address) throws Exception {
        MockHttpServletResponse answer = answer(Roles.AUDITOR, get(address));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).doesNotContain("<script", "style=", "onclick", "th:");
        return HtmlUtils.htmlUnescape(answer.getContentAsString());
    }

    private MockHttpServletResponse answer(String role, MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.accept(MediaType.TEXT_HTML)
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.token("eve", role)))
                .andReturn()
                .getResponse();
    }
}
