package org.fairlab.command.people;

import static org.fairlab.platform.security.Roles.PRIVACY_OFFICER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.fairlab.command.Command;
import org.fairlab.command.Route;
import org.fairlab.command.http.Confidential;
import org.fairlab.events.PeopleEvent.Milestone;
import org.fairlab.events.PeopleEvent.Origin;
import org.fairlab.events.PeopleEvent.Purpose;
import org.fairlab.events.Sealed;
import org.fairlab.events.Sealed.Category;
import org.fairlab.events.SelfIdentification;
import org.jspecify.annotations.Nullable;

/** What can be asked of a participant's record. */
public sealed interface ParticipantCommand extends Command {

    /** Gives a participant a pseudonym, chosen by the client, and seals the name and contact if there are any. */
    @Route(value = "PUT /api/participants/{participantId}", example = """
                    {"origin": "INVENTED",
                     "identity": {"name": "Example Person", "email": "person@example.org", "phone": null}}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record RegisterParticipant(
            @TargetAggregateIdentifier UUID participantId,
            Origin origin,

            @Nullable @Confidential(value = Identity.class, category = Category.IDENTITY)
            Sealed identity,

            @Nullable LocalDate effectiveOn)
            implements ParticipantCommand {}

    /** Replaces name and contact. */
    @Route(value = "POST /api/participants/{participantId}/contact", edit = true, example = """
                    {"identity": {"name": "Example Person", "email": "new@example.org", "phone": null}}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record ChangeContact(
            @TargetAggregateIdentifier UUID participantId,

            @Confidential(value = Identity.class, category = Category.IDENTITY)
            Sealed identity,

            @Nullable LocalDate effectiveOn)
            implements ParticipantCommand {}

    /** Records the person's own answers, all of them voluntary; the latest answers replace earlier ones. */
    @Route(value = "POST /api/participants/{participantId}/self-identification", example = """
                    {"answers": {"standard": "SPD15_2024", "race": ["ASIAN", "WHITE"], "sex": "FEMALE",
                       "disability": "DECLINED", "veteran": "NO", "firstGeneration": "YES",
                       "ruralBackground": "NOT_ASKED", "disadvantage": "NONE", "disadvantageTest": null}}""")
    @RolesAllowed(SITE_COORDINATOR)
    record SelfIdentify(
            @TargetAggregateIdentifier UUID participantId,

            @Confidential(value = SelfIdentification.class, category = Category.DEMOGRAPHICS)
            Sealed answers,

            @Nullable LocalDate effectiveOn)
            implements ParticipantCommand {}

    /** Takes the answers back. */
    @Route("POST /api/participants/{participantId}/self-identification/withdrawal")
    @RolesAllowed({SITE_COORDINATOR, PRIVACY_OFFICER})
    record WithdrawSelfIdentification(
            @TargetAggregateIdentifier UUID participantId,
            @Nullable LocalDate effectiveOn) implements ParticipantCommand {}

    /** Records a consent. */
    @Route(value = "PUT /api/participants/{participantId}/consents/{purpose}", example = """
                    {"textVersion": "2030-01"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record GrantConsent(
            @TargetAggregateIdentifier UUID participantId,
            Purpose purpose,
            @NotBlank @Size(max = 50) String textVersion,
            @Nullable LocalDate effectiveOn)
            implements ParticipantCommand {}

    /** Takes a consent back. */
    @Route("POST /api/participants/{participantId}/consents/{purpose}/withdrawal")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, PRIVACY_OFFICER})
    record WithdrawConsent(
            @TargetAggregateIdentifier UUID participantId,
            Purpose purpose,
            @Nullable LocalDate effectiveOn) implements ParticipantCommand {}

    /** Records a step of the career on evidence. */
    @Route(value = "PUT /api/participants/{participantId}/milestones/{milestoneId}", example = """
                    {"milestone": "HIRED", "evidence": "employer letter 2026-03"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record ReachMilestone(
            @TargetAggregateIdentifier UUID participantId,
            UUID milestoneId,
            Milestone milestone,
            @NotBlank @Size(max = 200) String evidence,
            @Nullable LocalDate effectiveOn)
            implements ParticipantCommand {}

    /** Corrects a milestone by name; without a milestone, it never was. */
    @Route(value = "POST /api/participants/{participantId}/milestones/{milestoneId}/correction", example = """
                    {"milestone": null, "reason": "recorded for the wrong participant"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    record CorrectMilestone(
            @TargetAggregateIdentifier UUID participantId,
            UUID milestoneId,
            @Nullable Milestone milestone,
            @NotBlank @Size(max = 500) String reason,
            @Nullable LocalDate effectiveOn)
            implements ParticipantCommand {}

    /** Keeps the person from being erased until the hold is lifted, whatever other holds there are. */
    @Route(value = "PUT /api/participants/{participantId}/legal-holds/{holdId}", example = """
                    {"reason": "award records are due until 2033 (2 CFR 200.334)"}""")
    @RolesAllowed(PRIVACY_OFFICER)
    record PlaceLegalHold(
            @TargetAggregateIdentifier UUID participantId,
            UUID holdId,
            @NotBlank @Size(max = 500) String reason,
            @Nullable LocalDate effectiveOn)
            implements ParticipantCommand {}

    /** Lifts a hold; for somebody else than who placed it. */
    @Route(value = "POST /api/participants/{participantId}/legal-holds/{holdId}/lifting", example = """
                    {"reason": "the records were due until 2033"}""")
    @RolesAllowed(PRIVACY_OFFICER)
    record LiftLegalHold(
            @TargetAggregateIdentifier UUID participantId,
            UUID holdId,
            @NotBlank @Size(max = 500) String reason,
            @Nullable LocalDate effectiveOn)
            implements ParticipantCommand {}

    /** Destroys the person's keys, so that nothing sealed under them can be read again. */
    @Route(value = "POST /api/participants/{participantId}/erasure", example = """
                    {"reason": "request of 2030-02-01"}""")
    @RolesAllowed(PRIVACY_OFFICER)
    record EraseParticipant(
            @TargetAggregateIdentifier UUID participantId,
            @NotBlank @Size(max = 500) String reason,
            @Nullable LocalDate effectiveOn)
            implements ParticipantCommand {}

    /** Erases somebody whom a database that was restored from before the erasure has brought back. */
    record EraseParticipantAgain(@TargetAggregateIdentifier UUID participantId, String reason)
            implements ParticipantCommand {}
}
