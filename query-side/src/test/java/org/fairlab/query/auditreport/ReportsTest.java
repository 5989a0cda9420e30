package org.fairlab.query.auditreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.fairlab.query.auditreport.Auditor.rows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fairlab.events.Event;
import org.fairlab.events.Money;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.platform.event.EventSerializer;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.InvalidInput.FieldError;
import org.fairlab.platform.web.Problem;
import org.junit.jupiter.api.Test;

/** What holds of every report. */
class ReportsTest {

    private static final LocalDate DAY = LocalDate.of(2030, 1, 15);
    private static final Instant NOON = Instant.parse("2030-01-15T12:00:00Z");
    private static final UUID FUND = UUID.randomUUID();
    private static final Report[] ALL = {
        new ScholarshipFile(), new TrainingRecord(), new AccommodationFile(), new ActorChanges(), new Overrides()
    };
    private static final String[] ENOUGH = {
        "fund",
        FUND.toString(),
        "site",
        "here",
        "actor",
        "ada",
        "from",
        "2030-01-01",
        "to",
        "2030-12-31",
        "purpose",
        "test"
    };

    private final Auditor auditor = new Auditor();

    private static List<FieldError> errors(Auditor auditor, Report report, String... asked) {
        try {
            auditor.reads(report, asked);
            return List.of();
        } catch (InvalidInput invalid) {
            return invalid.errors();
        }
    }

    @Test
    void a_report_to_which_no_event_belongs_has_columns_and_no_rows() {
        auditor.records("bob", "fund-officer", new FundClosed(UUID.randomUUID(), DAY));
        for (Report report : ALL) {
            AuditReport answer = auditor.reads(report, ENOUGH);
            assertThat(answer.rows()).as(report.name()).isEmpty();
            assertThat(answer.columns()).as(report.name()).hasSizeGreaterThan(5).doesNotContain("events");
            assertThat(answer.upTo()).isEqualTo(1);
        }
    }

    @Test
    void each_parameter_that_is_missing_or_unreadable_is_named_once() {
        auditor.records("bob", "fund-officer", new FundClosed(FUND, DAY));
        assertThat(errors(auditor, new ScholarshipFile(), "cycle", "spring"))
                .containsExactly(
                        new FieldError("fund", "is needed"),
                        new FieldError("cycle", "must be a UUID"),
                        new FieldError("purpose", "is needed"));
        assertThat(errors(auditor, new AccommodationFile(), "site", "here\nand there", "from", "30", "recorded", "now"))
                .extracting(FieldError::field)
                .containsExactly("site", "from", "to", "purpose", "recorded");
        assertThat(errors(
                        auditor,
                        new ActorChanges(),
                        "actor",
                        "a".repeat(201),
                        "from",
                        "2030-02-01",
                        "to",
                        "2030-01-31"))
                .containsExactly(
                        new FieldError("actor", "must be one line of 1 to 200 characters"),
                        new FieldError("to", "must not be before the first day"));
        assertThat(errors(auditor, new Overrides(), "from", "-4000-01-01", "to", "9999-12-31"))
                .extracting(FieldError::field)
                .containsExactly("from", "to");
    }

    @Test
    void whoever_is_told_of_single_persons_says_what_for() {
        assertThat(Arrays.stream(ALL)
                        .filter(report -> report.parameters().contains(Parameter.PURPOSE))
                        .map(Report::name))
                .containsExactly("scholarship-file", "training-record", "accommodation-file");
        auditor.records("bob", "fund-officer", new FundClosed(FUND, DAY));
        assertThat(auditor.reads(new ScholarshipFile(), "fund", FUND.toString(), "purpose", "review 7")
                        .parameters())
                .containsExactly(Map.entry("fund", FUND.toString()));
    }

    @Test
    void a_report_as_of_an_instant_is_the_same_whatever_came_since() {
        Event cent = new FundReplenished(FUND, new Money(1, "USD"), DAY);
        String[] asked = {"actor", "ada", "from", "2030-01-15", "to", "2030-01-15", "recorded", "2030-01-15T12:30:00Z"};
        auditor.given().at(NOON);
        auditor.records("ada", "fund-officer", cent, cent);
        AuditReport before = auditor.reads(new ActorChanges(), asked);
        auditor.given().at(NOON.plusSeconds(3600));
        auditor.records("ada", "fund-officer", cent);
        AuditReport after = auditor.reads(new ActorChanges(), asked);
        assertThat(after).isEqualTo(before);
        assertThat(ReportCsv.of(after)).isEqualTo(ReportCsv.of(before));
        assertThat(after.upTo()).isEqualTo(2);
        assertThat(after.recorded()).isEqualTo(Instant.parse("2030-01-15T12:30:00Z"));
        AuditReport now = auditor.reads(new ActorChanges(), Arrays.copyOf(asked, 6));
        assertThat(now.upTo()).isEqualTo(3);
        assertThat(now.recorded()).isEqualTo(NOON.plusSeconds(3600));
        assertThat(now.events()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_report_that_is_too_long_is_refused_and_not_cut() {
        Event[] cents = new Event[Reports.MOST_ROWS + 1];
        Arrays.fill(cents, new FundReplenished(FUND, new Money(1, "USD"), DAY));
        auditor.given().at(NOON);
        auditor.records("ada", "fund-officer", Arrays.copyOf(cents, Reports.MOST_ROWS));
        String[] asked = {"actor", "ada", "from", "2030-01-15", "to", "2030-01-15"};
        assertThat(auditor.reads(new ActorChanges(), asked).rows()).hasSize(Reports.MOST_ROWS);
        auditor.records("ada", "fund-officer", cents[0]);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> auditor.reads(new ActorChanges(), asked))
                .satisfies(problem ->
                        assertThat(problem.getBody().getType().getPath()).isEqualTo("/problems/report-too-large"));
    }

    @Test
    void a_report_that_would_lack_an_event_is_refused() {
        auditor.records("bob", "fund-officer", new FundClosed(FUND, DAY));
        auditor.reads(new ActorChanges(), "actor", "ada", "from", "2030-01-15", "to", "2030-01-15");
        auditor.given()
                .jdbc()
                .sql("insert into projection.dead_letter (name, position, entity_id, error)"
                        + " values ('application_file', 1, gen_random_uuid(), 'test')")
                .update();
        Auditor waiting = auditor;
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(
                        () -> waiting.readsAsItIs(new ScholarshipFile(), "fund", FUND.toString(), "purpose", "test"))
                .satisfies(problem ->
                        assertThat(problem.getBody().getType().getPath()).isEqualTo("/problems/report-incomplete"));
        assertThat(waiting.readsAsItIs(new ActorChanges(), "actor", "ada", "from", "2030-01-15", "to", "2030-01-15")
                        .rows())
                .isEmpty();
    }

    @Test
    void days_begin_and_end_with_their_first_and_last_instant() {
        auditor.given().at(Instant.parse("2030-01-14T23:59:59.999999Z"));
        auditor.records("ada", "fund-officer", new FundClosed(FUND, DAY));
        auditor.given().at(Instant.parse("2030-01-15T00:00:00Z"));
        auditor.records("ada", "fund-officer", new FundClosed(FUND, DAY));
        auditor.given().at(Instant.parse("2030-01-16T23:59:59.999999Z"));
        auditor.records("ada", "fund-officer", new FundClosed(FUND, DAY));
        auditor.given().at(Instant.parse("2030-01-17T00:00:00Z"));
        auditor.records("ada", "fund-officer", new FundClosed(FUND, DAY));
        assertThat(rows(
                        auditor.reads(new ActorChanges(), "actor", "ada", "from", "2030-01-15", "to", "2030-01-16"),
                        "recorded_at"))
                .containsExactly("[2]|2030-01-15T00:00:00Z", "[3]|2030-01-16T23:59:59.999999Z");
    }

    @Test
    void whatever_is_named_as_an_exception_is_an_event_and_no_exception_is_left_out() {
        var named = java.util.regex.Pattern.compile("\\('(\\w+)', '")
                .matcher(Overrides.KINDS)
                .results()
                .map(kind -> kind.group(1))
                .toList();
        assertThat(named)
                .doesNotHaveDuplicates()
                .isSubsetOf(EventSerializer.types().keySet());
        assertThat(EventSerializer.types().keySet().stream()
                        .filter(type -> type.matches(
                                ".*(Overrid|Withdr|Corrected|Voided|Revoked|Erased|Denied|Denial|Decertified|Returned"
                                        + "|Recused|Conflict|Proxy|Glass|Hold).*")))
                .isSubsetOf(named);
    }
}
