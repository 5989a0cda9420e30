package org.fairlab.command.outreach;

import static org.fairlab.platform.security.Roles.LACTATION_COORDINATOR;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.fairlab.command.Command;
import org.fairlab.command.Route;
import org.fairlab.events.OutreachEvent.PartnerKind;
import org.fairlab.events.OutreachEvent.Topic;
import org.jspecify.annotations.Nullable;

/** What can be asked of a partnership. */
public sealed interface PartnershipCommand extends Command {

    /** Begins a partnership with an organisation, or with a consultant under the name of the practice. */
    @Route(value = "PUT /api/partnerships/{partnershipId}", example = """
                    {"name": "Springfield Community College", "kind": "COMMUNITY_COLLEGE", "topics": ["CAREERS"]}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, LACTATION_COORDINATOR})
    record FormPartnership(
            @TargetAggregateIdentifier UUID partnershipId,
            @NotBlank @Size(max = 200) String name,
            PartnerKind kind,
            @NotEmpty Set<Topic> topics,
            @Nullable LocalDate effectiveOn)
            implements PartnershipCommand {}

    /** Ends a partnership. */
    @Route(value = "POST /api/partnerships/{partnershipId}/end", example = """
                    {"reason": "the college closed its programme"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, LACTATION_COORDINATOR})
    record EndPartnership(
            @TargetAggregateIdentifier UUID partnershipId,
            @NotBlank @Size(max = 500) String reason,
            @Nullable LocalDate effectiveOn)
            implements PartnershipCommand {}
}
