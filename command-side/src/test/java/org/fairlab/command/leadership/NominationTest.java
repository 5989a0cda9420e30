package org.fairlab.command.leadership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.leadership.LeadershipExample.*;
import static org.fairlab.command.leadership.LeadershipRules.*;

import java.util.UUID;
import org.fairlab.command.Rule;
import org.fairlab.command.Scenario;
import org.fairlab.command.leadership.CandidacyCommand.NominateOneself;
import org.fairlab.command.leadership.CandidacyCommand.NominateParticipant;
import org.junit.jupiter.api.Test;

class NominationTest {

    private static final NominateParticipant NOMINATE = new NominateParticipant(TRACK, PARTICIPANT, null);
    private static final NominateOneself NOMINATE_MYSELF = new NominateOneself(TRACK, PARTICIPANT, null);

    @Test
    void a_participant_is_nominated_by_somebody_else() {
        candidacy().by(NOMINATOR).when(NOMINATE).then(nominated(NOMINATOR, false, TODAY));
    }

    @Test
    void a_participant_nominates_themselves() {
        candidacy().by("me").by(PARTICIPANT).when(NOMINATE_MYSELF).then(nominated("me", true, TODAY));
    }

    @Test
    void who_may_nominate_others_and_is_the_participant_nominates_themselves() {
        candidacy().by("me").by(PARTICIPANT).when(NOMINATE).then(nominated("me", true, TODAY));
    }

    @Test
    void nobody_nominates_somebody_else_as_themselves() {
        candidacy().by(UUID.randomUUID()).when(NOMINATE_MYSELF).thenRefused(NOT_ONESELF);
        candidacy().when(NOMINATE_MYSELF).thenRefused(NOT_ONESELF);
    }

    @Test
    void a_participant_is_in_a_track_once_whoever_nominates_them() {
        assertThat(NOMINATE.candidacyId()).isEqualTo(CANDIDACY).isEqualTo(NOMINATE_MYSELF.candidacyId());
        assertThat(new NominateParticipant(PARTICIPANT, TRACK, null).candidacyId())
                .isNotEqualTo(CANDIDACY);
    }

    @Test
    void nominations_come_in_until_the_last_day() {
        candidacy().by(NOMINATOR).on(LAST_DAY).when(NOMINATE).then(nominated(NOMINATOR, false, LAST_DAY));
    }

    @Test
    void nobody_is_nominated_after_the_last_day_however_it_is_dated() {
        candidacy()
                .on(LAST_DAY.plusDays(1))
                .when(new NominateParticipant(TRACK, PARTICIPANT, TODAY))
                .thenRefused(NOMINATIONS_OVER);
        candidacy()
                .by(PARTICIPANT)
                .on(LAST_DAY.plusDays(1))
                .when(NOMINATE_MYSELF)
                .thenRefused(NOMINATIONS_OVER);
    }

    @Test
    void a_track_without_a_last_day_always_takes_nominations() {
        var later = LAST_DAY.plusYears(10);
        Scenario.of(Candidacy.class)
                .knowing(PARTICIPANT, REGISTERED)
                .knowing(TRACK, opened(null))
                .by(NOMINATOR)
                .on(later)
                .when(NOMINATE)
                .then(nominated(NOMINATOR, false, later));
    }

    @Test
    void nobody_is_nominated_before_the_track_opens() {
        candidacy()
                .when(new NominateParticipant(TRACK, PARTICIPANT, OPENED_ON.minusDays(1)))
                .thenRefused(OUT_OF_ORDER);
    }

    @Test
    void no_nomination_is_dated_in_the_future() {
        candidacy()
                .when(new NominateParticipant(TRACK, PARTICIPANT, TODAY.plusDays(1)))
                .thenRefused(Rule.DATED_IN_FUTURE);
    }

    @Test
    void an_erased_participant_is_not_nominated() {
        candidacy().knowing(PARTICIPANT, GONE).when(NOMINATE).thenRefused(ERASED);
    }

    @Test
    void who_is_unknown_is_not_nominated() {
        Scenario.of(Candidacy.class).knowing(TRACK, OPENED).when(NOMINATE).thenRefused(Rule.NOT_FOUND);
    }

    @Test
    void a_nomination_is_for_a_track_that_exists() {
        Scenario.of(Candidacy.class)
                .knowing(PARTICIPANT, REGISTERED)
                .when(NOMINATE)
                .thenRefused(Rule.NOT_FOUND);
    }
}
