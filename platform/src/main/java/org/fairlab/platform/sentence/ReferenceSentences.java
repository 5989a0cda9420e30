package org.fairlab.platform.sentence;

import static org.fairlab.platform.sentence.Sentences.count;
import static org.fairlab.platform.sentence.Sentences.the;
import static org.fairlab.platform.sentence.Sentences.words;

import org.fairlab.events.ReferenceEvent;
import org.fairlab.events.ReferenceEvent.*;

/** What events of reference data say. */
final class ReferenceSentences {

    private ReferenceSentences() {}

    static String of(ReferenceEvent event) {
        return switch (event) {
            case BreakRulesPublished e -> published(e, count(e.rules().size(), "rule"));
            case CodesPublished e -> published(e, count(e.codes().size(), "code"));
            case CategoriesPublished e ->
                published(e, e.categories().size() + (e.categories().size() == 1 ? " category" : " categories"));
            case VersionWithdrawn e -> "withdrew " + version(e);
        };
    }

    private static String published(VersionPublished event, String entries) {
        Source source = event.source();
        return "published " + version(event) + ", in force from " + event.effectiveOn() + ": " + entries + " from “"
                + source.title() + "” as of " + source.asOf();
    }

    private static String version(ReferenceEvent event) {
        String set = switch (event.set()) {
            case SOC, CIP -> event.set() + " codes";
            case BREAK_RULES, CATEGORY_STANDARDS -> words(event.set());
        };
        return "version " + event.version() + " of the " + set + " (" + the("reference set", event.setId()) + ")";
    }
}
