package org.fairlab.platform.sentence;

import static org.fairlab.platform.sentence.Sentences.count;
import static org.fairlab.platform.sentence.Sentences.list;
import static org.fairlab.platform.sentence.Sentences.the;
import static org.fairlab.platform.sentence.Sentences.words;

import org.fairlab.events.AccessEvent;
import org.fairlab.events.AccessEvent.*;

/** What events of access to personal records say. */
final class AccessSentences {

    private AccessSentences() {}

    static String of(AccessEvent event) {
        return switch (event) {
            case GlassBroken e ->
                "broke the glass (" + the("breaking", e.breakGlassId()) + ") to see the record of "
                        + the(words(e.scope()), e.personId()) + " for " + count(e.minutes(), "minute");
            case BreakGlassReviewed e ->
                "found " + the("breaking", e.breakGlassId()) + " of the glass " + words(e.outcome()) + ": " + e.note();
            case DisclosureRecorded e ->
                "recorded that " + e.recipient() + (e.given() ? " was given " : " asked in vain for ")
                        + list(e.parts().stream().map(Sentences::words).toList(), "nothing") + " of "
                        + the("participant", e.participantId()) + " (" + the("disclosure", e.disclosureId()) + ", "
                        + words(e.basis()) + "): " + e.interest();
            case DisclosureVoided e -> "voided " + the("disclosure", e.disclosureId());
        };
    }
}
