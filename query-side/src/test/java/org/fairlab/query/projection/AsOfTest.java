package org.fairlab.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.fairlab.platform.testing.TestDatabase;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.InvalidInput.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class AsOfTest {

    @Test
    void each_time_is_asked_for_alone_or_together() {
        assertThat(new AsOf("2030-01-15", "2030-01-15T12:00:00.123456Z").parameters())
                .containsEntry("effective", LocalDate.of(2030, 1, 15))
                .containsEntry("recorded", OffsetDateTime.parse("2030-01-15T12:00:00.123456Z"));
        assertThat(new AsOf("2030-01-15", "").parameters()).containsEntry("recorded", OffsetDateTime.MAX);
        assertThat(new AsOf(null, "2030-01-15T13:00:00+01:00").parameters())
                .containsEntry("effective", LocalDate.MAX)
                .containsEntry("recorded", OffsetDateTime.parse("2030-01-15T12:00:00Z"));
    }

    @Test
    void what_is_left_out_is_infinite_in_the_database() {
        assertThat(JdbcClient.create(TestDatabase.fresh().dataSource())
                        .sql("select :effective::date = 'infinity' and :recorded::timestamptz = 'infinity'")
                        .params(AsOf.NOW.parameters())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void every_time_that_cannot_be_read_is_named() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new AsOf("yesterday", "2030-01-15").parameters())
                .satisfies(refused -> assertThat(refused.errors())
                        .extracting(FieldError::field)
                        .containsExactly("effective", "recorded"));
    }

    @ParameterizedTest
    @CsvSource({"-4800-01-01,", "+12000-01-01,", ", -5000-01-01T00:00:00Z", ", +300000-01-01T00:00:00Z"})
    void a_year_that_the_database_cannot_compare_with_is_refused(String effective, String recorded) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new AsOf(effective, recorded).parameters())
                .satisfies(refused -> assertThat(refused.errors()).hasSize(1));
    }
}
