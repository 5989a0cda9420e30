/**
 * Mentorship: programme, mentor and mentee enrolment, pairing.
 *
 * <p>Invariants and where they are enforced:
 *
 * <ul>
 *   <li>A mentor's active pairings stay within capacity, unless a second person overrides it for one of them; a pair
 *       has one open pairing in a programme: {@link org.fairlab.command.mentorship.Mentor}, which is one mentor in one
 *       programme and holds all pairings there.
 *   <li>Somebody is enrolled once as mentor and once as mentee of a programme: the enrolment's id is derived from
 *       programme, participant and part.
 *   <li>Nobody mentors themselves, both sides are enrolled in the same programme and take part, proposal and end lie
 *       within the cohort: the decision names the histories it read and is made again if one of them has moved
 *       ({@link org.fairlab.command.Histories}).
 *   <li>No session before the activation, during a pause or after the end:
 *       {@link org.fairlab.command.mentorship.Mentoring}.
 * </ul>
 */
@NullMarked
package org.fairlab.command.mentorship;

import org.jspecify.annotations.NullMarked;
