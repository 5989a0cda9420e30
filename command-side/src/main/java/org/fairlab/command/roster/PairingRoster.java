package org.fairlab.command.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.fairlab.command.Command;
import org.fairlab.command.mentorship.MenteeCommand.EnrolMentee;
import org.fairlab.command.mentorship.MentorCommand.EnrolMentor;
import org.fairlab.command.mentorship.PairingCommand.AcceptPairing;
import org.fairlab.command.mentorship.PairingCommand.ActivatePairing;
import org.fairlab.command.mentorship.PairingCommand.ProposePairing;
import org.fairlab.events.Event;
import org.fairlab.events.MentorshipEvent.PairingAccepted;
import org.fairlab.events.MentorshipEvent.PairingActivated;
import org.fairlab.events.MentorshipEvent.PairingEvent;
import org.fairlab.events.MentorshipEvent.PairingProposed;
import org.fairlab.platform.Shown;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Pairings of mentors and mentees who are enrolled already, as far as their dates say. They were decided on elsewhere.
 */
@Component
public final class PairingRoster implements Roster<PairingRoster.Row> {

    /**
     * One pairing. Sent again with further dates, it goes on from where it is.
     *
     * @param mentor the mentor as a participant
     * @param mentee the mentee as a participant
     * @param endsOn when an activated pairing is due to end
     */
    record Row(
            UUID pairingId,
            UUID programId,
            UUID mentor,
            UUID mentee,
            LocalDate proposedOn,
            @Nullable LocalDate acceptedOn,
            @Nullable LocalDate activatedOn,
            @Nullable LocalDate endsOn) {

        Row {
            if ((activatedOn == null) != (endsOn == null)) {
                throw new IllegalArgumentException("activatedOn and endsOn are given together or not at all");
            }
        }
    }

    @Override
    public String name() {
        return "pairings";
    }

    @Override
    public String description() {
        return "Proposes a pairing of an enrolled mentor and mentee, and accepts and activates it where dates say so.";
    }

    @Override
    public Class<Row> columns() {
        return Row.class;
    }

    @Override
    public Class<? extends Command> opening() {
        return ProposePairing.class;
    }

    @Override
    public Map<String, String> example() {
        return Map.of(
                "pairingId", "pairing-0001",
                "programId", "mentoring-2026",
                "mentor", "example-0001",
                "mentee", "example-0002",
                "proposedOn", "2026-01-15",
                "acceptedOn", "2026-01-20",
                "activatedOn", "2026-02-01",
                "endsOn", "2026-12-31");
    }

    @Override
    public List<Step> steps(Row row) {
        UUID mentor = EnrolMentor.mentorId(row.programId(), row.mentor());
        UUID mentee = EnrolMentee.menteeId(row.programId(), row.mentee());
        UUID pairing = row.pairingId();
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(
                new ProposePairing(mentor, pairing, mentee, Shown.NOTHING, row.proposedOn()),
                mentor,
                happened(PairingProposed.class, pairing)));
        if (row.acceptedOn() != null) {
            steps.add(new Step(
                    new AcceptPairing(mentor, pairing, row.acceptedOn()),
                    mentor,
                    happened(PairingAccepted.class, pairing)));
        }
        if (row.activatedOn() != null && row.endsOn() != null) {
            steps.add(new Step(
                    new ActivatePairing(mentor, pairing, row.endsOn(), row.activatedOn()),
                    mentor,
                    happened(PairingActivated.class, pairing)));
        }
        return steps;
    }

    private static Predicate<Event> happened(Class<? extends PairingEvent> type, UUID pairing) {
        return event -> type.isInstance(event) && type.cast(event).pairingId().equals(pairing);
    }
}
