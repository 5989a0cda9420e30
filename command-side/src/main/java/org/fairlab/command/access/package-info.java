/**
 * Access to personal records beyond what roles allow.
 *
 * <p>Invariants and where they are enforced:
 *
 * <ul>
 *   <li>Who breaks the glass says why, for one person and at most an hour, and somebody else reviews it, once:
 *       {@link org.fairlab.command.access.BreakGlass}. What may be seen meanwhile is for the query side to show, to
 *       nobody else.
 *   <li>A request of a party outside is recorded for a participant there is; a mistake is voided and stays to be seen:
 *       {@link org.fairlab.command.access.Disclosure}.
 * </ul>
 */
@NullMarked
package org.fairlab.command.access;

import org.jspecify.annotations.NullMarked;
