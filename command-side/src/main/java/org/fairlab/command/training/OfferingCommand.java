package org.fairlab.command.training;

import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.fairlab.command.Command;
import org.fairlab.command.Route;
import org.jspecify.annotations.Nullable;

/** What can be asked of an offering. */
public sealed interface OfferingCommand extends Command {

    /** Sets the dates and the place at which one version of a course is taught. */
    @Route(value = "PUT /api/offerings/{offeringId}", example = """
                    {"courseId": "16fd2706-8baf-433b-82eb-8c7fada847da", "courseVersion": 1, "site": "ipeds:100663",
                     "startsOn": "2030-02-01", "endsOn": "2030-02-28", "sessions": 4}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record ScheduleOffering(
            @TargetAggregateIdentifier UUID offeringId,
            UUID courseId,
            int courseVersion,
            @NotBlank @Size(max = 100) String site,
            LocalDate startsOn,
            LocalDate endsOn,
            @Min(1) @Max(1000) int sessions,
            @Nullable LocalDate effectiveOn)
            implements OfferingCommand {}
}
