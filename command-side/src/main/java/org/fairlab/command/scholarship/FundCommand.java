package org.fairlab.command.scholarship;

import static org.fairlab.platform.security.Roles.FUND_OFFICER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.fairlab.command.Command;
import org.fairlab.command.Route;
import org.fairlab.events.Money;
import org.fairlab.events.ScholarshipEvent.FundKind;
import org.fairlab.platform.Shown;
import org.jspecify.annotations.Nullable;

/** What can be asked of a fund and its awards. */
public sealed interface FundCommand extends Command {

    /** Begins a fund with its first money. */
    @Route(value = "PUT /api/funds/{fundId}", example = """
                    {"name": "Phlebotomy pathways", "kind": "SCHOLARSHIP",
                     "balance": {"minor": 5000000, "currency": "USD"}}""")
    @RolesAllowed(FUND_OFFICER)
    record EstablishFund(
            @TargetAggregateIdentifier UUID fundId,
            @NotBlank @Size(max = 200) String name,
            FundKind kind,
            Money balance,
            @Nullable LocalDate effectiveOn)
            implements FundCommand {}

    /** Adds money. */
    @Route(value = "POST /api/funds/{fundId}/replenishments", example = """
                    {"amount": {"minor": 1000000, "currency": "USD"}}""")
    @RolesAllowed(FUND_OFFICER)
    record ReplenishFund(
            @TargetAggregateIdentifier UUID fundId,
            Money amount,
            @Nullable LocalDate effectiveOn) implements FundCommand {}

    /** Ends a fund that owes nothing. */
    @Route("POST /api/funds/{fundId}/closure")
    @RolesAllowed(FUND_OFFICER)
    record CloseFund(
            @TargetAggregateIdentifier UUID fundId,
            @Nullable LocalDate effectiveOn) implements FundCommand {}

    /** Offers an award to an eligible and reviewed application. */
    @Route(value = "PUT /api/funds/{fundId}/awards/{awardId}", example = """
                    {"applicationId": "7c9e6679-7425-40de-944b-e07fc1f90ae7",
                     "amount": {"minor": 250000, "currency": "USD"}, "respondBy": "2030-06-30",
                     "shownDigest": "7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730"}""")
    @RolesAllowed(FUND_OFFICER)
    record OfferAward(
            @TargetAggregateIdentifier UUID fundId,
            UUID awardId,
            UUID applicationId,
            Money amount,
            LocalDate respondBy,

            @Pattern(regexp = Shown.DIGEST, message = Shown.NO_DIGEST)
            String shownDigest,

            @Nullable LocalDate effectiveOn)
            implements FundCommand {}

    /** Records that the recipient accepted. */
    @Route("POST /api/funds/{fundId}/awards/{awardId}/acceptance")
    @RolesAllowed({FUND_OFFICER, PROGRAMME_MANAGER})
    record AcceptAward(
            @TargetAggregateIdentifier UUID fundId,
            UUID awardId,
            @Nullable LocalDate effectiveOn) implements FundCommand {}

    /** Records that the recipient declined. */
    @Route("POST /api/funds/{fundId}/awards/{awardId}/refusal")
    @RolesAllowed({FUND_OFFICER, PROGRAMME_MANAGER})
    record DeclineAward(
            @TargetAggregateIdentifier UUID fundId,
            UUID awardId,
            @Nullable LocalDate effectiveOn) implements FundCommand {}

    /** Falls due the day after an offer's last day. */
    record LapseAward(@TargetAggregateIdentifier UUID fundId, UUID awardId) implements FundCommand {}

    /** Commits more money for a further term. */
    @Route(value = "POST /api/funds/{fundId}/awards/{awardId}/renewals", example = """
                    {"term": "2031 spring", "amount": {"minor": 250000, "currency": "USD"},
                     "shownDigest": "7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730"}""")
    @RolesAllowed(FUND_OFFICER)
    record RenewAward(
            @TargetAggregateIdentifier UUID fundId,
            UUID awardId,
            @NotBlank @Size(max = 100) String term,
            Money amount,

            @Pattern(regexp = Shown.DIGEST, message = Shown.NO_DIGEST)
            String shownDigest,

            @Nullable LocalDate effectiveOn)
            implements FundCommand {}

    /** Takes an award back; what was not disbursed is released. */
    @Route(value = "POST /api/funds/{fundId}/awards/{awardId}/revocation", example = """
                    {"reason": "left the programme",
                     "shownDigest": "7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730"}""")
    @RolesAllowed(FUND_OFFICER)
    record RevokeAward(
            @TargetAggregateIdentifier UUID fundId,
            UUID awardId,
            @NotBlank @Size(max = 500) String reason,

            @Pattern(regexp = Shown.DIGEST, message = Shown.NO_DIGEST)
            String shownDigest,

            @Nullable LocalDate effectiveOn)
            implements FundCommand {}

    /** Pays out on an accepted award, on verified enrolment. */
    @Route(value = "PUT /api/funds/{fundId}/awards/{awardId}/disbursements/{disbursementId}", example = """
                    {"amount": {"minor": 125000, "currency": "USD"}, "enrolmentEvidence": "registrar letter 2030-09-02"}""")
    @RolesAllowed(FUND_OFFICER)
    record IssueDisbursement(
            @TargetAggregateIdentifier UUID fundId,
            UUID awardId,
            UUID disbursementId,
            Money amount,
            @NotBlank @Size(max = 200) String enrolmentEvidence,
            @Nullable LocalDate effectiveOn)
            implements FundCommand {}

    /** Records that paid money came back. */
    @Route(value = "POST /api/funds/{fundId}/awards/{awardId}/disbursements/{disbursementId}/returns", example = """
                    {"amount": {"minor": 125000, "currency": "USD"}, "reason": "withdrew in week two"}""")
    @RolesAllowed(FUND_OFFICER)
    record ReturnDisbursement(
            @TargetAggregateIdentifier UUID fundId,
            UUID awardId,
            UUID disbursementId,
            Money amount,
            @NotBlank @Size(max = 500) String reason,
            @Nullable LocalDate effectiveOn)
            implements FundCommand {}
}
