package org.fairlab.command.outreach;

import static org.fairlab.platform.security.Roles.LACTATION_COORDINATOR;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.fairlab.command.Command;
import org.fairlab.command.Route;
import org.fairlab.events.OutreachEvent.Audience;
import org.fairlab.events.OutreachEvent.OccasionKind;
import org.fairlab.events.OutreachEvent.Topic;
import org.fairlab.events.TimeSlot;
import org.jspecify.annotations.Nullable;

/** What can be asked of an outreach event. */
public sealed interface OccasionCommand extends Command {

    /** Plans an outreach event, alone or with partners, by the clock of its place. */
    @Route(value = "PUT /api/outreach-events/{outreachEventId}", example = """
                    {"name": "Spring job fair", "kind": "JOB_FAIR", "topic": "CAREERS", "partnershipIds": [],
                     "place": "Springfield Community College",
                     "slot": {"startsAt": "2030-03-15T10:00", "timeZone": "America/Chicago", "minutes": 240}}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, LACTATION_COORDINATOR})
    record PlanOutreachEvent(
            @TargetAggregateIdentifier UUID outreachEventId,
            @NotBlank @Size(max = 200) String name,
            OccasionKind kind,
            Topic topic,
            @Size(max = 50) Set<UUID> partnershipIds,
            @NotBlank @Size(max = 200) String place,
            @Valid TimeSlot slot,
            @Nullable LocalDate effectiveOn)
            implements OccasionCommand {}

    /** Records that it was held. */
    @Route("POST /api/outreach-events/{outreachEventId}/holding")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, LACTATION_COORDINATOR})
    record HoldOutreachEvent(
            @TargetAggregateIdentifier UUID outreachEventId,
            @Nullable LocalDate effectiveOn) implements OccasionCommand {}

    /** Cancels it. */
    @Route(value = "POST /api/outreach-events/{outreachEventId}/cancellation", example = """
                    {"reason": "snow"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, LACTATION_COORDINATOR})
    record CancelOutreachEvent(
            @TargetAggregateIdentifier UUID outreachEventId,
            @NotBlank @Size(max = 500) String reason,
            @Nullable LocalDate effectiveOn)
            implements OccasionCommand {}

    /** Records how many were reached; names the count that it replaces if it is a correction. */
    @Route(value = "PUT /api/outreach-events/{outreachEventId}/reach/{reachId}", example = """
                    {"audience": "STUDENTS", "people": 180}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, LACTATION_COORDINATOR})
    record RecordReach(
            @TargetAggregateIdentifier UUID outreachEventId,
            UUID reachId,
            Audience audience,
            @Min(0) @Max(1_000_000) int people,
            @Nullable UUID corrects,
            @Nullable @Size(max = 500) String reason,
            @Nullable LocalDate effectiveOn)
            implements OccasionCommand {}
}
