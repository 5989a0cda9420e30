package org.fairlab.command.lactation;

import static org.fairlab.platform.security.Roles.LACTATION_COORDINATOR;
import static org.fairlab.platform.security.Roles.PRIVACY_OFFICER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.fairlab.command.Command;
import org.fairlab.command.Route;
import org.fairlab.command.http.Confidential;
import org.fairlab.events.Sealed;
import org.fairlab.events.Sealed.Category;
import org.jspecify.annotations.Nullable;

/** What can be asked of a parent's record. */
public sealed interface ParentCommand extends Command {

    /** Gives a parent a pseudonym of this context alone, chosen by the client, and seals who it is. */
    @Route(value = "PUT /api/lactation/parents/{parentId}", example = """
                    {"details": {"name": "Example Parent", "email": "parent@example.org", "phone": null,
                     "language": "Spanish"}}""")
    @RolesAllowed(LACTATION_COORDINATOR)
    record RegisterParent(
            @TargetAggregateIdentifier UUID parentId,

            @Confidential(value = ParentDetails.class, category = Category.HEALTH, person = "parentId")
            Sealed details,

            @Nullable LocalDate effectiveOn)
            implements ParentCommand {}

    /** Replaces name, contact and language. */
    @Route(value = "POST /api/lactation/parents/{parentId}/details", edit = true, example = """
                    {"details": {"name": "Example Parent", "email": "new@example.org", "phone": null,
                     "language": null}}""")
    @RolesAllowed(LACTATION_COORDINATOR)
    record ChangeParentDetails(
            @TargetAggregateIdentifier UUID parentId,

            @Confidential(value = ParentDetails.class, category = Category.HEALTH, person = "parentId")
            Sealed details,

            @Nullable LocalDate effectiveOn)
            implements ParentCommand {}

    /** Keeps the parent from being erased until the hold is lifted, whatever other holds there are. */
    @Route(value = "PUT /api/lactation/parents/{parentId}/legal-holds/{holdId}", example = """
                    {"reason": "a complaint about breaks is pending"}""")
    @RolesAllowed(PRIVACY_OFFICER)
    record PlaceHoldOnParent(
            @TargetAggregateIdentifier UUID parentId,
            UUID holdId,
            @NotBlank @Size(max = 500) String reason,
            @Nullable LocalDate effectiveOn)
            implements ParentCommand {}

    /** Lifts a hold; for somebody else than who placed it. */
    @Route(value = "POST /api/lactation/parents/{parentId}/legal-holds/{holdId}/lifting", example = """
                    {"reason": "the complaint is settled"}""")
    @RolesAllowed(PRIVACY_OFFICER)
    record LiftHoldFromParent(
            @TargetAggregateIdentifier UUID parentId,
            UUID holdId,
            @NotBlank @Size(max = 500) String reason,
            @Nullable LocalDate effectiveOn)
            implements ParentCommand {}

    /** Destroys the parent's keys, so that nothing sealed under them can be read again. */
    @Route(value = "POST /api/lactation/parents/{parentId}/erasure", example = """
                    {"reason": "request of 2030-02-01"}""")
    @RolesAllowed(PRIVACY_OFFICER)
    record EraseParent(
            @TargetAggregateIdentifier UUID parentId,
            @NotBlank @Size(max = 500) String reason,
            @Nullable LocalDate effectiveOn)
            implements ParentCommand {}

    /** Erases somebody whom a database that was restored from before the erasure has brought back. */
    record EraseParentAgain(@TargetAggregateIdentifier UUID parentId, String reason) implements ParentCommand {}
}
