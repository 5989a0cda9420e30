package org.fairlab.command.advocacy;

import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.fairlab.command.Command;
import org.fairlab.command.Route;
import org.fairlab.events.AdvocacyEvent.*;
import org.jspecify.annotations.Nullable;

/** What can be asked of a campaign. */
public sealed interface CampaignCommand extends Command {

    /** Drafts a campaign, which is not active yet. */
    @Route(value = "PUT /api/campaigns/{campaignId}", example = """
                    {"name": "A room to express milk in every draw station", "level": "STATE",
                     "topic": "LACTATION_SUPPORT_MOTHERS"}""")
    @RolesAllowed(PROGRAMME_MANAGER)
    record DraftCampaign(
            @TargetAggregateIdentifier UUID campaignId,
            @NotBlank @Size(max = 200) String name,
            Level level,
            Topic topic,
            @Nullable LocalDate effectiveOn)
            implements CampaignCommand {}

    /** Makes a draft active. */
    @Route("POST /api/campaigns/{campaignId}/launch")
    @RolesAllowed(PROGRAMME_MANAGER)
    record LaunchCampaign(
            @TargetAggregateIdentifier UUID campaignId,
            @Nullable LocalDate effectiveOn) implements CampaignCommand {}

    /** Pauses an active campaign, in which nothing is done until it is resumed. */
    @Route("POST /api/campaigns/{campaignId}/pause")
    @RolesAllowed(PROGRAMME_MANAGER)
    record PauseCampaign(
            @TargetAggregateIdentifier UUID campaignId,
            @Nullable LocalDate effectiveOn) implements CampaignCommand {}

    /** Goes on after a pause. */
    @Route("POST /api/campaigns/{campaignId}/resumption")
    @RolesAllowed(PROGRAMME_MANAGER)
    record ResumeCampaign(
            @TargetAggregateIdentifier UUID campaignId,
            @Nullable LocalDate effectiveOn) implements CampaignCommand {}

    /** Ends a campaign; reach and outcomes can still be recorded. */
    @Route("POST /api/campaigns/{campaignId}/conclusion")
    @RolesAllowed(PROGRAMME_MANAGER)
    record ConcludeCampaign(
            @TargetAggregateIdentifier UUID campaignId,
            @Nullable LocalDate effectiveOn) implements CampaignCommand {}

    /** Records what was done, with the time and money of it that count as lobbying. */
    @Route(value = "PUT /api/campaigns/{campaignId}/actions/{actionId}", example = """
                    {"kind": "TESTIMONY", "description": "testified before the health committee",
                     "lobbying": {"minutes": 90, "spend": {"minor": 12050, "currency": "USD"}}}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record TakeAction(
            @TargetAggregateIdentifier UUID campaignId,
            UUID actionId,
            ActionKind kind,
            @NotBlank @Size(max = 500) String description,
            @Nullable @Valid Lobbying lobbying,
            @Nullable LocalDate effectiveOn)
            implements CampaignCommand {}

    /** Records a contact with an official in office. */
    @Route(value = "PUT /api/campaigns/{campaignId}/contacts/{contactId}", example = """
                    {"official": "Sen. Example", "office": "State senator, district 4", "outcome": "SUPPORT_PROMISED",
                     "lobbying": {"minutes": 30, "spend": {"minor": 0, "currency": "USD"}}}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record ContactPolicymaker(
            @TargetAggregateIdentifier UUID campaignId,
            UUID contactId,
            @NotBlank @Size(max = 200) String official,
            @NotBlank @Size(max = 200) String office,
            ContactOutcome outcome,
            @Nullable @Valid Lobbying lobbying,
            @Nullable LocalDate effectiveOn)
            implements CampaignCommand {}

    /** Records where an official or a body stands on a measure. */
    @Route(value = "PUT /api/campaigns/{campaignId}/positions/{positionId}", example = """
                    {"holder": "State board of nursing", "measure": "HB 12", "stance": "SUPPORTS"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record RecordPosition(
            @TargetAggregateIdentifier UUID campaignId,
            UUID positionId,
            @NotBlank @Size(max = 200) String holder,
            @NotBlank @Size(max = 200) String measure,
            Stance stance,
            @Nullable LocalDate effectiveOn)
            implements CampaignCommand {}

    /** Records that a message was published. */
    @Route(value = "PUT /api/campaigns/{campaignId}/messages/{messageId}", example = """
                    {"channel": "SOCIAL_MEDIA", "title": "What phlebotomists do", "audience": "high school students",
                     "url": "https://example.org/what-phlebotomists-do"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record PublishMessage(
            @TargetAggregateIdentifier UUID campaignId,
            UUID messageId,
            Channel channel,
            @NotBlank @Size(max = 200) String title,
            @NotBlank @Size(max = 200) String audience,

            @Nullable @Size(max = 500) @Pattern(regexp = "https?://\\S+")
            String url,

            @Nullable LocalDate effectiveOn)
            implements CampaignCommand {}

    /** Records how many a message had reached up to a day; sent again for that day, it takes the place of the first. */
    @Route(value = "POST /api/campaigns/{campaignId}/messages/{messageId}/reach", example = """
                    {"reach": 1250, "effectiveOn": "2030-02-01"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record RecordReach(
            @TargetAggregateIdentifier UUID campaignId,
            UUID messageId,
            @Min(0) @Max(10_000_000_000L) long reach,
            @Nullable LocalDate effectiveOn)
            implements CampaignCommand {}

    /** Records what became of a policy, during the campaign or after it. */
    @Route(value = "PUT /api/campaigns/{campaignId}/outcomes/{outcomeId}", example = """
                    {"outcome": "ADOPTED", "description": "HB 12 signed into law"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record RecordOutcome(
            @TargetAggregateIdentifier UUID campaignId,
            UUID outcomeId,
            PolicyOutcome outcome,
            @NotBlank @Size(max = 500) String description,
            @Nullable LocalDate effectiveOn)
            implements CampaignCommand {}
}
