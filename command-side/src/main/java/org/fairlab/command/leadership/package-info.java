/**
 * Leadership: track, nomination, admission, milestones, completion, advancement.
 *
 * <p>Invariants and where they are enforced:
 *
 * <ul>
 *   <li>One candidacy for each participant and track: its id is derived from both.
 *   <li>Entry is open to all: a nomination asks nothing of a participant but that they take part, and everybody may
 *       nominate themselves. Whether somebody did follows from the token, never from the body. A role of its own,
 *       {@code participant}, lets those nominate themselves who hold no other:
 *       {@link org.fairlab.command.leadership.Candidacy}.
 *   <li>Admission needs each criterion that the track published found met, and who admits is neither nominator nor
 *       nominee; milestones, completion and advancement follow from the admission and nothing follows a departure:
 *       {@link org.fairlab.command.leadership.Candidacy}.
 *   <li>Criteria name no protected trait, and a track never changes once it is open:
 *       {@link org.fairlab.command.leadership.LeadershipTrack}.
 * </ul>
 */
@NullMarked
package org.fairlab.command.leadership;

import org.jspecify.annotations.NullMarked;
