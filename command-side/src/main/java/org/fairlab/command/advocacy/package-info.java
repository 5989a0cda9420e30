/**
 * Advocacy: campaigns with their actions, contacts, positions, messages and outcomes.
 *
 * <p>Invariants and where they are enforced:
 *
 * <ul>
 *   <li>A campaign is drafted, then active or paused, then concluded, in the order of the days on which that happened;
 *       it concludes once: {@link org.fairlab.command.advocacy.Campaign}.
 *   <li>Actions, contacts, positions and messages are dated on a day on which their campaign was active, however late
 *       they are recorded: {@link org.fairlab.command.ActiveDays}.
 *   <li>What belongs to a campaign is recorded once under its id; a reach is of a message that was published by then,
 *       and an outcome comes after the launch: {@link org.fairlab.command.advocacy.Campaign}.
 *   <li>A contact has a date, an official and an outcome, and lobbying has its time and its spend: the commands
 *       themselves, none of whose components is optional there.
 * </ul>
 */
@NullMarked
package org.fairlab.command.advocacy;

import org.jspecify.annotations.NullMarked;
