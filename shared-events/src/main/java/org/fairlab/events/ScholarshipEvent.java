package org.fairlab.events;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Money for people on their way into the field: fund, cycle, application, review, award, disbursement. */
public sealed interface ScholarshipEvent extends Event {

    /** What a fund pays for. */
    enum FundKind {
        SCHOLARSHIP,
        STIPEND,
        EMERGENCY_AID,
        EXAMINATION_FEE
    }

    /** How a rule compares an application's answer with its value. */
    enum Comparison {
        AT_LEAST,
        AT_MOST,
        ONE_OF
    }

    /**
     * One condition on an application's answers.
     *
     * @param field the answer it looks at; never a protected trait
     * @param values one number for AT_LEAST and AT_MOST, any words for ONE_OF
     * @param rationale why the rule is there, due where the field is a likely proxy of a protected trait
     */
    record EligibilityRule(
            @NotBlank @Size(max = 100) String field,
            Comparison comparison,
            @Size(max = 50) List<@NotBlank @Size(max = 200) String> values,
            @Nullable @Size(max = 1000) String rationale) {}

    /**
     * The terms of a cycle, frozen when it opens.
     *
     * @param rulesVersion names this wording of the eligibility rules
     * @param rubricVersion names this wording of the rubric
     * @param rubric the greatest score of each criterion, in points
     * @param minimumReviews reviews without conflict that an offer needs
     * @param reviewers subjects who may be assigned
     */
    record Terms(
            @NotBlank @Size(max = 50) String rulesVersion,
            @Size(max = 50) List<@NotNull @Valid EligibilityRule> rules,
            @NotBlank @Size(max = 50) String rubricVersion,
            @NotEmpty @Size(max = 50) Map<@NotBlank @Size(max = 100) String, @NotNull @Min(1) @Max(100) Integer> rubric,
            @Min(1) @Max(20) int minimumReviews,
            @NotEmpty @Size(max = 200) Set<@NotBlank @Size(max = 100) String> reviewers) {}

    /**
     * What is shown of an application to those who decide on it: nothing of who applied. The events of their decisions,
     * {@link EligibilityDetermined}, {@link ReviewScored}, {@link AwardOffered}, {@link AwardRenewed} and
     * {@link AwardRevoked}, record its digest.
     *
     * @param eligible null before it is determined
     * @param reviews points by criterion and reviewer; null for a reviewer who has not scored yet
     */
    record ShownApplication(
            UUID applicationId,
            UUID cycleId,
            String rulesVersion,
            String rubricVersion,
            Map<String, String> answers,
            @Nullable Boolean eligible,
            @Nullable Map<String, Map<String, Integer>> reviews) {}

    /** The money of one fund and the awards made from it. */
    sealed interface FundEvent extends ScholarshipEvent {
        /** The fund. */
        UUID fundId();
    }

    @Revision("1")
    record FundEstablished(UUID fundId, String name, FundKind kind, Money balance, LocalDate effectiveOn)
            implements FundEvent {}

    @Revision("1")
    record FundReplenished(UUID fundId, Money amount, LocalDate effectiveOn) implements FundEvent {}

    @Revision("1")
    record FundClosed(UUID fundId, LocalDate effectiveOn) implements FundEvent {}

    /** What happens to one award of a fund. */
    sealed interface AwardEvent extends FundEvent {
        /** The award. */
        UUID awardId();
    }

    /**
     * Reserves the amount until the offer is answered.
     *
     * @param respondBy the last day on which it can be accepted
     * @param shownDigest SHA-256 of the {@link ShownApplication} that the decider was shown, hexadecimal
     */
    @Revision("1")
    record AwardOffered(
            UUID fundId,
            UUID awardId,
            UUID applicationId,
            UUID cycleId,
            UUID participantId,
            Money amount,
            LocalDate respondBy,
            String rulesVersion,
            String rubricVersion,
            String shownDigest,
            LocalDate effectiveOn)
            implements AwardEvent {}

    /** Turns the reservation into a commitment. */
    @Revision("1")
    record AwardAccepted(UUID fundId, UUID awardId, LocalDate effectiveOn) implements AwardEvent {}

    @Revision("1")
    record AwardDeclined(UUID fundId, UUID awardId, LocalDate effectiveOn) implements AwardEvent {}

    /** Nobody answered in time. */
    @Revision("1")
    record AwardLapsed(UUID fundId, UUID awardId, LocalDate effectiveOn) implements AwardEvent {}

    /**
     * Commits a further amount to an accepted award.
     *
     * @param term what the further amount is for, such as {@code 2027 spring}
     * @param shownDigest SHA-256 of the {@link ShownApplication}, with the versions that the award was offered by; null
     *     where it was not recorded yet
     */
    @Revision("1")
    record AwardRenewed(
            UUID fundId,
            UUID awardId,
            String term,
            Money amount,
            @Nullable String shownDigest,
            LocalDate effectiveOn) implements AwardEvent {}

    /**
     * Releases what was not disbursed; the reason is in the metadata.
     *
     * @param shownDigest as of {@link AwardRenewed}
     */
    @Revision("1")
    record AwardRevoked(UUID fundId, UUID awardId, @Nullable String shownDigest, LocalDate effectiveOn)
            implements AwardEvent {}

    /** @param enrolmentEvidence what verified that the recipient is enrolled */
    @Revision("1")
    record DisbursementIssued(
            UUID fundId,
            UUID awardId,
            UUID disbursementId,
            Money amount,
            String enrolmentEvidence,
            LocalDate effectiveOn)
            implements AwardEvent {}

    /** Money of a disbursement came back to the fund; the reason is in the metadata. */
    @Revision("1")
    record DisbursementReturned(UUID fundId, UUID awardId, UUID disbursementId, Money amount, LocalDate effectiveOn)
            implements AwardEvent {}

    /** One round of applications to a fund. */
    sealed interface CycleEvent extends ScholarshipEvent {
        /** The cycle. */
        UUID cycleId();
    }

    /**
     * @param closesOn the last day for applications
     * @param rolledOverFrom the cycle whose terms it took over, if any
     */
    @Revision("1")
    record CycleOpened(
            UUID cycleId,
            UUID fundId,
            String name,
            LocalDate closesOn,
            Terms terms,
            @Nullable UUID rolledOverFrom,
            LocalDate effectiveOn)
            implements CycleEvent {}

    /**
     * Beside {@link CycleOpened}: some of its rules are on likely proxies of a protected trait, each with its
     * rationale. The cycle takes no applications until somebody else confirms them.
     *
     * @param fields the fields of these rules
     * @param by subject of the person who opened the cycle
     */
    @Revision("1")
    record ProxyRulesProposed(UUID cycleId, List<String> fields, String by, LocalDate effectiveOn)
            implements CycleEvent {}

    /**
     * A second person found the rationales of all rules on likely proxies sound.
     *
     * @param fields the fields of these rules
     * @param by subject of that person
     */
    @Revision("1")
    record ProxyRulesConfirmed(UUID cycleId, List<String> fields, String by, LocalDate effectiveOn)
            implements CycleEvent {}

    @Revision("1")
    record CycleClosed(UUID cycleId, LocalDate effectiveOn) implements CycleEvent {}

    @Revision("1")
    record CycleRolledOver(UUID cycleId, UUID nextCycleId, LocalDate effectiveOn) implements CycleEvent {}

    /** One participant's application in one cycle, and its reviews. */
    sealed interface ApplicationEvent extends ScholarshipEvent {
        /** The application: derived from cycle and participant, so that there can be one only. */
        UUID applicationId();
    }

    /**
     * @param nominator subject of the person who nominated the applicant, if any
     * @param answers one answer for each field that the cycle's rules look at
     */
    @Revision("1")
    record ApplicationSubmitted(
            UUID applicationId,
            UUID cycleId,
            UUID participantId,
            @Nullable String nominator,
            Map<String, String> answers,
            LocalDate effectiveOn)
            implements ApplicationEvent {}

    @Revision("1")
    record ApplicationWithdrawn(UUID applicationId, LocalDate effectiveOn) implements ApplicationEvent {}

    /**
     * @param failed the fields whose rule was not met; empty when eligible
     * @param shownDigest SHA-256 of the {@link ShownApplication} that the decider was shown, hexadecimal
     */
    @Revision("1")
    record EligibilityDetermined(
            UUID applicationId,
            boolean eligible,
            List<String> failed,
            String rulesVersion,
            String shownDigest,
            LocalDate effectiveOn)
            implements ApplicationEvent {}

    @Revision("1")
    record ConflictDeclared(UUID applicationId, String reviewer, LocalDate effectiveOn) implements ApplicationEvent {}

    @Revision("1")
    record ReviewerAssigned(UUID applicationId, String reviewer, LocalDate effectiveOn) implements ApplicationEvent {}

    @Revision("1")
    record ReviewerRecused(UUID applicationId, String reviewer, LocalDate effectiveOn) implements ApplicationEvent {}

    /**
     * @param scores points by criterion of the rubric
     * @param shownDigest SHA-256 of the {@link ShownApplication} that the reviewer was shown, hexadecimal
     */
    @Revision("1")
    record ReviewScored(
            UUID applicationId,
            String reviewer,
            Map<String, Integer> scores,
            String rubricVersion,
            String shownDigest,
            LocalDate effectiveOn)
            implements ApplicationEvent {}
}
