package org.fairlab.command.access;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.FUND_OFFICER;
import static org.fairlab.platform.security.Roles.LACTATION_COORDINATOR;
import static org.fairlab.platform.security.Roles.OPERATOR;
import static org.fairlab.platform.security.Roles.PRIVACY_OFFICER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.fairlab.command.Command;
import org.fairlab.command.Route;
import org.fairlab.events.AccessEvent.Outcome;
import org.fairlab.events.AccessEvent.Scope;

/** Emergency access, and its review. */
public sealed interface BreakGlassCommand extends Command {

    /**
     * Lets whoever sends it see one person's name and contact, or one parent's case, for some minutes from now on.
     * Reviewers and auditors never may: the ones decide on people whom they do not know, the others review this.
     */
    @Route(value = "PUT /api/break-glass/{breakGlassId}", example = """
                    {"scope": "PARTICIPANT", "personId": "4a88ca35-f8bb-4485-9b69-c4fb83198cef", "minutes": 15,
                     "reason": "emergency at the training site; the person has to be reached"}""")
    @RolesAllowed({PROGRAMME_MANAGER, FUND_OFFICER, SITE_COORDINATOR, LACTATION_COORDINATOR, PRIVACY_OFFICER, OPERATOR})
    record BreakTheGlass(
            @TargetAggregateIdentifier UUID breakGlassId,
            Scope scope,
            UUID personId,
            @Min(1) @Max(BreakGlass.LONGEST_MINUTES) int minutes,
            @NotBlank @Size(max = 500) String reason)
            implements BreakGlassCommand {}

    /** Says what a second person makes of it, and ends what is left of the time. */
    @Route(value = "POST /api/break-glass/{breakGlassId}/review", example = """
                    {"outcome": "JUSTIFIED", "note": "the incident report of the same day confirms it"}""")
    @RolesAllowed({PRIVACY_OFFICER, AUDITOR})
    record ReviewBreakGlass(
            @TargetAggregateIdentifier UUID breakGlassId,
            Outcome outcome,
            @NotBlank @Size(max = 500) String note) implements BreakGlassCommand {}
}
