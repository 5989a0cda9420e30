package org.fairlab.command;

/** The rules about legal holds, by which a command can be refused. */
public final class LegalHoldRules {

    public static final Rule HELD = Rule.state("legal-hold", "While a legal hold stands, nobody is erased.");
    public static final Rule HOLD_STANDS = Rule.state("legal-hold-stands", "A legal hold is placed once.");
    public static final Rule NO_SUCH_HOLD =
            new Rule("no-such-legal-hold", Rule.Kind.MISSING, "What is lifted is a legal hold that stands.");
    public static final Rule PLACED_BY_ONESELF =
            Rule.duty("legal-hold-placed-by-oneself", "A legal hold is lifted by somebody else than who placed it.");

    private LegalHoldRules() {}
}
