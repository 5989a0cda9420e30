package org.fairlab.verifier;

/** What was given can be read and is not true; its message says what is wrong, for people. */
public final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    public Refused(String message) {
        super(message);
    }
}
