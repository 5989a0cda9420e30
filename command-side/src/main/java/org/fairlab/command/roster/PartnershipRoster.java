package org.fairlab.command.roster;

import java.util.List;
import java.util.Map;
import org.fairlab.command.Command;
import org.fairlab.command.outreach.PartnershipCommand.FormPartnership;
import org.fairlab.events.OutreachEvent.PartnershipFormed;
import org.springframework.stereotype.Component;

/** A directory of partners. */
@Component
public final class PartnershipRoster implements Roster<FormPartnership> {

    @Override
    public String name() {
        return "partnerships";
    }

    @Override
    public String description() {
        return "Forms a partnership.";
    }

    @Override
    public Class<FormPartnership> columns() {
        return FormPartnership.class;
    }

    @Override
    public Class<? extends Command> opening() {
        return FormPartnership.class;
    }

    @Override
    public Map<String, String> example() {
        return Map.of(
                "partnershipId", "springfield-college",
                "name", "Springfield Community College",
                "kind", "COMMUNITY_COLLEGE",
                "topics", "CAREERS;LACTATION_SUPPORT",
                "effectiveOn", "2026-01-10");
    }

    @Override
    public List<Step> steps(FormPartnership row) {
        return List.of(new Step(row, row.partnershipId(), PartnershipFormed.class::isInstance));
    }
}
