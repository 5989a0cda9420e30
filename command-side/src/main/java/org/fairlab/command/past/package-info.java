/**
 * What entities were, for auditors. A state is what the entity's own code makes of its events, so that it is the very
 * one on which a decision would have been taken; that code lives on this side, and so do its questions. What an entity
 * does not decide by, it does not keep: such an event changes nothing here and is named as one that does not. What is
 * sealed is ciphertext in an event, and in a state.
 */
@NullMarked
package org.fairlab.command.past;

import org.jspecify.annotations.NullMarked;
