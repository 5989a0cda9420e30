package org.fairlab.command.roster;

import java.util.List;
import java.util.Map;
import org.fairlab.command.Command;
import org.fairlab.command.scholarship.ApplicationCommand.SubmitApplication;
import org.fairlab.events.ScholarshipEvent.ApplicationSubmitted;
import org.springframework.stereotype.Component;

/** Applications in an open cycle. */
@Component
public final class ApplicationRoster implements Roster<SubmitApplication> {

    @Override
    public String name() {
        return "applications";
    }

    @Override
    public String description() {
        return "Submits an application; beside the columns named here there is one for each field that the cycle's rules"
                + " ask for, such as answers.credits.";
    }

    @Override
    public Class<SubmitApplication> columns() {
        return SubmitApplication.class;
    }

    @Override
    public Class<? extends Command> opening() {
        return SubmitApplication.class;
    }

    @Override
    public Map<String, String> example() {
        return Map.of(
                "cycleId", "spring-2026",
                "participantId", "example-0001",
                "answers.credits", "9",
                "effectiveOn", "2026-01-31");
    }

    @Override
    public List<Step> steps(SubmitApplication row) {
        return List.of(new Step(row, row.applicationId(), ApplicationSubmitted.class::isInstance));
    }
}
