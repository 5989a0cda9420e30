package org.fairlab.command.roster;

import java.util.List;
import java.util.Map;
import org.fairlab.command.Command;
import org.fairlab.command.training.OfferingCommand.ScheduleOffering;
import org.fairlab.events.TrainingEvent.OfferingScheduled;
import org.springframework.stereotype.Component;

/** A calendar of offerings of courses that are published already. */
@Component
public final class OfferingRoster implements Roster<ScheduleOffering> {

    @Override
    public String name() {
        return "offerings";
    }

    @Override
    public String description() {
        return "Schedules an offering of one version of a course.";
    }

    @Override
    public Class<ScheduleOffering> columns() {
        return ScheduleOffering.class;
    }

    @Override
    public Class<? extends Command> opening() {
        return ScheduleOffering.class;
    }

    @Override
    public Map<String, String> example() {
        return Map.of(
                "offeringId", "lactation-support-2026-spring",
                "courseId", "lactation-support",
                "courseVersion", "1",
                "site", "Springfield draw station",
                "startsOn", "2026-01-15",
                "endsOn", "2026-02-28",
                "sessions", "4",
                "effectiveOn", "2026-01-05");
    }

    @Override
    public List<Step> steps(ScheduleOffering row) {
        return List.of(new Step(row, row.offeringId(), OfferingScheduled.class::isInstance));
    }
}
