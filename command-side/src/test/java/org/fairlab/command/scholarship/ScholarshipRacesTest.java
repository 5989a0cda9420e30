package org.fairlab.command.scholarship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.command.scholarship.Example.usd;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fairlab.command.Command;
import org.fairlab.command.DerivedId;
import org.fairlab.command.Race;
import org.fairlab.command.people.ParticipantCommand.EraseParticipant;
import org.fairlab.command.people.ParticipantCommand.RegisterParticipant;
import org.fairlab.command.scholarship.ApplicationCommand.*;
import org.fairlab.command.scholarship.CycleCommand.CloseCycle;
import org.fairlab.command.scholarship.CycleCommand.OpenCycle;
import org.fairlab.command.scholarship.CycleCommand.RollCycleOver;
import org.fairlab.command.scholarship.FundCommand.*;
import org.fairlab.events.PeopleEvent.Origin;
import org.fairlab.events.ScholarshipEvent.FundKind;
import org.fairlab.events.ScholarshipEvent.ShownApplication;
import org.fairlab.events.ScholarshipEvent.Terms;
import org.fairlab.platform.Shown;
import org.fairlab.platform.store.Once;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ScholarshipRacesTest {

    private static final LocalDate LATER = LocalDate.now().plusYears(1);
    private static final Terms TERMS = new Terms("1", List.of(), "1", Map.of("plan", 10), 1, Set.of("reviewer"));

    private static final Map<String, Map<String, Integer>> SCORES = Map.of("reviewer", Map.of("plan", 10));

    private static final Race RACE = new Race();

    private final UUID fund = UUID.randomUUID();
    private final UUID cycle = UUID.randomUUID();

    @AfterEach
    void the_log_has_no_gaps() {
        RACE.leavesNoGaps();
    }

    @Test
    void thirty_two_offers_at_once_never_exceed_the_balance() {
        openCycle(1000);
        List<UUID> applications =
                IntStream.range(0, 32).mapToObj(n -> reviewedApplication()).toList();

        var outcome = RACE.run(
                32,
                n -> new OfferAward(
                        fund,
                        UUID.randomUUID(),
                        applications.get(n),
                        usd(100),
                        LATER,
                        shown(applications.get(n), true, SCORES),
                        null));

        assertThat(outcome.recorded()).hasSize(10);
        assertThat(outcome.refused()).hasSize(22).containsOnly("insufficient-funds");
        assertThat(RACE.positions("AwardOffered", "fundId", fund)).hasSize(10);
    }

    @Test
    void sixteen_payments_at_once_never_exceed_the_award() {
        openCycle(1000);
        UUID award = UUID.randomUUID();
        UUID application = reviewedApplication();
        RACE.send(new OfferAward(fund, award, application, usd(500), LATER, shown(application, true, SCORES), null));
        RACE.send(new AcceptAward(fund, award, null));

        var outcome = RACE.run(
                16, n -> new IssueDisbursement(fund, award, UUID.randomUUID(), usd(100), "registrar letter", null));

        assertThat(outcome.recorded()).hasSize(5);
        assertThat(outcome.refused()).hasSize(11).containsOnly("over-award");
    }

    @Test
    void an_application_gets_one_award_however_many_offer_it() {
        openCycle(1000);
        UUID application = reviewedApplication();

        var outcome = RACE.run(
                16,
                n -> new OfferAward(
                        fund, UUID.randomUUID(), application, usd(1), LATER, shown(application, true, SCORES), null));

        assertThat(outcome.recorded()).hasSize(1);
        assertThat(outcome.refused()).hasSize(15).containsOnly("award-exists");
    }

    @Test
    void a_participant_who_applies_sixteen_times_at_once_has_one_application() {
        openCycle(1000);
        UUID participant = register();

        var outcome = RACE.run(16, n -> new SubmitApplication(cycle, participant, null, Map.of(), null));

        assertThat(outcome.recorded()).hasSize(1);
        assertThat(outcome.refused()).hasSize(15).containsOnly("already-exists");
        assertThat(RACE.positions("ApplicationSubmitted", "participantId", participant))
                .hasSize(1);
    }

    @Test
    void a_request_sent_by_sixteen_threads_under_one_key_has_one_effect() {
        openCycle(1000);
        Once once = Once.of("somebody", UUID.randomUUID().toString(), "replenish");

        var outcome = RACE.run(16, n -> new ReplenishFund(fund, usd(1), null), once);

        assertThat(outcome.refused()).allMatch("key-in-flight"::equals);
        assertThat(outcome.recorded()).isNotEmpty();
        assertThat(Set.copyOf(outcome.recorded())).hasSize(1);
        assertThat(RACE.positions("FundReplenished", "fundId", fund)).hasSize(1);
    }

    @RepeatedTest(3)
    void no_application_comes_in_after_its_cycle_has_closed() {
        openCycle(1000);
        List<UUID> participants =
                Stream.generate(ScholarshipRacesTest::register).limit(33).toList();
        Command close = new CloseCycle(cycle, null);

        var outcome = RACE.run(
                33, n -> n == 16 ? close : new SubmitApplication(cycle, participants.get(n), null, Map.of(), null));

        assertThat(outcome.refused()).allMatch("cycle-closed"::equals);
        long closed = RACE.positions("CycleClosed", "cycleId", cycle).getFirst();
        List<Long> submitted = RACE.positions("ApplicationSubmitted", "cycleId", cycle);
        assertThat(submitted).hasSize(outcome.recorded().size() - 1).allMatch(position -> position < closed);
    }

    @RepeatedTest(3)
    void an_award_is_offered_or_its_application_withdrawn_but_never_both() {
        openCycle(1000);
        UUID application = reviewedApplication();

        var outcome = RACE.run(
                2,
                n -> n == 0
                        ? new OfferAward(
                                fund,
                                UUID.randomUUID(),
                                application,
                                usd(1),
                                LATER,
                                shown(application, true, SCORES),
                                null)
                        : new WithdrawApplication(application, null));

        assertThat(outcome.recorded()).hasSize(1);
        assertThat(outcome.refused()).hasSize(1);
        assertThat(outcome.refused().getFirst()).isIn("application-withdrawn", "application-awarded");
    }

    @Test
    void a_cycle_rolls_over_once_while_it_closes() {
        openCycle(1000);
        UUID next = UUID.randomUUID();

        var outcome = RACE.run(
                9, n -> n == 0 ? new CloseCycle(cycle, null) : new RollCycleOver(cycle, next, "next", LATER, null));

        assertThat(outcome.recorded()).hasSize(2);
        assertThat(outcome.refused()).hasSize(7).isSubsetOf("rolled-over", "already-exists");
        assertThat(RACE.positions("CycleOpened", "rolledOverFrom", cycle)).hasSize(1);
        assertThat(RACE.positions("CycleRolledOver", "cycleId", cycle)).hasSize(1);
    }

    @RepeatedTest(3)
    void no_participant_applies_after_their_erasure() {
        openCycle(1000);
        UUID participant = register();

        var outcome = RACE.run(
                2,
                n -> n == 0
                        ? new EraseParticipant(participant, "request", null)
                        : new SubmitApplication(cycle, participant, null, Map.of(), null));

        assertThat(outcome.refused()).isSubsetOf("participant-erased");
        long erased = RACE.positions("ParticipantErased", "participantId", participant)
                .getFirst();
        assertThat(RACE.positions("ApplicationSubmitted", "participantId", participant))
                .allMatch(position -> position < erased);
    }

    private void openCycle(long balance) {
        RACE.send(new EstablishFund(fund, "Pathways", FundKind.SCHOLARSHIP, usd(balance), null));
        RACE.send(new OpenCycle(cycle, fund, "this year", LATER, TERMS, null));
    }

    private static UUID register() {
        UUID participant = UUID.randomUUID();
        RACE.send(new RegisterParticipant(participant, Origin.INVENTED, null, null));
        return participant;
    }

    private String shown(
            UUID application, @Nullable Boolean eligible, @Nullable Map<String, Map<String, Integer>> reviews) {
        return Shown.digest(new ShownApplication(application, cycle, "1", "1", Map.of(), eligible, reviews));
    }

    private UUID reviewedApplication() {
        UUID participant = register();
        UUID application = DerivedId.of(cycle, participant);
        RACE.send(new SubmitApplication(cycle, participant, null, Map.of(), null));
        RACE.send(new DetermineEligibility(application, shown(application, null, Map.of()), null));
        RACE.send(new AssignReviewer(application, "reviewer", null));
        RACE.send(new ScoreReview(application, Map.of("plan", 10), shown(application, true, null), null), "reviewer");
        return application;
    }
}
