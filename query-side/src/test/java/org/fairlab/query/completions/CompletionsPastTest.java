package org.fairlab.query.completions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.query.testing.Pasts.costLittleMore;
import static org.fairlab.query.testing.Pasts.equalFacts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.fairlab.events.Event;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionsPastTest {

    private static final LocalDate START = LocalDate.of(2000, 1, 1);
    private static final int COURSES = 3;
    private static final int ENROLMENTS = 60;

    private final GivenEvents given = GivenEvents.none();
    private final Completions completions = new Completions(given.jdbc());

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void completions_as_of_any_day_and_instant_are_those_that_all_facts_tell(long seed) {
        var random = new Random(seed);
        equalFacts(
                given, completions, completedAndVoided(random), random, """
                        select array[year::text, site, cip, award_level::text] as dims, count(*) as n
                        from completions.completion(:effective, :recorded)
                        group by 1""", LocalDate.MAX, () -> everyFigure(random));
    }

    @Test
    void completions_as_of_any_day_and_instant_read_little_more_the_longer_the_history_is() {
        costLittleMore(given, completions, new CoursePublished(new UUID(1, 1), content(1), START), """
                        insert into completions.offering
                        select md5('o')::uuid, 'north' where :first = 1 and :last > 0""", """
                        insert into completions.enrolment
                        select md5('e' || n)::uuid, md5('p' || n)::uuid, md5('o')::uuid,
                            '00000000-0000-0001-0000-000000000001', 1
                        from generate_series(:first, :last) n""", """
                        insert into completions.fact
                        select md5('e' || n)::uuid, n * 10, '2030-01-15', now() from generate_series(:first, :last) n""");
    }

    /** Courses of which one has neither code nor level, and enrolments that are completed, voided, completed again. */
    private static List<Event> completedAndVoided(Random random) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < COURSES; i++) {
            events.add(new CoursePublished(new UUID(1, i), content(i), START));
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

    private static Content content(int i) {
        return new Content(
                "A programme",
                Set.of(Topic.CLINICAL_LABORATORY),
                i == 0 ? null : "51.100" + i,
                i == 0 ? null : i,
                null,
                0,
                0,
                null);
    }

    /** By each dimension, with filters or without, as the facts tell them. */
    private void everyFigure(Random random) {
        String by = List.of("year", "cip", "awardLevel", "site").get(random.nextInt(4));
        Integer year = random.nextBoolean() ? null : 2002;
        String cip = random.nextInt(4) > 0 ? null : "51.1001";
        Integer level = random.nextInt(4) > 0 ? null : 2;
        var figures = completions.completions(by, year, cip, level, null, 50);
        Map<String, Long> byFacts = new TreeMap<>();
        given.jdbc()
                .sql("select coalesce(%s::text, 'NONE') as key, count(*) as n from completions.completion"
                                .formatted(by.equals("awardLevel") ? "award_level" : by)
                        + " where (:year::int is null or year = :year) and (:cip::text is null or cip = :cip)"
                        + " and (:level::int is null or award_level = :level) group by 1")
                .param("year", year)
                .param("cip", cip)
                .param("level", level)
                .query(row -> {
                    byFacts.put(row.getString("key"), row.getLong("n"));
                });
        Map<String, Long> shown = new TreeMap<>();
        figures.items().forEach(figure -> shown.put(figure.key(), figure.completions()));
        assertThat(shown).isEqualTo(byFacts);
        assertThat(figures.total())
                .isEqualTo(byFacts.values().stream().mapToLong(Long::longValue).sum());
    }
}
