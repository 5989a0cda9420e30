package org.fairlab.command.leadership;

import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.fairlab.command.Command;
import org.fairlab.command.Route;
import org.jspecify.annotations.Nullable;

/** What can be asked of a leadership track. */
public sealed interface TrackCommand extends Command {

    /** Opens a track with the criteria that admission follows and the milestones on its way, for good. */
    @Route(value = "PUT /api/leadership/tracks/{trackId}", example = """
                    {"name": "Lead phlebotomists 2030", "criteria": ["one year at a draw station"],
                     "milestones": ["leads a shift", "trains a colleague"], "nominationsUntil": "2030-03-31"}""")
    @RolesAllowed(PROGRAMME_MANAGER)
    record OpenTrack(
            @TargetAggregateIdentifier UUID trackId,
            @NotBlank @Size(max = 200) String name,
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 200) String> criteria,
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 200) String> milestones,
            @Nullable LocalDate nominationsUntil,
            @Nullable LocalDate effectiveOn)
            implements TrackCommand {}
}
