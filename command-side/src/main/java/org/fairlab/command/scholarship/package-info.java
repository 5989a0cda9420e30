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
 *   <li>No rule and no criterion names a protected trait, and rules on likely proxies of one are confirmed by somebody
 *       else than who opened the cycle: {@link org.fairlab.command.scholarship.Eligibility} and
 *       {@link org.fairlab.command.scholarship.Cycle}, when a cycle opens or rolls over.
 *   <li>Eligibility, scores, offers, renewals and revocations are decided on what is shown now: the command brings the
 *       digest of it, which {@link org.fairlab.command.scholarship.Application} compares.
 * </ul>
 */
@NullMarked
package org.fairlab.command.scholarship;

import org.jspecify.annotations.NullMarked;
