package org.fairlab.platform.sentence;

import static org.fairlab.platform.sentence.Sentences.list;
import static org.fairlab.platform.sentence.Sentences.shown;
import static org.fairlab.platform.sentence.Sentences.the;
import static org.fairlab.platform.sentence.Sentences.words;

import java.util.UUID;
import org.fairlab.events.LeadershipEvent;
import org.fairlab.events.LeadershipEvent.*;

/** What events of leadership say. Evidence and the posts that people advance to stay out: they are about a person. */
final class LeadershipSentences {

    private LeadershipSentences() {}

    static String of(LeadershipEvent event) {
        return switch (event) {
            case LeadershipTrackOpened e ->
                "opened leadership " + track(e.trackId()) + " “" + e.name() + "” to all who meet: "
                        + list(e.criteria(), "nothing in particular") + "; milestones: "
                        + list(e.milestones(), "none") + "; nominations "
                        + (e.nominationsUntil() == null ? "always open" : "until " + e.nominationsUntil());
            case CandidacyEvent e -> ofCandidacy(e);
        };
    }

    private static String ofCandidacy(CandidacyEvent event) {
        String candidacy = the("candidacy", event.candidacyId());
        return switch (event) {
            case NominationReceived e ->
                "nominated " + the("participant", e.participantId()) + (e.selfNominated() ? ", themselves," : "")
                        + " for leadership " + track(e.trackId()) + " (" + candidacy + ")";
            case ParticipantAdmitted e ->
                "admitted " + candidacy + ", as all published criteria were found met ("
                        + e.findings().size() + ")" + shown(e.shownDigest());
            case MilestoneCompleted e -> "recorded milestone “" + e.milestone() + "” of " + candidacy;
            case TrackCompleted _ -> "recorded that " + candidacy + " completed its track";
            case AdvancementRecorded e -> "recorded " + the("advancement", e.advancementId()) + " of " + candidacy;
            case ParticipantLeftTrack e -> "recorded that " + candidacy + " left its track: " + words(e.ending());
        };
    }

    private static String track(UUID id) {
        return the("track", id);
    }
}
