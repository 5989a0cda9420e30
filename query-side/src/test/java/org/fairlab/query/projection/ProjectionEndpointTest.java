package org.fairlab.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.fairlab.events.Money;
import org.fairlab.events.ScholarshipEvent.FundReplenished;
import org.fairlab.platform.security.Roles;
import org.fairlab.query.testing.GivenEvents;
import org.fairlab.query.testing.OverHttp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What operators and clients see of a read model over HTTP, one that cannot take every event. */
class ProjectionEndpointTest extends OverHttp {

    private static final GivenEvents GIVEN = GivenEvents.none();
    private static final UUID FUND = UUID.randomUUID();
    private static final Set<Long> POISON = ConcurrentHashMap.newKeySet();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        GIVEN.database().addTo(registry);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class WithDeposits {

        @Bean
        DepositEndpoint deposits(JdbcClient jdbc) {
            return new DepositEndpoint(jdbc);
        }
    }

    /** Deposits as a read model that answers. */
    @RestController
    static class DepositEndpoint implements Projection {

        private final Deposits deposits = new Deposits().disturbedBy(recorded -> {
            if (recorded.event() instanceof FundReplenished e
                    && POISON.contains(e.amount().minor())) {
                throw new IllegalStateException();
            }
        });
        private final JdbcClient jdbc;

        DepositEndpoint(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public String name() {
            return deposits.name();
        }

        @Override
        public void on(RecordedEvent recorded, Rows rows) {
            deposits.on(recorded, rows);
        }

        @GetMapping("/test/deposits")
        @RolesAllowed(Roles.AUDITOR)
        List<Long> positions() {
            return Deposits.positions(jdbc);
        }
    }

    private long head;

    @BeforeEach
    void head() {
        POISON.clear();
        head = GIVEN.jdbc()
                .sql("select coalesce(max(position), 0) from events.event")
                .query(Long.class)
                .single();
    }

    @Test
    void a_query_waits_until_its_read_model_has_seen_what_was_recorded() throws Exception {
        for (int i = 0; i < 5; i++) {
            long position = deposit(1);
            var answer = answer(Roles.AUDITOR, HttpMethod.GET, "/test/deposits?after=" + position);
            assertThat(answer.getContentAsString()).endsWith(position + "]");
            assertThat(answer.getHeader("Projection-Position")).isEqualTo(Long.toString(position));
        }
    }

    @Test
    void a_query_for_a_position_that_is_not_there_yet_is_to_be_asked_again() throws Exception {
        var answer = answer(Roles.AUDITOR, HttpMethod.GET, "/test/deposits?after=1000000");
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
        assertThat(answer.getContentAsString()).contains("/problems/not-yet");
    }

    @Test
    void a_position_that_is_no_number_is_refused() throws Exception {
        var answer = answer(Roles.AUDITOR, HttpMethod.GET, "/test/deposits?after=soon");
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("\"field\":\"after\"");
    }

    @Test
    void nobody_waits_without_a_token() throws Exception {
        assertThat(answer(get("/test/deposits?after=1000000")).getStatus()).isEqualTo(401);
    }

    @Test
    void an_operator_sees_dead_letters_and_has_them_tried_again() throws Exception {
        POISON.add(13L);
        deposit(13);
        long last = deposit(1);
        awaitSeen(last);
        assertThat(answer(Roles.OPERATOR, HttpMethod.GET, "/api/projections").getContentAsString())
                .contains("{\"name\":\"deposits\",\"position\":" + last + ",\"deadLetters\":2,\"rebuiltTo\":null}");
        assertThat(answer(Roles.OPERATOR, HttpMethod.GET, "/api/projections/deposits/dead-letters?limit=1")
                        .getContentAsString())
                .contains("\"position\":" + (last - 1), "\"entityId\":\"" + FUND, "IllegalStateException at")
                .contains("\"next\":\"");
        POISON.clear();
        assertThat(answer(Roles.OPERATOR, HttpMethod.POST, "/api/projections/deposits/dead-letters/retry")
                        .getContentAsString())
                .isEqualTo("{\"left\":0}");
        assertThat(answer(Roles.OPERATOR, HttpMethod.GET, "/api/projections/deposits/dead-letters")
                        .getContentAsString())
                .isEqualTo("{\"items\":[],\"next\":null}");
    }

    @Test
    void an_operator_has_a_read_model_rebuilt() throws Exception {
        awaitSeen(deposit(1));
        GIVEN.jdbc().sql("delete from deposits.deposit").update();
        await("a rebuild of another test to end")
                .atMost(Nodes.PATIENCE)
                .until(() -> answer(Roles.OPERATOR, HttpMethod.POST, "/api/projections/deposits/rebuild")
                                .getStatus()
                        == 202);
        await().atMost(Nodes.PATIENCE)
                .until(() -> Deposits.positions(GIVEN.jdbc()).size() == head + 1);
    }

    @Test
    void an_operator_has_all_read_models_rebuilt_at_once() throws Exception {
        awaitSeen(deposit(1));
        GIVEN.jdbc().sql("delete from deposits.deposit").update();
        GIVEN.jdbc().sql("delete from audit_trail.entry").update();
        await("a rebuild of another test to end")
                .atMost(Nodes.PATIENCE)
                .until(() -> answer(Roles.OPERATOR, HttpMethod.POST, "/api/projections/rebuild")
                                .getStatus()
                        == 202);
        await().atMost(Nodes.PATIENCE)
                .until(() -> Deposits.positions(GIVEN.jdbc()).size() == head + 1);
        await().atMost(Nodes.PATIENCE)
                .until(() -> GIVEN.jdbc()
                                .sql("select count(*) from audit_trail.entry")
                                .query(Long.class)
                                .single()
                        == head + 1);
        assertThat(GIVEN.jdbc()
                        .sql("select count(*) from pg_indexes where schemaname = 'audit_trail'")
                        .query(Long.class)
                        .single())
                .isGreaterThan(5);
    }

    @Test
    void only_operators_change_anything_and_auditors_see_it() throws Exception {
        for (String role : Roles.ALL) {
            boolean operates = role.equals(Roles.OPERATOR);
            assertThat(answer(role, HttpMethod.GET, "/api/projections").getStatus())
                    .isEqualTo(operates || role.equals(Roles.AUDITOR) ? 200 : 403);
            if (!operates) {
                assertThat(answer(role, HttpMethod.POST, "/api/projections/rebuild")
                                .getStatus())
                        .isEqualTo(403);
            }
            assertThat(answer(role, HttpMethod.POST, "/api/projections/none/rebuild")
                            .getStatus())
                    .isEqualTo(operates ? 404 : 403);
            assertThat(answer(role, HttpMethod.POST, "/api/projections/none/dead-letters/retry")
                            .getStatus())
                    .isEqualTo(operates ? 404 : 403);
        }
    }

    private long deposit(long amount) {
        GIVEN.happened(new FundReplenished(FUND, new Money(amount, "USD"), LocalDate.of(2030, 1, 15)));
        return GIVEN.jdbc()
                .sql("select max(position) from events.event")
                .query(Long.class)
                .single();
    }

    private void awaitSeen(long position) throws Exception {
        assertThat(answer(Roles.AUDITOR, HttpMethod.GET, "/test/deposits?after=" + position)
                        .getStatus())
                .isEqualTo(200);
    }

    private MockHttpServletResponse answer(String role, HttpMethod method, String address) throws Exception {
        return ask("somebody", role, request(method, address));
    }
}
