package org.fairlab.command.roster;

import java.util.List;
import java.util.Map;
import org.fairlab.command.Command;
import org.fairlab.command.lactation.SpaceCommand.RegisterSpace;
import org.fairlab.events.LactationEvent.SpaceRegistered;
import org.springframework.stereotype.Component;

/** A list of lactation spaces, yet to be inspected. */
@Component
public final class SpaceRoster implements Roster<RegisterSpace> {

    @Override
    public String name() {
        return "lactation-spaces";
    }

    @Override
    public String description() {
        return "Registers a lactation space.";
    }

    @Override
    public Class<RegisterSpace> columns() {
        return RegisterSpace.class;
    }

    @Override
    public Class<? extends Command> opening() {
        return RegisterSpace.class;
    }

    @Override
    public Map<String, String> example() {
        return Map.of(
                "spaceId", "springfield-room-12",
                "site", "Springfield draw station",
                "name", "Room 12",
                "timeZone", "America/Chicago",
                "effectiveOn", "2026-01-10");
    }

    @Override
    public List<Step> steps(RegisterSpace row) {
        return List.of(new Step(row, row.spaceId(), SpaceRegistered.class::isInstance));
    }
}
