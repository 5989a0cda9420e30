package org.fairlab.query.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.fairlab.events.Event;
import org.fairlab.query.projection.PastFigures;
import org.fairlab.query.projection.Projection;
import org.fairlab.query.projection.ProjectionAtWork;

/** The proof that figures as of any day and instant, told by sums, are those that all facts tell. */
public final class Pasts {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final OffsetDateTime EVER = OffsetDateTime.parse("2000-01-01T00:00:00Z");
    private static final Pattern BLOCKS = Pattern.compile("(?:hit|read)=(\\d+)");

    private Pasts() {}

    /**
     * Proves it after every few events, while the clock goes back now and then, and some events are taken later than
     * those after them; and again once the tables were replaced by a rebuild.
     *
     * @param facts selects {@code dims} and {@code n} as of {@code :effective} and {@code :recorded}
     * @param latest the last day to ask for
     * @param also what else has to hold each time
     */
    public static void equalFacts(
            GivenEvents given,
            Projection readModel,
            List<Event> events,
            Random random,
            String facts,
            LocalDate latest,
            Runnable also) {
        var figures = new PastFigures(readModel.name(), given.jdbc());
        List<Instant> instants = new ArrayList<>(List.of(START));
        List<LocalDate> days = new ArrayList<>(List.of(latest, LocalDate.of(1999, 12, 31)));
        events.forEach(event -> days.add(event.effectiveOn()));
        Set<Map<List<String>, Long>> values = new HashSet<>();
        Runnable proof = () -> {
            also.run();
            for (int i = 0; i < 5; i++) {
                OffsetDateTime recorded = instant(instants, random);
                LocalDate day = day(days, latest, random);
                LocalDate another = day(days, latest, random);
                var found = figures.asOf(recorded, day, another);
                var expected = facts(given, facts, recorded, day);
                assertThat(figure(found, 0)).as("%s, %s", recorded, day).isEqualTo(expected);
                assertThat(figure(found, 1)).isEqualTo(facts(given, facts, recorded, another));
                values.add(expected);
            }
        };
        long position = 0;
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(20));
            for (Event event : events.subList(from, to)) {
                boolean back = random.nextInt(30) == 0;
                instants.add(instants.getLast().plusMillis(back ? -random.nextInt(50_000) : random.nextInt(1000)));
                given.at(instants.getLast()).happened(event);
            }
            if (random.nextInt(5) == 0) {
                given.seenLate(readModel, position + 1 + random.nextInt(to - from), proof);
            } else {
                given.seenBy(readModel);
            }
            proof.run();
            position += to - from;
            from = to;
        }
        given.rebuildEqualsLive(readModel);
        given.atWork(readModel).replace();
        proof.run();
        assertThat(values).hasSizeGreaterThan(20);
    }

    /**
     * Proves that figures read little more of a history than of one that is a hundred times shorter.
     *
     * @param facts statements that write facts for each number from {@code :first} to {@code :last}, their positions
     *     from ten times the number on
     */
    public static void costLittleMore(GivenEvents given, Projection readModel, Event first, String... facts) {
        given.happened(first).seenBy(readModel);
        long few = blocks(given, readModel, 1, 1_000, facts);
        long many = blocks(given, readModel, 1_001, 100_000, facts);
        assertThat(many).isLessThan(3 * few);
    }

    private static long blocks(GivenEvents given, Projection readModel, int first, int last, String... facts) {
        for (String statement : facts) {
            given.jdbc()
                    .sql(statement)
                    .param("first", first)
                    .param("last", last)
                    .update();
        }
        given.atWork(readModel).keepSums(last * 10L - 21);
        given.jdbc().sql("analyze").update();
        String whole =
                ProjectionAtWork.explained(
                                new PastFigures(readModel.name(), given.jdbc()), EVER.plusYears(40), LocalDate.MAX)
                        .stream()
                        .filter(line -> line.contains("Buffers: shared "))
                        .findFirst()
                        .orElseThrow();
        return BLOCKS.matcher(whole)
                .results()
                .mapToLong(blocks -> Long.parseLong(blocks.group(1)))
                .sum();
    }

    private static Map<List<String>, Long> figure(Map<List<String>, long[]> found, int day) {
        Map<List<String>, Long> figure = new HashMap<>();
        found.forEach((dims, n) -> {
            if (n[day] != 0) {
                figure.put(dims, n[day]);
            }
        });
        return figure;
    }

    private static Map<List<String>, Long> facts(
            GivenEvents given, String facts, OffsetDateTime recorded, LocalDate day) {
        Map<List<String>, Long> figure = new HashMap<>();
        given.jdbc()
                .sql(facts)
                .param("recorded", recorded)
                .param("effective", day)
                .query(row -> {
                    figure.put(Arrays.asList((String[]) row.getArray("dims").getArray()), row.getLong("n"));
                });
        return figure;
    }

    /** An instant of an event or right before it, before all or after all. */
    private static OffsetDateTime instant(List<Instant> instants, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> EVER;
            case 1 -> OffsetDateTime.MAX;
            default ->
                instants.get(random.nextInt(instants.size()))
                        .minusNanos(1000L * random.nextInt(2))
                        .atOffset(ZoneOffset.UTC);
        };
    }

    /** A day of a fact or next to it, the first or the last of its year, or the last of all. */
    private static LocalDate day(List<LocalDate> days, LocalDate latest, Random random) {
        LocalDate day = days.get(random.nextInt(days.size()));
        if (day.equals(latest)) {
            return latest;
        }
        LocalDate near = switch (random.nextInt(5)) {
            case 0 -> latest;
            case 1 -> day.withDayOfYear(1);
            case 2 -> day.withMonth(12).withDayOfMonth(31);
            case 3 -> day.minusDays(1);
            default -> day;
        };
        return near.isAfter(latest) ? latest : near;
    }
}
