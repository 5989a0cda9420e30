package org.fairlab.command.scholarship;

import static org.fairlab.command.Scenario.TODAY;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.Event;
import org.fairlab.events.Money;
import org.fairlab.events.PeopleEvent.Origin;
import org.fairlab.events.PeopleEvent.ParticipantErased;
import org.fairlab.events.PeopleEvent.ParticipantRegistered;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.platform.Shown;
import org.jspecify.annotations.Nullable;

/** One fund, cycle, participant and application that the scholarship tests are about. */
final class Example {

    static final UUID FUND = UUID.randomUUID();
    static final UUID CYCLE = UUID.randomUUID();
    static final UUID PARTICIPANT = UUID.randomUUID();
    static final UUID AWARD = UUID.randomUUID();
    static final UUID DISBURSEMENT = UUID.randomUUID();
    static final String NOMINATOR = "nominator";
    static final String FIRST = "reviewer-1";
    static final String SECOND = "reviewer-2";

    static final ApplicationCommand.SubmitApplication SUBMIT =
            new ApplicationCommand.SubmitApplication(CYCLE, PARTICIPANT, NOMINATOR, Map.of("credits", "9"), null);
    static final UUID APPLICATION = SUBMIT.applicationId();

    static final Terms TERMS = new Terms(
            "rules-1",
            List.of(new EligibilityRule("credits", Comparison.AT_LEAST, List.of("6"), null)),
            "rubric-1",
            Map.of("motivation", 10, "plan", 10),
            2,
            Set.of(FIRST, SECOND, NOMINATOR));

    static final FundEstablished FUND_ESTABLISHED =
            new FundEstablished(FUND, "Pathways", FundKind.SCHOLARSHIP, usd(1000), TODAY);
    static final FundClosed FUND_ENDED = new FundClosed(FUND, TODAY);
    static final CycleOpened CYCLE_OPENED =
            new CycleOpened(CYCLE, FUND, "2030", TODAY.plusMonths(1), TERMS, null, TODAY);
    static final Terms PROXY_TERMS = new Terms(
            "rules-2",
            List.of(new EligibilityRule(
                    "homeCounty", Comparison.ONE_OF, List.of("Sangamon"), "the donor pays for clinics of this county")),
            "rubric-1",
            Map.of("motivation", 10, "plan", 10),
            2,
            Set.of(FIRST, SECOND));
    static final CycleOpened PROXY_OPENED =
            new CycleOpened(CYCLE, FUND, "2030", TODAY.plusMonths(1), PROXY_TERMS, null, TODAY);
    static final ProxyRulesProposed PROXIES_PROPOSED =
            new ProxyRulesProposed(CYCLE, List.of("homeCounty"), "manager-1", TODAY);
    static final ProxyRulesConfirmed PROXIES_CONFIRMED =
            new ProxyRulesConfirmed(CYCLE, List.of("homeCounty"), "manager-2", TODAY);
    static final CycleClosed CYCLE_ENDED = new CycleClosed(CYCLE, TODAY);
    static final ParticipantRegistered REGISTERED =
            new ParticipantRegistered(PARTICIPANT, Origin.INVENTED, null, TODAY);
    static final ParticipantErased ERASED = new ParticipantErased(PARTICIPANT, TODAY);

    static final ApplicationSubmitted SUBMITTED =
            new ApplicationSubmitted(APPLICATION, CYCLE, PARTICIPANT, NOMINATOR, Map.of("credits", "9"), TODAY);
    static final ApplicationWithdrawn TAKEN_BACK = new ApplicationWithdrawn(APPLICATION, TODAY);
    static final EligibilityDetermined ELIGIBLE =
            new EligibilityDetermined(APPLICATION, true, List.of(), "rules-1", "digest", TODAY);

    private Example() {}

    /** The digest of what is shown of the application. */
    static String shown(@Nullable Boolean eligible, @Nullable Map<String, Map<String, Integer>> reviews) {
        return shown(SUBMITTED.answers(), eligible, reviews);
    }

    static String shown(
            Map<String, String> answers,
            @Nullable Boolean eligible,
            @Nullable Map<String, Map<String, Integer>> reviews) {
        return Shown.digest(
                new ShownApplication(APPLICATION, CYCLE, "rules-1", "rubric-1", answers, eligible, reviews));
    }

    static Money usd(long minor) {
        return new Money(minor, "USD");
    }

    static ReviewerAssigned assigned(String reviewer) {
        return new ReviewerAssigned(APPLICATION, reviewer, TODAY);
    }

    static ConflictDeclared conflict(String reviewer) {
        return new ConflictDeclared(APPLICATION, reviewer, TODAY);
    }

    static ReviewScored scored(String reviewer) {
        return new ReviewScored(APPLICATION, reviewer, Map.of("motivation", 8, "plan", 7), "rubric-1", "digest", TODAY);
    }

    /** An application that has everything an offer needs. */
    static Event[] reviewed() {
        return new Event[] {SUBMITTED, ELIGIBLE, assigned(FIRST), assigned(SECOND), scored(FIRST), scored(SECOND)};
    }

    static AwardOffered offered(long minor) {
        return offered(AWARD, APPLICATION, minor);
    }

    static AwardOffered offered(UUID award, UUID application, long minor) {
        return new AwardOffered(
                FUND,
                award,
                application,
                CYCLE,
                PARTICIPANT,
                usd(minor),
                TODAY.plusDays(10),
                "rules-1",
                "rubric-1",
                "digest",
                TODAY);
    }

    static AwardAccepted accepted() {
        return new AwardAccepted(FUND, AWARD, TODAY);
    }

    static DisbursementIssued disbursed(long minor) {
        return new DisbursementIssued(FUND, AWARD, DISBURSEMENT, usd(minor), "registrar letter", TODAY);
    }

    static DisbursementReturned returned(long minor) {
        return new DisbursementReturned(FUND, AWARD, DISBURSEMENT, usd(minor), TODAY);
    }
}
