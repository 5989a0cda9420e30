package org.fairlab.standalone.faults;

import org.opentest4j.TestAbortedException;

/** A fault that this machine does not let us make; the row is reported as skipped. */
final class NotPossible extends TestAbortedException {

    NotPossible(String why) {
        super(why);
        System.out.println("skipped: " + why);
    }
}
