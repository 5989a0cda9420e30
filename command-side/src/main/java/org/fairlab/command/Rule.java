package org.fairlab.command;

/**
 * A rule by which a command can be refused.
 *
 * @param name the last part of the problem's type, such as {@code insufficient-funds}
 * @param kind how a refusal is answered
 * @param text the rule in one sentence
 */
public record Rule(String name, Kind kind, String text) {

    /** What the client can make of a refusal. */
    public enum Kind {
        /** 404: the command names something that does not exist. */
        MISSING,
        /** 409: it may be allowed at another time. */
        STATE,
        /** 403: somebody else may do it. */
        DUTY,
        /** 422: it is never allowed. */
        NEVER
    }

    public static final Rule NOT_FOUND = new Rule("not-found", Kind.MISSING, "What the command names must exist.");
    public static final Rule DATED_IN_FUTURE = never("dated-in-future", "A fact cannot be dated in the future.");
    public static final Rule SHOWN_OTHERWISE = state(
            "shown-otherwise",
            "A decision is taken on what is shown now; ask again and send the digest that comes with it.");
    static final Rule KEY_IN_FLIGHT =
            state("key-in-flight", "A command with this Idempotency-Key is still being handled.");
    static final Rule KEY_REUSED = never("key-reused", "An Idempotency-Key stands for one request only.");

    /** A rule that depends on the entity's state. */
    public static Rule state(String name, String text) {
        return new Rule(name, Kind.STATE, text);
    }

    /** A rule about who may act. */
    public static Rule duty(String name, String text) {
        return new Rule(name, Kind.DUTY, text);
    }

    /** A rule that holds always. */
    public static Rule never(String name, String text) {
        return new Rule(name, Kind.NEVER, text);
    }

    /** Refuses the command if it breaks this rule. */
    public void brokenIf(boolean broken) {
        if (broken) {
            throw new Rejected(this);
        }
    }
}
