package org.fairlab.query.completions;

import static org.fairlab.query.testing.Tallies.costTheSame;
import static org.fairlab.query.testing.Tallies.equalFacts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.Event;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.query.completions.Completions.Figures;
import org.fairlab.query.demographics.Answers;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionsTallyTest {

    private static final LocalDate START = LocalDate.of(2000, 1, 1);
    private static final int COURSES = 3;
    private static final int ENROLMENTS = 60;

    private final GivenEvents given = GivenEvents.none();
    private final Completions completions = new Completions(given.jdbc());

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void completions_told_by_a_tally_are_those_that_stand_whenever_it_was_taken(long seed) {
        var random = new Random(seed);
        equalFacts(given, completions, completedAndVoided(random), random, this::everyFigure);
    }

    @Test
    void completions_as_of_now_read_no_more_the_longer_the_history_is() {
        costTheSame(given, completions, "completions.tallied()", """
                        insert into completions.course_version
                        select md5('c')::uuid, 1, 'A programme', null, null where :first = 1 and :last > 0""", """
                        insert into completions.offering
                        select md5('o')::uuid, 'north' where :first = 1 and :last > 0""", """
                        insert into completions.enrolment
                        select md5('e' || n)::uuid, md5('p' || n)::uuid, md5('o')::uuid, md5('c')::uuid, 1
                        from generate_series(:first, :last) n""", """
                        insert into completions.fact
                        select md5('e' || n)::uuid, n * 10, '2030-01-15', now() from generate_series(:first, :last) n""", """
                        update completions.fact set superseded_at = now(), superseded_by = :last * 10
                        where enrolment_id = md5('e' || (:first - 1))::uuid""");
    }

    /** Courses of which one has neither code nor level, and enrolments that are completed, voided, completed again. */
    private static List<Event> completedAndVoided(Random random) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < COURSES; i++) {
            var content = new Content(
                    "A programme",
                    Set.of(Topic.CLINICAL_LABORATORY),
                    i == 0 ? null : "51.100" + i,
                    i == 0 ? null : i,
                    null,
                    0,
                    0,
                    null);
            events.add(new CoursePublished(new UUID(1, i), content, START));
            events.add(
                    new OfferingScheduled(new UUID(2, i), new UUID(1, i), 1, "site-" + i % 2, START, START, 1, START));
        }
        boolean[] enrolled = new boolean[ENROLMENTS];
        boolean[] completed = new boolean[ENROLMENTS];
        while (events.size() < 400) {
            int i = random.nextInt(ENROLMENTS);
            UUID enrolment = new UUID(3, i);
            LocalDate day = START.plusDays(random.nextInt(1500));
            if (!enrolled[i]) {
                UUID course = new UUID(1, i % COURSES);
                events.add(new LearnerEnrolled(enrolment, new UUID(2, i % COURSES), course, 1, new UUID(4, i), day));
                enrolled[i] = true;
            } else if (completed[i]) {
                events.add(new CompletionVoided(enrolment, day));
                completed[i] = false;
            } else {
                events.add(new TrainingCompleted(enrolment, day));
                completed[i] = true;
            }
        }
        return events;
    }

    private List<Figures> everyFigure(AsOf asOf) {
        List<Figures> figures = new ArrayList<>();
        for (String by : List.of("year", "cip", "awardLevel", "site")) {
            for (Integer year : Arrays.asList(null, 2002)) {
                for (String cip : Arrays.asList(null, "51.1001")) {
                    for (Integer level : Arrays.asList(null, 2)) {
                        figures.add(completions.completions(by, year, cip, level, asOf, Answers.AT_CLOSE, null, 50));
                    }
                }
            }
        }
        return figures;
    }
}
