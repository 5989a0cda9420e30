package org.fairlab.command;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The days on which something was active: without those of its pauses, and none before it began. */
public record ActiveDays(List<Period> periods) {

    public static final ActiveDays NONE = new ActiveDays(List.of());

    /** First and last day, both included; the last period goes on until it is closed. */
    public record Period(LocalDate from, LocalDate until) {

        boolean contains(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    /** Begins, or goes on after a pause. */
    public ActiveDays begun(LocalDate on) {
        List<Period> more = new ArrayList<>(periods);
        more.add(new Period(on, LocalDate.MAX));
        return new ActiveDays(more);
    }

    /** Pauses or ends; what is paused already was active until then only. */
    public ActiveDays ended(LocalDate on) {
        List<Period> closed = new ArrayList<>(periods);
        if (!closed.isEmpty() && closed.getLast().contains(LocalDate.MAX)) {
            closed.add(new Period(closed.removeLast().from(), on));
        }
        return new ActiveDays(closed);
    }

    /** Whether it was active on a day. */
    public boolean contain(LocalDate day) {
        return periods.stream().anyMatch(period -> period.contains(day));
    }

    /** Whether it had begun on a day or before. */
    public boolean haveBegunBy(LocalDate day) {
        return !periods.isEmpty() && !day.isBefore(periods.getFirst().from());
    }
}
