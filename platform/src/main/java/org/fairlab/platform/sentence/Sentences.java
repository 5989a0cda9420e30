package org.fairlab.platform.sentence;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import org.fairlab.events.AccessEvent;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.Event;
import org.fairlab.events.InclusionEvent;
import org.fairlab.events.LactationEvent;
import org.fairlab.events.LeadershipEvent;
import org.fairlab.events.MentorshipEvent;
import org.fairlab.events.Money;
import org.fairlab.events.OutreachEvent;
import org.fairlab.events.PeopleEvent;
import org.fairlab.events.ReferenceEvent;
import org.fairlab.events.ScholarshipEvent;
import org.fairlab.events.TrainingEvent;
import org.jspecify.annotations.Nullable;

/** Says what an event means as the end of a sentence that begins with its actor. */
public final class Sentences {

    private Sentences() {}

    /** What its actor did, without personal data and without a full stop. */
    public static String of(Event event) {
        return switch (event) {
            case PeopleEvent e -> PeopleSentences.of(e);
            case ScholarshipEvent e -> ScholarshipSentences.of(e);
            case MentorshipEvent e -> MentorshipSentences.of(e);
            case TrainingEvent e -> TrainingSentences.of(e);
            case OutreachEvent e -> OutreachSentences.of(e);
            case LactationEvent e -> LactationSentences.of(e);
            case LeadershipEvent e -> LeadershipSentences.of(e);
            case AdvocacyEvent e -> AdvocacySentences.of(e);
            case ReferenceEvent e -> ReferenceSentences.of(e);
            case InclusionEvent e -> InclusionSentences.of(e);
            case AccessEvent e -> AccessSentences.of(e);
        };
    }

    /** What and which, by the first eight digits of its id. */
    public static String the(String what, UUID id) {
        return what + " " + id.toString().substring(0, 8);
    }

    /** An amount such as {@code 2,500.00 USD}. */
    static String money(Money money) {
        int digits = Math.max(Currency.getInstance(money.currency()).getDefaultFractionDigits(), 0);
        BigDecimal amount = BigDecimal.valueOf(money.minor(), digits);
        return String.format(Locale.ROOT, "%,." + digits + "f %s", amount, money.currency());
    }

    /** The name of a constant in words. */
    static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** What a decision was taken on, by the beginning of the digest, as of ids; nothing if none was recorded yet. */
    static String shown(@Nullable String digest) {
        return digest == null ? "" : ", as shown under digest " + digest.substring(0, Math.min(digest.length(), 8));
    }

    /** All of them in a fixed order, or another word if there is none. */
    static String list(Collection<?> items, String none) {
        return items.isEmpty()
                ? none
                : String.join(
                        ", ", items.stream().map(Object::toString).sorted().toList());
    }
}
