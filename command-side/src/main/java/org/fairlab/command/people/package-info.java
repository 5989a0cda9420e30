/**
 * Participants, known everywhere by a pseudonym.
 *
 * <p>Invariants, all enforced in {@link org.fairlab.command.people.Participant}: what identifies or describes a person
 * is in events as ciphertext only; an erased participant takes no further part in anything; a milestone is reached once
 * and corrected by name.
 */
@NullMarked
package org.fairlab.command.people;

import org.jspecify.annotations.NullMarked;
