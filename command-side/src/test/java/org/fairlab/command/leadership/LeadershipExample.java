package org.fairlab.command.leadership;

import static org.fairlab.command.Scenario.TODAY;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fairlab.command.DerivedId;
import org.fairlab.command.Rule;
import org.fairlab.command.Scenario;
import org.fairlab.events.Event;
import org.fairlab.events.LeadershipEvent.*;
import org.fairlab.events.PeopleEvent.Origin;
import org.fairlab.events.PeopleEvent.ParticipantErased;
import org.fairlab.events.PeopleEvent.ParticipantRegistered;
import org.fairlab.platform.Shown;
import org.jspecify.annotations.Nullable;

/** A track with two criteria and two milestones, and somebody whom another nominated for it. */
final class LeadershipExample {

    static final LocalDate OPENED_ON = TODAY.minusDays(60);
    static final LocalDate NOMINATED_ON = TODAY.minusDays(30);
    static final LocalDate ADMITTED_ON = TODAY.minusDays(20);
    static final LocalDate LAST_WEEK = TODAY.minusDays(7);
    static final LocalDate YESTERDAY = TODAY.minusDays(1);
    static final LocalDate LAST_DAY = TODAY.plusDays(10);

    static final UUID TRACK = UUID.randomUUID();
    static final UUID PARTICIPANT = UUID.randomUUID();
    static final UUID CANDIDACY = DerivedId.of(TRACK, PARTICIPANT);
    static final UUID ADVANCEMENT = UUID.randomUUID();
    static final String NOMINATOR = "nominator-1";
    static final String EXPERIENCE = "one year at a draw station";
    static final String CERTIFICATE = "a current certificate";
    static final String SHIFT = "leads a shift";
    static final String COLLEAGUE = "trains a colleague";
    static final List<String> CRITERIA = List.of(EXPERIENCE, CERTIFICATE);
    static final List<Finding> FINDINGS =
            List.of(new Finding(EXPERIENCE, "roster of 2029"), new Finding(CERTIFICATE, "number 12"));
    static final String SHOWN =
            Shown.digest(new ShownCandidacy(CANDIDACY, TRACK, PARTICIPANT, CRITERIA, false, NOMINATED_ON));

    static final LeadershipTrackOpened OPENED = opened(LAST_DAY);
    static final Event REGISTERED = new ParticipantRegistered(PARTICIPANT, Origin.INVENTED, null, OPENED_ON);
    static final Event GONE = new ParticipantErased(PARTICIPANT, TODAY);
    static final Rule ERASED = Rule.state("participant-erased", "An erased participant takes no further part.");

    static final NominationReceived NOMINATED = nominated(NOMINATOR, false, NOMINATED_ON);
    static final ParticipantAdmitted ADMITTED = new ParticipantAdmitted(CANDIDACY, FINDINGS, SHOWN, ADMITTED_ON);
    static final MilestoneCompleted LED_SHIFT = completed(SHIFT, LAST_WEEK);
    static final MilestoneCompleted TRAINED_COLLEAGUE = completed(COLLEAGUE, YESTERDAY);
    static final TrackCompleted TRACK_COMPLETED = new TrackCompleted(CANDIDACY, YESTERDAY);
    static final AdvancementRecorded ADVANCED = advanced(LAST_WEEK);
    static final ParticipantLeftTrack LEFT =
            new ParticipantLeftTrack(CANDIDACY, LeavingReason.GOALS_CHANGED, YESTERDAY);

    private LeadershipExample() {}

    static LeadershipTrackOpened opened(@Nullable LocalDate nominationsUntil) {
        return new LeadershipTrackOpened(
                TRACK, "Lead phlebotomists", CRITERIA, List.of(SHIFT, COLLEAGUE), nominationsUntil, OPENED_ON);
    }

    static NominationReceived nominated(String nominator, boolean themselves, LocalDate on) {
        return new NominationReceived(CANDIDACY, TRACK, PARTICIPANT, nominator, themselves, on);
    }

    static MilestoneCompleted completed(String milestone, LocalDate on) {
        return new MilestoneCompleted(CANDIDACY, milestone, "shift plan", on);
    }

    static AdvancementRecorded advanced(LocalDate on) {
        return new AdvancementRecorded(CANDIDACY, ADVANCEMENT, "lead phlebotomist", "appointment", on);
    }

    /** Somebody who takes part, and an open track. */
    static Scenario<Candidacy> candidacy() {
        return Scenario.of(Candidacy.class).knowing(PARTICIPANT, REGISTERED).knowing(TRACK, OPENED);
    }
}
