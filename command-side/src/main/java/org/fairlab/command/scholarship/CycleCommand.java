package org.fairlab.command.scholarship;

import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.fairlab.command.Command;
import org.fairlab.command.Route;
import org.fairlab.events.ScholarshipEvent.Terms;
import org.jspecify.annotations.Nullable;

/** What can be asked of a cycle. */
sealed interface CycleCommand extends Command {

    /** Opens a round of applications; its terms are frozen from here on. */
    @Route(value = "PUT /api/cycles/{cycleId}", example = """
                    {"fundId": "0f8fad5b-d9cb-469f-a165-70867728950e", "name": "2030-31", "closesOn": "2030-05-31",
                     "terms": {"rulesVersion": "1", "rules": [
                         {"field": "credits", "comparison": "AT_LEAST", "values": ["6"], "rationale": null}],
                       "rubricVersion": "1", "rubric": {"motivation": 10, "plan": 10},
                       "minimumReviews": 2, "reviewers": ["reviewer-1", "reviewer-2"]}}""")
    @RolesAllowed(PROGRAMME_MANAGER)
    record OpenCycle(
            @TargetAggregateIdentifier UUID cycleId,
            UUID fundId,
            @NotBlank @Size(max = 100) String name,
            LocalDate closesOn,
            @Valid Terms terms,
            @Nullable LocalDate effectiveOn)
            implements CycleCommand {}

    /** Confirms, as the second person, the rationales of rules on likely proxies of a protected trait. */
    @Route("POST /api/cycles/{cycleId}/proxy-confirmation")
    @RolesAllowed(PROGRAMME_MANAGER)
    record ConfirmProxyRules(
            @TargetAggregateIdentifier UUID cycleId,
            @Nullable LocalDate effectiveOn) implements CycleCommand {}

    /** Ends it, by hand or when its last day is over. */
    @Route("POST /api/cycles/{cycleId}/closure")
    @RolesAllowed(PROGRAMME_MANAGER)
    record CloseCycle(
            @TargetAggregateIdentifier UUID cycleId,
            @Nullable LocalDate effectiveOn) implements CycleCommand {}

    /** Opens the next cycle with the same fund, rules, rubric and reviewers. */
    @Route(value = "POST /api/cycles/{cycleId}/next/{nextCycleId}", example = """
                    {"name": "2031-32", "closesOn": "2031-05-31"}""")
    @RolesAllowed(PROGRAMME_MANAGER)
    record RollCycleOver(
            @TargetAggregateIdentifier UUID cycleId,
            UUID nextCycleId,
            @NotBlank @Size(max = 100) String name,
            LocalDate closesOn,
            @Nullable LocalDate effectiveOn)
            implements CycleCommand {}
}
