package org.fairlab.command.scholarship;

import java.util.List;
import org.fairlab.command.Deadline;
import org.fairlab.command.scholarship.CycleCommand.CloseCycle;
import org.fairlab.command.scholarship.FundCommand.LapseAward;
import org.fairlab.events.Event;
import org.fairlab.events.ScholarshipEvent.AwardOffered;
import org.fairlab.events.ScholarshipEvent.CycleOpened;
import org.springframework.stereotype.Component;

/** An unanswered offer lapses and a cycle closes on the day after its last. */
@Component
final class ScholarshipDeadlines implements Deadline.Policy {

    @Override
    public List<Deadline> after(Event event) {
        return switch (event) {
            case AwardOffered e ->
                List.of(new Deadline(
                        new LapseAward(e.fundId(), e.awardId()), e.respondBy().plusDays(1)));
            case CycleOpened e ->
                List.of(new Deadline(
                        new CloseCycle(e.cycleId(), null), e.closesOn().plusDays(1)));
            default -> List.of();
        };
    }
}
