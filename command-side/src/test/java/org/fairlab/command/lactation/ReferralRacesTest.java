package org.fairlab.command.lactation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.fairlab.command.Command;
import org.fairlab.command.Race;
import org.fairlab.command.lactation.ParentCommand.RegisterParent;
import org.fairlab.command.lactation.PathwayCommand.*;
import org.fairlab.command.lactation.ReferralCommand.*;
import org.fairlab.command.outreach.PartnershipCommand.FormPartnership;
import org.fairlab.events.OutreachEvent.PartnerKind;
import org.fairlab.events.OutreachEvent.Topic;
import org.fairlab.events.ReferralEvent.DeclineGround;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

class ReferralRacesTest {

    private static final Race RACE = new Race();

    private final UUID parent = UUID.randomUUID();
    private final UUID pathway = UUID.randomUUID();

    @AfterAll
    static void the_log_has_no_gaps() {
        RACE.leavesNoGaps();
    }

    @BeforeEach
    void a_parent_and_a_pathway() {
        UUID partnership = UUID.randomUUID();
        RACE.send(new FormPartnership(
                partnership, "Consultant", PartnerKind.LACTATION_CONSULTANT, Set.of(Topic.LACTATION_SUPPORT), null));
        RACE.send(new AgreePathway(pathway, "Springfield", partnership, null));
        RACE.send(new RegisterParent(parent, LactationExample.SEALED, null));
    }

    private UUID consented() {
        UUID referral = UUID.randomUUID();
        RACE.send(new RecordReferralConsent(referral, parent, pathway, LactationExample.SEALED, "1", null));
        return referral;
    }

    @RepeatedTest(3)
    void nobody_is_referred_after_the_end_of_the_pathway() {
        UUID[] referrals = new UUID[15];
        for (int n = 0; n < referrals.length; n++) {
            referrals[n] = consented();
        }

        RACE.run(
                16,
                n -> n == 15 ? new EndPathway(pathway, "moved away", null) : new CreateReferral(referrals[n], null));

        long ended =
                RACE.positions("ReferralPathwayEnded", "pathwayId", pathway).getFirst();
        for (UUID referral : referrals) {
            assertThat(RACE.positions("ReferralCreated", "referralId", referral))
                    .allMatch(position -> position < ended);
        }
    }

    @RepeatedTest(3)
    void a_referral_has_one_answer() {
        UUID referral = consented();
        RACE.send(new CreateReferral(referral, null));

        var outcome = RACE.run(
                16,
                n -> n % 2 == 0
                        ? new AcceptReferral(referral, null)
                        : (Command) new DeclineReferral(referral, DeclineGround.NO_CAPACITY, null));

        assertThat(outcome.recorded()).hasSize(1);
        assertThat(outcome.refused()).hasSize(15).containsOnly(LactationRules.NOT_CREATED.name());
    }

    @RepeatedTest(3)
    void nothing_goes_on_after_the_withdrawal_of_the_consent() {
        UUID referral = consented();

        RACE.run(8, n -> n == 5 ? new WithdrawReferralConsent(referral, null) : new CreateReferral(referral, null));

        long withdrawn = RACE.positions("ReferralConsentWithdrawn", "referralId", referral)
                .getFirst();
        assertThat(RACE.positions("ReferralCreated", "referralId", referral))
                .allMatch(position -> position < withdrawn);
    }
}
