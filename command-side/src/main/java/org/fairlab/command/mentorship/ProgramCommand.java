package org.fairlab.command.mentorship;

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

/** What can be asked of a mentoring programme. */
sealed interface ProgramCommand extends Command {

    /** Opens a programme: a cohort if it has dates. */
    @Route(value = "PUT /api/programs/{programId}", example = """
                    {"name": "Laboratory mentors 2030", "startsOn": "2030-01-01", "endsOn": "2030-12-31",
                     "proposalDays": 14}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record OpenProgram(
            @TargetAggregateIdentifier UUID programId,
            @NotBlank @Size(max = 200) String name,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Min(1) @Max(365) int proposalDays,
            @Nullable LocalDate effectiveOn)
            implements ProgramCommand {}
}
