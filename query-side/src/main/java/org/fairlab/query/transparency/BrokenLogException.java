package org.fairlab.query.transparency;

/** What is stored is not what was signed, or not what can be signed: to go on would be to sign a fork. */
final class BrokenLogException extends RuntimeException {

    /** @param what without personal data; it is logged */
    BrokenLogException(String what) {
        super(what);
    }
}
