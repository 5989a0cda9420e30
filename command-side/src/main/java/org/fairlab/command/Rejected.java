package org.fairlab.command;

import org.axonframework.commandhandling.CommandExecutionException;

/** A command was refused by a rule, and nothing was recorded. The rule travels as the exception's details. */
public final class Rejected extends CommandExecutionException {

    private final transient Rule rule;

    /** @param rule the rule that was broken */
    public Rejected(Rule rule) {
        super(rule.text(), null, rule);
        this.rule = rule;
    }

    /** The rule that was broken. */
    public Rule rule() {
        return rule;
    }
}
