package org.fairlab.command.mentorship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.command.mentorship.Examples.*;

import org.fairlab.command.Deadline;
import org.fairlab.command.mentorship.PairingCommand.ExpirePairing;
import org.junit.jupiter.api.Test;

class MentorshipDeadlinesTest {

    private final MentorshipDeadlines deadlines = new MentorshipDeadlines();

    @Test
    void a_proposal_expires_on_the_day_after_its_last() {
        assertThat(deadlines.after(PROPOSED))
                .containsExactly(new Deadline(
                        new ExpirePairing(MENTOR, PAIRING), PROPOSED.respondBy().plusDays(1)));
    }

    @Test
    void nothing_else_sets_a_deadline() {
        assertThat(deadlines.after(ACCEPTED)).isEmpty();
        assertThat(deadlines.after(ACTIVATED)).isEmpty();
    }
}
