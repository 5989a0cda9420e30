/**
 * Outreach: partnerships, outreach events, prospects.
 *
 * <p>An outreach event is called an occasion here, so that it is not taken for an event of the ledger.
 *
 * <p>Invariants and where they are enforced:
 *
 * <ul>
 *   <li>A participant is one prospect: the prospect's id is derived from the participant.
 *   <li>No consent, no contact: {@link org.fairlab.command.outreach.Prospect} reads the participant's history, and the
 *       decision is made again if a withdrawal has come in between ({@link org.fairlab.command.Histories}).
 *   <li>Reach is recorded of what was held, each count is replaced once at most, and it never becomes people:
 *       {@link org.fairlab.command.outreach.Occasion}.
 *   <li>Stages are only reached forwards, on evidence, in the order of their dates; what was recorded wrongly is taken
 *       back from the latest on: {@link org.fairlab.command.outreach.Prospect}.
 * </ul>
 */
@NullMarked
package org.fairlab.command.outreach;

import org.jspecify.annotations.NullMarked;
