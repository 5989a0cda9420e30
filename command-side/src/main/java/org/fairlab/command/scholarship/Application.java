package org.fairlab.command.scholarship;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.fairlab.command.Rule.SHOWN_OTHERWISE;
import static org.fairlab.command.scholarship.ScholarshipRules.*;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.fairlab.command.Acting;
import org.fairlab.command.Histories;
import org.fairlab.command.people.Participant;
import org.fairlab.command.scholarship.ApplicationCommand.*;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.platform.Shown;
import org.jspecify.annotations.Nullable;

/** One participant's application in one cycle: decided on its answers and reviews, never on who somebody is. */
@Aggregate(cache = "entities")
@SuppressWarnings("NullAway.Init") // set by the first event
final class Application {

    @AggregateIdentifier
    private UUID applicationId;

    private UUID cycleId;
    private UUID participantId;
    private @Nullable String nominator;
    private Map<String, String> answers;
    private boolean withdrawn;
    private @Nullable Boolean eligible;
    private final Set<String> assigned = new HashSet<>();
    private final Set<String> conflicted = new HashSet<>();
    private final Map<String, Map<String, Integer>> reviews = new HashMap<>();

    Application() {}

    @CommandHandler
    Application(SubmitApplication command, Acting acting, Histories histories) {
        Participant.takesPart(command.participantId(), histories);
        Cycle cycle = histories.replay(command.cycleId(), new Cycle(), Cycle::on);
        cycle.takesApplicationsOn(acting.on(command.effectiveOn()));
        cycle.takesApplicationsOn(acting.today());
        Set<String> asked =
                cycle.terms().rules().stream().map(EligibilityRule::field).collect(Collectors.toSet());
        ANSWERS_DIFFER.brokenIf(!command.answers().keySet().equals(asked));
        apply(new ApplicationSubmitted(
                command.applicationId(),
                command.cycleId(),
                command.participantId(),
                command.nominator(),
                command.answers(),
                acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(WithdrawApplication command, Acting acting, Histories histories) {
        WITHDRAWN.brokenIf(withdrawn);
        Cycle cycle = histories.replay(cycleId, new Cycle(), Cycle::on);
        AWARDED.brokenIf(histories.replay(cycle.fundId(), new Fund(), Fund::on).hasAwarded(applicationId));
        apply(new ApplicationWithdrawn(applicationId, acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(DetermineEligibility command, Acting acting, Histories histories) {
        standsFor(acting);
        DETERMINED.brokenIf(eligible != null);
        Terms terms = histories.replay(cycleId, new Cycle(), Cycle::on).terms();
        isShown(command.shownDigest(), acting, terms);
        List<String> failed = Eligibility.failed(terms.rules(), answers);
        apply(new EligibilityDetermined(
                applicationId,
                failed.isEmpty(),
                failed,
                terms.rulesVersion(),
                command.shownDigest(),
                acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(AssignReviewer command, Acting acting, Histories histories) {
        standsFor(acting);
        isEligible();
        String reviewer = command.reviewer();
        Terms terms = histories.replay(cycleId, new Cycle(), Cycle::on).terms();
        NOT_IN_POOL.brokenIf(!terms.reviewers().contains(reviewer));
        NOMINATOR_REVIEWS.brokenIf(reviewer.equals(nominator));
        CONFLICTED.brokenIf(conflicted.contains(reviewer));
        ASSIGNED.brokenIf(assigned.contains(reviewer));
        apply(new ReviewerAssigned(applicationId, reviewer, acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(DeclareConflict command, Acting acting) {
        standsFor(acting);
        CONFLICTED.brokenIf(conflicted.contains(acting.actor()));
        apply(new ConflictDeclared(applicationId, acting.actor(), acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(RecuseReviewer command, Acting acting) {
        NOT_ASSIGNED.brokenIf(!assigned.contains(acting.actor()));
        SCORED.brokenIf(reviews.containsKey(acting.actor()));
        apply(new ReviewerRecused(applicationId, acting.actor(), acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(ScoreReview command, Acting acting, Histories histories) {
        standsFor(acting);
        CONFLICTED.brokenIf(conflicted.contains(acting.actor()));
        NOT_ASSIGNED.brokenIf(!assigned.contains(acting.actor()));
        SCORED.brokenIf(reviews.containsKey(acting.actor()));
        Terms terms = histories.replay(cycleId, new Cycle(), Cycle::on).terms();
        OFF_RUBRIC.brokenIf(!command.scores().keySet().equals(terms.rubric().keySet())
                || command.scores().entrySet().stream()
                        .anyMatch(score -> score.getValue() < 0
                                || score.getValue() > terms.rubric().getOrDefault(score.getKey(), 0)));
        isShown(command.shownDigest(), acting, terms);
        apply(new ReviewScored(
                applicationId,
                acting.actor(),
                command.scores(),
                terms.rubricVersion(),
                command.shownDigest(),
                acting.on(command.effectiveOn())));
    }

    /** Refuses an award by somebody with a part in the application, or before it is reviewed. */
    void mayBeAwardedBy(Acting acting, int minimumReviews) {
        standsFor(acting);
        isEligible();
        REVIEWER_AWARDS.brokenIf(acting.actor().equals(nominator)
                || assigned.contains(acting.actor())
                || conflicted.contains(acting.actor()));
        NOT_REVIEWED.brokenIf(reviews.keySet().stream()
                        .filter(reviewer -> !conflicted.contains(reviewer))
                        .count()
                < minimumReviews);
    }

    /**
     * Refuses a decision on anything but what is shown now to whoever acts: to a reviewer, the scores of others only
     * after their own.
     */
    void isShown(String shownDigest, Acting acting, Terms terms) {
        String actor = acting.actor();
        boolean toScore = assigned.contains(actor) && !conflicted.contains(actor) && !reviews.containsKey(actor);
        var shown = new ShownApplication(
                applicationId,
                cycleId,
                terms.rulesVersion(),
                terms.rubricVersion(),
                answers,
                eligible,
                toScore ? null : reviews);
        SHOWN_OTHERWISE.brokenIf(!shownDigest.equals(Shown.digest(shown)));
    }

    UUID cycleId() {
        return cycleId;
    }

    UUID participantId() {
        return participantId;
    }

    private void standsFor(Acting acting) {
        OWN_APPLICATION.brokenIf(acting.is(participantId));
        WITHDRAWN.brokenIf(withdrawn);
    }

    private void isEligible() {
        NOT_ELIGIBLE.brokenIf(!Boolean.TRUE.equals(eligible));
    }

    @EventSourcingHandler
    void on(ApplicationEvent event) {
        switch (event) {
            case ApplicationSubmitted e -> {
                applicationId = e.applicationId();
                cycleId = e.cycleId();
                participantId = e.participantId();
                nominator = e.nominator();
                answers = e.answers();
            }
            case ApplicationWithdrawn e -> withdrawn = true;
            case EligibilityDetermined e -> eligible = e.eligible();
            case ConflictDeclared e -> conflicted.add(e.reviewer());
            case ReviewerAssigned e -> assigned.add(e.reviewer());
            case ReviewerRecused e -> assigned.remove(e.reviewer());
            case ReviewScored e -> reviews.put(e.reviewer(), e.scores());
        }
    }
}
