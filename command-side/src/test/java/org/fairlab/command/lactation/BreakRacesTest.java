package org.fairlab.command.lactation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.fairlab.command.Command;
import org.fairlab.command.Race;
import org.fairlab.command.lactation.AccommodationCommand.*;
import org.fairlab.command.lactation.ParentCommand.*;
import org.fairlab.command.lactation.PolicyCommand.PublishPolicy;
import org.fairlab.events.AccommodationEvent.*;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Racers are all {@code somebody}: neither who asked for the breaks nor who proposed to deny them. */
class BreakRacesTest {

    private static final String SITE = "Greenfield";
    private static final LegalBasis BASIS = new LegalBasis(Ground.NOT_COVERED, "policy, part 2");

    private static final Race RACE = new Race();

    private final UUID parent = UUID.randomUUID();
    private final UUID accommodation = UUID.randomUUID();

    @BeforeAll
    static void start() {
        RACE.send(publish("1"));
    }

    private static PublishPolicy publish(String version) {
        return new PublishPolicy(SITE, version, "0".repeat(64), null, 30, null);
    }

    @AfterAll
    static void the_log_has_no_gaps() {
        RACE.leavesNoGaps();
    }

    @BeforeEach
    void breaks_that_were_asked_for() {
        RACE.send(new RegisterParent(parent, LactationExample.SEALED, null));
        RACE.send(new RequestPatientBreaks(accommodation, parent, SITE, null, null), "coordinator-1");
    }

    private GrantBreaks grant() {
        return new GrantBreaks(accommodation, new Breaks(3, 30, false), null);
    }

    @RepeatedTest(3)
    void breaks_are_granted_or_denied_and_by_nobody_twice() {
        UUID denial = UUID.randomUUID();
        RACE.send(new ProposeDenial(accommodation, denial, BASIS, null, null), "coordinator-2");

        var outcome =
                RACE.run(16, n -> n % 2 == 0 ? grant() : (Command) new ConfirmDenial(accommodation, denial, null));

        assertThat(outcome.recorded()).hasSize(1);
        assertThat(outcome.refused()).hasSize(15);
        assertThat(RACE.positions("BreakAccommodationGranted", "accommodationId", accommodation)
                                .size()
                        + RACE.positions("BreakAccommodationDenied", "accommodationId", accommodation)
                                .size())
                .isOne();
    }

    @RepeatedTest(3)
    void two_who_propose_and_confirm_at_once_deny_nothing_alone() {
        UUID proposal = UUID.randomUUID();

        RACE.run(
                16,
                n -> n % 2 == 0
                        ? new ProposeDenial(accommodation, proposal, BASIS, null, null)
                        : (Command) new ConfirmDenial(accommodation, proposal, null));

        assertThat(RACE.positions("BreakAccommodationDenied", "accommodationId", accommodation))
                .isEmpty();
    }

    @RepeatedTest(3)
    void nothing_is_recorded_of_a_parent_after_the_erasure() {
        RACE.run(
                16,
                n -> n == 8
                        ? new EraseParent(parent, "request", null)
                        : (Command) new TakeBreak(accommodation, UUID.randomUUID(), null));

        long erased = RACE.positions("ParentErased", "parentId", parent).getFirst();
        assertThat(RACE.positions("BreakTaken", "accommodationId", accommodation))
                .allMatch(position -> position < erased);
    }

    @Test
    void a_version_published_by_many_at_once_is_published_once() {
        String site = "Shelbyville";
        var outcome = RACE.run(8, n -> new PublishPolicy(site, "1", "0".repeat(64), null, 30, null));

        assertThat(outcome.recorded()).hasSize(1);
        assertThat(outcome.refused()).hasSize(7);
    }
}
