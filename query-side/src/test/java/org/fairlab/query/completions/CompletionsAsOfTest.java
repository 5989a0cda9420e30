package org.fairlab.query.completions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.query.testing.TimeTravel.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.PeopleEvent.Origin;
import org.fairlab.events.PeopleEvent.ParticipantRegistered;
import org.fairlab.events.PeopleEvent.SelfIdentificationWithdrawn;
import org.fairlab.events.SelfIdentification.Sex;
import org.fairlab.events.SelfIdentification.Standard;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.platform.security.Roles;
import org.fairlab.query.audittrail.AuditTrailAtWork;
import org.fairlab.query.audittrail.Reconciliation;
import org.fairlab.query.audittrail.Reconciliation.Difference;
import org.fairlab.query.completions.Completions.Figures;
import org.fairlab.query.demographics.Answers;
import org.fairlab.query.demographics.Demographics;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.testing.GivenEvents;
import org.fairlab.query.testing.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContextHolder;

class CompletionsAsOfTest {

    private static final LocalDate BEFORE = LocalDate.of(2020, 1, 1);
    private static final UUID ANA = new UUID(0, 1);
    private static final UUID COURSE = new UUID(0, 2);
    private static final UUID NORTH = new UUID(0, 3);

    private final GivenEvents given = GivenEvents.none();
    private final People people = new People(given.database());
    private final UUID first = new UUID(1, 1);
    private final UUID second = new UUID(1, 2);
    private final UUID third = new UUID(1, 3);

    @BeforeEach
    void completions() {
        People.lookAs(Roles.AUDITOR);
        var content = new Content("A programme", Set.of(Topic.CLINICAL_LABORATORY), "51.1004", 3, null, 0, 0, null);
        given.at(FIRST)
                .happened(
                        new ParticipantRegistered(ANA, Origin.INVENTED, null, BEFORE),
                        new CoursePublished(COURSE, content, BEFORE),
                        new OfferingScheduled(NORTH, COURSE, 1, "north", BEFORE, BEFORE, 1, BEFORE),
                        people.identified(DAY_1, ANA, Standard.SPD15_2024, Sex.FEMALE, "ASIAN"));
        enrolled(first);
        enrolled(second);
        enrolled(third);
        given.happened(new TrainingCompleted(first, DAY_1), new TrainingCompleted(second, DAY_2))
                .at(SECOND)
                .happened(
                        new CompletionVoided(first, DAY_3),
                        new CompletionVoided(second, DAY_2),
                        new TrainingCompleted(second, DAY_3),
                        people.identified(DAY_2, ANA, Standard.SPD15_2024, Sex.ANOTHER, "WHITE"))
                .at(THIRD)
                .happened(new TrainingCompleted(first, DAY_2), new TrainingCompleted(third, DAY_1));
    }

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void completions_as_of_any_time_equal_a_replay_of_what_was_known_then() {
        for (String by : List.of("year", "race")) {
            equalsReplay(
                    given,
                    Set.of(CompletionVoided.class, SelfIdentificationWithdrawn.class),
                    at -> List.of(new Demographics(people.keyring()), new Completions(at.jdbc())),
                    (at, asOf) -> figures(at, by, asOf, Answers.AT_CLOSE));
        }
    }

    @Test
    void a_completion_counts_in_the_group_of_its_day_of_the_close_or_of_today() {
        given.seenBy(new Demographics(people.keyring()), new Completions(given.jdbc()));
        AsOf report = asOf(DAY_1, THIRD);
        assertThat(figures(given, "sex", report, Answers.AT_EVENT).items())
                .singleElement()
                .satisfies(figure -> assertThat(figure.key()).isEqualTo("FEMALE"));
        assertThat(figures(given, "sex", asOf(DAY_2, FIRST), Answers.AT_EVENT).items())
                .singleElement()
                .satisfies(figure -> assertThat(figure.key()).isEqualTo("FEMALE"));
        assertThat(figures(given, "sex", asOf(DAY_2, FIRST), Answers.LATEST).items())
                .singleElement()
                .satisfies(figure -> assertThat(figure.key()).isEqualTo("ANOTHER"));
    }

    @Test
    void what_was_reported_and_what_is_known_now_differ_by_the_events_recorded_in_between() {
        var completions = new Completions(given.jdbc());
        given.seenBy(completions, AuditTrailAtWork.on(given));
        var reconciliation = new CompletionReconciliation(completions, given.jdbc());
        Reconciliation<Long> whole = reconciliation.reconciliation(asOf(DAY_2, FIRST), null, 10);
        assertThat(whole.asReported()).isEqualTo(2);
        assertThat(whole.asNowKnown()).isEqualTo(2);
        assertThat(whole.items())
                .extracting(Difference::type, Difference::entityId)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("CompletionVoided", first),
                        org.assertj.core.groups.Tuple.tuple("CompletionVoided", second),
                        org.assertj.core.groups.Tuple.tuple("TrainingCompleted", first),
                        org.assertj.core.groups.Tuple.tuple("TrainingCompleted", third));
        assertThat(whole.items())
                .allSatisfy(event -> assertThat(event.address()).isEqualTo("/api/audit/events/" + event.position()));

        Reconciliation<Long> page = reconciliation.reconciliation(asOf(DAY_2, FIRST), null, 3);
        Reconciliation<Long> rest = reconciliation.reconciliation(asOf(DAY_2, FIRST), page.next(), 3);
        assertThat(rest.items()).isEqualTo(whole.items().subList(3, 4));
        assertThat(reconciliation.reconciliation(asOf(DAY_2, THIRD), null, 3).items())
                .isEmpty();
    }

    private void enrolled(UUID enrolment) {
        given.happened(new LearnerEnrolled(enrolment, NORTH, COURSE, 1, ANA, BEFORE));
    }

    private static Figures figures(GivenEvents at, String by, AsOf asOf, Answers answers) {
        return new Completions(at.jdbc()).completions(by, null, null, null, asOf, answers, null, 50);
    }
}
