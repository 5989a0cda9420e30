/**
 * What must hold when things go wrong: each row breaks something under load, and
 * {@link org.fairlab.standalone.faults.Invariants} then reads the tables by plain SQL, sharing no code with the
 * product. Each has a control in which the same fault, met by something weaker, must break an invariant; a control that
 * holds fails the test.
 */
@NullMarked
package org.fairlab.standalone.faults;

import org.jspecify.annotations.NullMarked;
