package org.fairlab.query.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.fairlab.events.Event;
import org.fairlab.query.audittrail.Recount;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Projection;

/**
 * Events that happened on three days in three years, not always recorded in that order, and the proof that a figure as
 * of any of these equals the present figure of a replay of what was known then.
 */
public final class TimeTravel {

    public static final LocalDate DAY_1 = LocalDate.of(2021, 3, 1);
    public static final LocalDate DAY_2 = LocalDate.of(2022, 3, 1);
    public static final LocalDate DAY_3 = LocalDate.of(2023, 3, 1);

    /** Instants of recording. */
    public static final Instant FIRST = Instant.parse("2024-01-01T12:00:00Z");

    public static final Instant SECOND = Instant.parse("2024-02-01T12:00:00.000001Z");
    public static final Instant THIRD = Instant.parse("2024-03-01T12:00:00Z");

    private TimeTravel() {}

    /** As of a day and an instant. */
    public static AsOf asOf(LocalDate effective, Instant recorded) {
        return new AsOf(effective.toString(), recorded.toString());
    }

    /** What the log gives for a figure, without what was recorded later. */
    public static <F> F recounted(GivenEvents given, AsOf asOf, Recount<F> recount) {
        given.recorded().upTo(Long.MAX_VALUE, event -> {
            if (!event.recordedAtUtc().isAfter(asOf.recordedAt())) {
                recount.take(event);
            }
        });
        return recount.figure();
    }

    /**
     * Proves that a figure as of each day and each instant equals the figure as of now where only what was known then
     * has happened.
     *
     * @param corrections the types of events that apply whatever their day
     * @param readModels makes the read models that the figure is of
     * @param figure must take several values over the days and instants, or the proof would say nothing
     */
    public static <F> void equalsReplay(
            GivenEvents given,
            Set<Class<? extends Event>> corrections,
            Function<GivenEvents, List<Projection>> readModels,
            BiFunction<GivenEvents, AsOf, F> figure) {
        given.seenBy(readModels.apply(given).toArray(Projection[]::new));
        Set<F> values = new HashSet<>();
        for (LocalDate day : List.of(DAY_1, DAY_2, DAY_3)) {
            for (Instant instant : List.of(FIRST, SECOND, THIRD)) {
                GivenEvents known = given.asOf(day, instant, corrections);
                known.seenBy(readModels.apply(known).toArray(Projection[]::new));
                F then = figure.apply(given, asOf(day, instant));
                assertThat(then)
                        .as("as of %s, recorded until %s", day, instant)
                        .isEqualTo(figure.apply(known, AsOf.NOW));
                values.add(then);
            }
        }
        assertThat(figure.apply(given, asOf(DAY_3, THIRD)))
                .as("as of the end")
                .isEqualTo(figure.apply(given, AsOf.NOW));
        assertThat(values).hasSizeGreaterThan(3);
    }
}
