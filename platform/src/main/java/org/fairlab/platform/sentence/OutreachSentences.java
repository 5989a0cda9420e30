package org.fairlab.platform.sentence;

import static org.fairlab.platform.sentence.Sentences.count;
import static org.fairlab.platform.sentence.Sentences.list;
import static org.fairlab.platform.sentence.Sentences.the;
import static org.fairlab.platform.sentence.Sentences.words;

import java.util.UUID;
import org.fairlab.events.OutreachEvent;
import org.fairlab.events.OutreachEvent.*;

/** What events of outreach say. */
final class OutreachSentences {

    private OutreachSentences() {}

    static String of(OutreachEvent event) {
        return switch (event) {
            case PartnershipFormed e ->
                "formed " + partnership(e.partnershipId()) + " with “" + e.name() + "” (" + words(e.kind()) + ") on "
                        + list(e.topics().stream().map(Sentences::words).toList(), "no topic");
            case PartnershipEnded e -> "ended " + partnership(e.partnershipId());
            case OccasionEvent e -> ofOccasion(e);
            case ProspectEvent e -> ofProspect(e);
        };
    }

    private static String ofOccasion(OccasionEvent event) {
        String occasion = occasion(event.outreachEventId());
        return switch (event) {
            case OutreachEventPlanned e ->
                "planned " + occasion + " “" + e.name() + "” (" + words(e.kind()) + " on " + words(e.topic()) + ") at "
                        + e.place() + ", " + e.slot().startsAt() + " "
                        + e.slot().timeZone() + " for "
                        + count(e.slot().minutes(), "minute") + ", with "
                        + count(e.partnershipIds().size(), "partner");
            case OutreachEventHeld e -> "recorded that " + occasion + " was held on " + e.effectiveOn();
            case OutreachEventCancelled _ -> "cancelled " + occasion;
            case ReachRecorded e ->
                "counted " + e.people() + " reached by " + occasion + " (" + words(e.audience()) + ")"
                        + (e.corrects() == null ? "" : ", which replaces " + the("count", e.corrects()));
        };
    }

    private static String ofProspect(ProspectEvent event) {
        String prospect = the("prospect", event.prospectId());
        return switch (event) {
            case ProspectRegistered e ->
                "registered " + the("participant", e.participantId()) + " as " + prospect + " through "
                        + words(e.channel())
                        + (e.outreachEventId() == null ? "" : " at " + occasion(e.outreachEventId()))
                        + (e.partnershipId() == null ? "" : ", sent by " + partnership(e.partnershipId()));
            case ContactMade e -> "contacted " + prospect + " by " + words(e.mode());
            case StageAdvanced e -> "advanced " + prospect + " to " + words(e.stage());
            case StageCorrected e -> "took back that " + prospect + " had become " + words(e.stage());
        };
    }

    private static String partnership(UUID id) {
        return the("partnership", id);
    }

    private static String occasion(UUID id) {
        return the("outreach event", id);
    }
}
