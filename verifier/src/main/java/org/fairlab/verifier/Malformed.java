package org.fairlab.verifier;

/** What was given cannot be read as what it should be; its message says why, for people. */
public final class Malformed extends Exception {

    private static final long serialVersionUID = 1;

    public Malformed(String message) {
        super(message);
    }
}
