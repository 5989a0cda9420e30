/**
 * Lactation support: spaces.
 *
 * <p>Invariants and where they are enforced:
 *
 * <ul>
 *   <li>A space is certified on an inspection that met every criterion, and loses the certificate with one that did
 *       not: {@link org.fairlab.command.lactation.Space}.
 *   <li>No two bookings of a space overlap: {@link org.fairlab.command.lactation.Space} holds them all. They are
 *       compared as instants, so that a clock that is set forward or back lets none of them slip.
 *   <li>A booking is never a limit on breaks: none counts them, and no break asks for one. Nor does it say for whom it
 *       is.
 * </ul>
 */
@NullMarked
package org.fairlab.command.lactation;

import org.jspecify.annotations.NullMarked;
