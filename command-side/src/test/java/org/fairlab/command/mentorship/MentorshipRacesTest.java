package org.fairlab.command.mentorship;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fairlab.command.Race;
import org.fairlab.command.mentorship.MenteeCommand.EnrolMentee;
import org.fairlab.command.mentorship.MentorCommand.EnrolMentor;
import org.fairlab.command.mentorship.PairingCommand.*;
import org.fairlab.command.mentorship.ProgramCommand.OpenProgram;
import org.fairlab.command.people.ParticipantCommand.RegisterParticipant;
import org.fairlab.events.MentorshipEvent.Profile;
import org.fairlab.events.PeopleEvent.Origin;
import org.fairlab.platform.Shown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MentorshipRacesTest {

    private static final LocalDate LATER = LocalDate.now().plusYears(1);
    private static final Profile PROFILE = new Profile(
            Set.of("haematology"), Set.of("certification"), "Springfield", Set.of("English"), Set.of("evenings"));
    private static final int CAPACITY = 3;

    private static final Race RACE = new Race();

    private final UUID program = UUID.randomUUID();
    private UUID mentor;

    @BeforeEach
    void one_mentor() {
        RACE.send(new OpenProgram(program, "Laboratory mentors", null, null, 14, null));
        var enrol = new EnrolMentor(program, register(), CAPACITY, PROFILE, null);
        RACE.send(enrol);
        mentor = enrol.mentorId();
    }

    @AfterEach
    void the_log_has_no_gaps() {
        RACE.leavesNoGaps();
    }

    @Test
    void sixteen_activations_at_once_never_exceed_the_mentors_capacity() {
        List<UUID> accepted = Stream.generate(this::acceptedPairing).limit(16).toList();

        var outcome = RACE.run(16, n -> new ActivatePairing(mentor, accepted.get(n), LATER, null));

        assertThat(outcome.recorded()).hasSize(CAPACITY);
        assertThat(outcome.refused()).hasSize(16 - CAPACITY).containsOnly(MentorshipRules.CAPACITY_REACHED.name());
        assertThat(RACE.positions("PairingActivated", "mentorId", mentor)).hasSize(CAPACITY);
    }

    @Test
    void a_pair_proposed_sixteen_times_at_once_has_one_pairing() {
        UUID mentee = enrolMentee();

        var outcome = RACE.run(16, n -> new ProposePairing(mentor, UUID.randomUUID(), mentee, Shown.NOTHING, null));

        assertThat(outcome.recorded()).hasSize(1);
        assertThat(outcome.refused()).hasSize(15).containsOnly(MentorshipRules.PAIR_OPEN.name());
        assertThat(RACE.positions("PairingProposed", "menteeId", mentee)).hasSize(1);
    }

    @Test
    void a_participant_enrolled_sixteen_times_at_once_is_one_mentee() {
        UUID participant = register();

        var outcome = RACE.run(16, n -> new EnrolMentee(program, participant, PROFILE, null));

        assertThat(outcome.recorded()).hasSize(1);
        assertThat(outcome.refused()).hasSize(15).containsOnly("already-exists");
    }

    private static UUID register() {
        UUID participant = UUID.randomUUID();
        RACE.send(new RegisterParticipant(participant, Origin.INVENTED, null, null));
        return participant;
    }

    private UUID enrolMentee() {
        var enrol = new EnrolMentee(program, register(), PROFILE, null);
        RACE.send(enrol);
        return enrol.menteeId();
    }

    private UUID acceptedPairing() {
        UUID pairing = UUID.randomUUID();
        RACE.send(new ProposePairing(mentor, pairing, enrolMentee(), Shown.NOTHING, null));
        RACE.send(new AcceptPairing(mentor, pairing, null));
        return pairing;
    }
}
