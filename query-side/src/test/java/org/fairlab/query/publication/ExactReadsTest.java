package org.fairlab.query.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.testing.TestDatabase;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.demographics.Grouping;
import org.fairlab.query.publication.ExactReads.ExactRead;
import org.fairlab.query.testing.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** A read of exact figures by group is recorded before it is answered, or not answered. */
class ExactReadsTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private final ExactReads reads = new ExactReads(jdbc);

    @BeforeEach
    void auditor() {
        People.lookAs(Roles.AUDITOR);
    }

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
        RequestContextHolder.resetRequestAttributes();
    }

    private static void asks(String query, String purpose) {
        var request = new MockHttpServletRequest("GET", "/api/equity-funnel");
        request.setQueryString(query);
        request.setParameter("purpose", purpose);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    private List<ExactRead> recorded() {
        return reads.reads(null, 50).items();
    }

    @Test
    void a_read_is_recorded_with_who_what_for_and_the_address_without_the_purpose() {
        asks("by=race&purpose=yearly%20review&cohort=2026", "yearly review");
        assertThat(Grouping.of("race", jdbc)).isEqualTo(Grouping.RACE);
        assertThat(recorded()).singleElement().satisfies(read -> {
            assertThat(read.actor()).isEqualTo("somebody");
            assertThat(read.purpose()).isEqualTo("yearly review");
            assertThat(read.address()).isEqualTo("/api/equity-funnel?by=race&cohort=2026");
        });
    }

    @Test
    void totals_need_no_purpose() {
        asks("cohort=2026", "");
        assertThat(Grouping.of(null, jdbc)).isNull();
        assertThat(recorded()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "longer than 200 characters"})
    void without_a_purpose_nothing_is_shown(String purpose) {
        asks("by=race", purpose.length() > 10 ? "x".repeat(201) : purpose);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Grouping.of("race", jdbc))
                .satisfies(refused ->
                        assertThat(refused.errors().getFirst().field()).isEqualTo("purpose"));
        assertThat(recorded()).isEmpty();
    }

    @Test
    void whoever_may_not_read_leaves_no_record() {
        People.lookAs(Roles.PROGRAMME_MANAGER);
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> Grouping.of("race", jdbc));
        assertThat(recorded()).isEmpty();
    }

    @Test
    void what_cannot_be_recorded_is_not_answered() {
        asks("by=race", "yearly review");
        JdbcClient.create(database.owner())
                .sql("alter table publication.exact_read rename to elsewhere")
                .update();
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> Grouping.of("race", jdbc));
    }

    @Test
    void a_record_can_neither_be_changed_nor_deleted_by_the_program() {
        for (String right : List.of("UPDATE", "DELETE", "TRUNCATE")) {
            assertThat(jdbc.sql("select has_table_privilege('fairlab_query', 'publication.exact_read', ?)")
                            .param(right)
                            .query(Boolean.class)
                            .single())
                    .as(right)
                    .isFalse();
        }
    }

    @Test
    void reads_come_in_pages() {
        for (int i = 1; i <= 3; i++) {
            asks("by=sex", "purpose " + i);
            Grouping.requireAllowed(jdbc);
        }
        var first = reads.reads(null, 2);
        assertThat(first.items()).extracting(ExactRead::purpose).containsExactly("purpose 1", "purpose 2");
        assertThat(reads.reads(first.next(), 2).items())
                .extracting(ExactRead::purpose)
                .containsExactly("purpose 3");
    }
}
