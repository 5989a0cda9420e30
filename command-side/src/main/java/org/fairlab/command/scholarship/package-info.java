/**
 * Scholarships: fund, cycle, application, award.
 *
 * <p>Invariants and where they are enforced:
 *
 * <ul>
 *   <li>Reserved, committed and disbursed money less what was returned never exceeds the fund's balance:
 *       {@link org.fairlab.command.scholarship.Fund}, which all awards of a fund are part of.
 *   <li>One application for each participant and cycle: the application's id is derived from both.
 *   <li>Applications only in an open cycle, offers only on eligible and reviewed applications: the decision names the
 *       histories it read and is made again if one of them has moved ({@link org.fairlab.command.Histories}).
 * </ul>
 */
@NullMarked
package org.fairlab.command.scholarship;

import org.jspecify.annotations.NullMarked;
