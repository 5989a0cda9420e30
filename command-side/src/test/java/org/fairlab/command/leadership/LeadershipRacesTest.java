package org.fairlab.command.leadership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fairlab.command.Race;
import org.fairlab.command.leadership.CandidacyCommand.*;
import org.fairlab.command.leadership.TrackCommand.OpenTrack;
import org.fairlab.command.people.ParticipantCommand.RegisterParticipant;
import org.fairlab.events.LeadershipEvent.Finding;
import org.fairlab.events.LeadershipEvent.ShownCandidacy;
import org.fairlab.events.PeopleEvent.Origin;
import org.fairlab.platform.Shown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeadershipRacesTest {

    private static final Race RACE = new Race();

    private static final LocalDate NOMINATED_ON = LocalDate.now().minusDays(2);

    private final UUID track = UUID.randomUUID();
    private final UUID participant = UUID.randomUUID();
    private final NominateParticipant nominate = new NominateParticipant(track, participant, NOMINATED_ON);

    @BeforeEach
    void one_track() {
        RACE.send(new RegisterParticipant(participant, Origin.INVENTED, null, null));
        RACE.send(new OpenTrack(
                track, "Lead phlebotomists", List.of("one year"), List.of("leads a shift"), null, NOMINATED_ON));
    }

    @AfterEach
    void the_log_has_no_gaps() {
        RACE.leavesNoGaps();
    }

    @Test
    void a_participant_nominated_sixteen_times_at_once_is_in_the_track_once() {
        var outcome = RACE.run(16, n -> nominate);

        assertThat(outcome.recorded()).hasSize(1);
        assertThat(outcome.refused()).hasSize(15).containsOnly("already-exists");
        assertThat(RACE.positions("NominationReceived", "trackId", track)).hasSize(1);
    }

    @Test
    void a_nominee_admitted_sixteen_times_at_once_is_admitted_once() {
        RACE.send(nominate, "nominator");

        String shown = Shown.digest(new ShownCandidacy(
                nominate.candidacyId(), track, participant, List.of("one year"), false, NOMINATED_ON));

        var outcome = RACE.run(
                16,
                n -> new AdmitParticipant(
                        nominate.candidacyId(), List.of(new Finding("one year", "roster of 2029")), shown, null));

        assertThat(outcome.recorded()).hasSize(1);
        assertThat(outcome.refused()).hasSize(15).containsOnly(LeadershipRules.ADMITTED.name());
    }
}
