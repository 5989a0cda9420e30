/**
 * Training: course in versions, offering, enrolment, completion, certificate.
 *
 * <p>Invariants and where they are enforced:
 *
 * <ul>
 *   <li>One enrolment for each participant and offering: the enrolment's id is derived from both.
 *   <li>A completion meets the conditions of the course version that the offering is of, and is corrected by voiding
 *       only; a completion has one certificate that counts; the assessor is not the assessed:
 *       {@link org.fairlab.command.training.Enrolment}, which the completion and its certificates are part of.
 *   <li>A course version never changes once it is published: {@link org.fairlab.command.training.Course}.
 *   <li>A certificate is renewed by a later completion, which has an enrolment of its own, so that no history is lost.
 * </ul>
 */
@NullMarked
package org.fairlab.command.training;

import org.jspecify.annotations.NullMarked;
