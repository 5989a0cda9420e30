package org.fairlab.command.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.fairlab.command.Race;
import org.fairlab.command.outreach.ProspectCommand.*;
import org.fairlab.command.people.ParticipantCommand.GrantConsent;
import org.fairlab.command.people.ParticipantCommand.RegisterParticipant;
import org.fairlab.command.people.ParticipantCommand.WithdrawConsent;
import org.fairlab.events.OutreachEvent.Channel;
import org.fairlab.events.OutreachEvent.ContactMode;
import org.fairlab.events.PeopleEvent.Origin;
import org.fairlab.events.PeopleEvent.Purpose;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class OutreachRacesTest {

    private static final Race RACE = new Race();

    private final UUID participant = UUID.randomUUID();
    private final RegisterProspect register = new RegisterProspect(participant, Channel.WEBSITE, null, null, null);

    @AfterAll
    static void the_log_has_no_gaps() {
        RACE.leavesNoGaps();
    }

    @BeforeEach
    void somebody_who_consents() {
        RACE.send(new RegisterParticipant(participant, Origin.INVENTED, null, null));
        RACE.send(new GrantConsent(participant, Purpose.CONTACT, "2030-01", null));
    }

    @Test
    void a_participant_registered_sixteen_times_at_once_is_one_prospect() {
        var outcome = RACE.run(16, n -> register);

        assertThat(outcome.recorded()).hasSize(1);
        assertThat(outcome.refused()).hasSize(15).containsOnly("already-exists");
    }

    @RepeatedTest(5)
    void nobody_is_contacted_after_the_withdrawal_of_the_consent() {
        RACE.send(register);

        RACE.run(
                16,
                n -> n == 8
                        ? new WithdrawConsent(participant, Purpose.CONTACT, null)
                        : new MakeContact(register.prospectId(), UUID.randomUUID(), ContactMode.PHONE, null));

        long withdrawn =
                RACE.positions("ConsentWithdrawn", "participantId", participant).getFirst();
        assertThat(RACE.positions("ContactMade", "prospectId", register.prospectId()))
                .allMatch(position -> position < withdrawn);
    }
}
