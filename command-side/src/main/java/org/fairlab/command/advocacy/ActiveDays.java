package org.fairlab.command.advocacy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The days on which a campaign was active: without those of its pauses, and none before its launch. */
record ActiveDays(List<Period> periods) {

    static final ActiveDays NONE = new ActiveDays(List.of());

    /** First and last day, both included; the last period goes on until it is closed. */
    record Period(LocalDate from, LocalDate until) {

        boolean contains(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    ActiveDays begun(LocalDate on) {
        List<Period> more = new ArrayList<>(periods);
        more.add(new Period(on, LocalDate.MAX));
        return new ActiveDays(more);
    }

    /** A campaign that is paused already was active until then only. */
    ActiveDays ended(LocalDate on) {
        List<Period> closed = new ArrayList<>(periods);
        if (!closed.isEmpty() && closed.getLast().contains(LocalDate.MAX)) {
            closed.add(new Period(closed.removeLast().from(), on));
        }
        return new ActiveDays(closed);
    }

    boolean contain(LocalDate day) {
        return periods.stream().anyMatch(period -> period.contains(day));
    }

    /** Whether a day is that of the launch or a later one. */
    boolean haveBegunBy(LocalDate day) {
        return !periods.isEmpty() && !day.isBefore(periods.getFirst().from());
    }
}
