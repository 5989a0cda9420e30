package org.fairlab.command.outreach;

import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.fairlab.command.Command;
import org.fairlab.command.DerivedId;
import org.fairlab.command.Route;
import org.fairlab.events.OutreachEvent.Channel;
import org.fairlab.events.OutreachEvent.ContactMode;
import org.fairlab.events.OutreachEvent.Stage;
import org.jspecify.annotations.Nullable;

/** What can be asked of a prospect. */
public sealed interface ProspectCommand extends Command {

    /** Takes a participant who consented to contact as a prospect; the receipt names the prospect's id. */
    @Route(value = "PUT /api/participants/{participantId}/prospect", example = """
                    {"channel": "IN_PERSON", "outreachEventId": null, "partnershipId": null}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record RegisterProspect(
            UUID participantId,
            Channel channel,
            @Nullable UUID outreachEventId,
            @Nullable UUID partnershipId,
            @Nullable LocalDate effectiveOn)
            implements ProspectCommand {

        /** A participant is one prospect. */
        @TargetAggregateIdentifier
        public UUID prospectId() {
            return DerivedId.of("prospect/" + participantId);
        }
    }

    /** Records that the prospect was contacted. */
    @Route(value = "PUT /api/prospects/{prospectId}/contacts/{contactId}", example = """
                    {"mode": "PHONE"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record MakeContact(
            @TargetAggregateIdentifier UUID prospectId,
            UUID contactId,
            ContactMode mode,
            @Nullable LocalDate effectiveOn)
            implements ProspectCommand {}

    /** Advances a prospect to a later stage on evidence. */
    @Route(value = "PUT /api/prospects/{prospectId}/stages/{stage}", example = """
                    {"evidence": "application 2030-17"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record AdvanceStage(
            @TargetAggregateIdentifier UUID prospectId,
            Stage stage,
            @NotBlank @Size(max = 200) String evidence,
            @Nullable LocalDate effectiveOn)
            implements ProspectCommand {}

    /** Takes back the latest stage, which was recorded wrongly. */
    @Route(value = "POST /api/prospects/{prospectId}/stages/{stage}/correction", example = """
                    {"reason": "another person's application"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record CorrectStage(
            @TargetAggregateIdentifier UUID prospectId,
            Stage stage,
            @NotBlank @Size(max = 500) String reason,
            @Nullable LocalDate effectiveOn)
            implements ProspectCommand {}
}
