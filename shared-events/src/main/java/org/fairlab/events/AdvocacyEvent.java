package org.fairlab.events;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Advocacy: a campaign with its actions, contacts, positions, messages and what came of them. An official in office is
 * a public person whose acts in office are on public record, so that the name is in clear; nobody else is named.
 */
public sealed interface AdvocacyEvent extends Event {

    /** Where a campaign wants something to change. */
    enum Level {
        ORGANISATION,
        INSTITUTION,
        LOCAL,
        STATE,
        FEDERAL
    }

    /** What a campaign is about. */
    enum Topic {
        BARRIER_TO_ENTRY,
        BARRIER_TO_ADVANCEMENT,
        AWARENESS_OF_FIELD,
        LACTATION_SUPPORT_MOTHERS,
        LACTATION_SUPPORT_PROVIDERS
    }

    /** What was done. */
    enum ActionKind {
        PETITION,
        LETTER,
        TESTIMONY,
        PUBLIC_COMMENT,
        RALLY,
        COALITION_MEETING,
        BRIEFING,
        OTHER
    }

    /** What a contact with an official led to. */
    enum ContactOutcome {
        SUPPORT_PROMISED,
        OPPOSITION_STATED,
        INFORMATION_REQUESTED,
        MEETING_ARRANGED,
        NO_POSITION,
        NO_ANSWER
    }

    /** Where somebody stands on a measure. */
    enum Stance {
        SUPPORTS,
        LEANS_TOWARDS,
        UNDECIDED,
        LEANS_AGAINST,
        OPPOSES
    }

    /** How a message was published. */
    enum Channel {
        SOCIAL_MEDIA,
        EMAIL,
        PRESS,
        PRINT,
        WEBSITE,
        EVENT
    }

    /** What became of a policy. */
    enum PolicyOutcome {
        INTRODUCED,
        ADOPTED,
        AMENDED,
        DEFEATED,
        REPEALED,
        DELAYED,
        NO_CHANGE
    }

    /**
     * The part of an action or contact that counts as lobbying, for the reports that are due on it.
     *
     * @param minutes time spent
     * @param spend money spent
     */
    record Lobbying(
            @Min(0) @Max(100_000) int minutes,
            @NotNull @Valid Money spend) {}

    /** The campaign. */
    UUID campaignId();

    @Revision("1")
    record CampaignDrafted(UUID campaignId, String name, Level level, Topic topic, LocalDate effectiveOn)
            implements AdvocacyEvent {}

    @Revision("1")
    record CampaignLaunched(UUID campaignId, LocalDate effectiveOn) implements AdvocacyEvent {}

    @Revision("1")
    record CampaignPaused(UUID campaignId, LocalDate effectiveOn) implements AdvocacyEvent {}

    @Revision("1")
    record CampaignResumed(UUID campaignId, LocalDate effectiveOn) implements AdvocacyEvent {}

    @Revision("1")
    record CampaignConcluded(UUID campaignId, LocalDate effectiveOn) implements AdvocacyEvent {}

    /** @param lobbying null if it was none */
    @Revision("1")
    record AdvocacyActionTaken(
            UUID campaignId,
            UUID actionId,
            ActionKind kind,
            String description,
            @Nullable Lobbying lobbying,
            LocalDate effectiveOn)
            implements AdvocacyEvent {}

    /**
     * @param official name of the official, in clear
     * @param office the office held on that day
     * @param lobbying null if it was none
     */
    @Revision("1")
    record PolicymakerContacted(
            UUID campaignId,
            UUID contactId,
            String official,
            String office,
            ContactOutcome outcome,
            @Nullable Lobbying lobbying,
            LocalDate effectiveOn)
            implements AdvocacyEvent {}

    /**
     * @param holder the official in office, or the body, whose position it is
     * @param measure the bill, rule or policy, such as {@code HB 12}
     */
    @Revision("1")
    record PositionRecorded(
            UUID campaignId, UUID positionId, String holder, String measure, Stance stance, LocalDate effectiveOn)
            implements AdvocacyEvent {}

    /** @param audience whom it was meant for, such as {@code high school students} */
    @Revision("1")
    record MessagePublished(
            UUID campaignId,
            UUID messageId,
            Channel channel,
            String title,
            String audience,
            @Nullable String url,
            LocalDate effectiveOn)
            implements AdvocacyEvent {}

    /**
     * The last record of a day counts.
     *
     * @param reach how many the message had reached up to the day; a count, never turned into people
     */
    @Revision("1")
    record MessageReachRecorded(UUID campaignId, UUID messageId, long reach, LocalDate effectiveOn)
            implements AdvocacyEvent {}

    @Revision("1")
    record PolicyOutcomeRecorded(
            UUID campaignId, UUID outcomeId, PolicyOutcome outcome, String description, LocalDate effectiveOn)
            implements AdvocacyEvent {}
}
