package org.fairlab.platform.sentence;

import static org.fairlab.platform.sentence.Sentences.the;
import static org.fairlab.platform.sentence.Sentences.words;

import java.util.UUID;
import org.fairlab.events.PeopleEvent;
import org.fairlab.events.PeopleEvent.*;

/** What events of people say. */
final class PeopleSentences {

    private PeopleSentences() {}

    static String of(PeopleEvent event) {
        return switch (event) {
            case ParticipantRegistered e ->
                "registered " + who(e.participantId()) + " (" + words(e.origin()) + ")"
                        + (e.identity() == null ? "" : ", name and contact sealed");
            case ContactChanged e -> "changed the sealed name and contact of " + who(e.participantId());
            case SelfIdentified e -> "recorded that " + who(e.participantId()) + " self-identified, answers sealed";
            case SelfIdentificationWithdrawn e -> "withdrew the self-identification of " + who(e.participantId());
            case ConsentGranted e ->
                "recorded the consent of " + who(e.participantId()) + " to " + words(e.purpose()) + ", text version "
                        + e.textVersion();
            case ConsentWithdrawn e ->
                "recorded that " + who(e.participantId()) + " withdrew the consent to " + words(e.purpose());
            case CareerMilestoneReached e ->
                "recorded " + milestone(e.milestoneId()) + " of " + who(e.participantId()) + ": "
                        + words(e.milestone());
            case MilestoneCorrected e ->
                "corrected " + milestone(e.milestoneId()) + " of " + who(e.participantId()) + ": "
                        + (e.milestone() == null ? "it was not reached" : words(e.milestone()));
            case LegalHoldPlaced e -> "placed " + hold(e.holdId()) + " on " + who(e.participantId());
            case LegalHoldLifted e -> "lifted " + hold(e.holdId()) + " from " + who(e.participantId());
            case ParticipantErased e -> "erased " + who(e.participantId()) + ": what was sealed cannot be read again";
        };
    }

    private static String who(UUID participantId) {
        return the("participant", participantId);
    }

    private static String hold(UUID holdId) {
        return the("legal hold", holdId);
    }

    private static String milestone(UUID milestoneId) {
        return the("milestone", milestoneId);
    }
}
