package org.fairlab.query.applicationfile;

import java.util.UUID;
import org.fairlab.events.AccessEvent;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.InclusionEvent;
import org.fairlab.events.LactationEvent;
import org.fairlab.events.LeadershipEvent;
import org.fairlab.events.MentorshipEvent;
import org.fairlab.events.OutreachEvent;
import org.fairlab.events.PeopleEvent;
import org.fairlab.events.ReferenceEvent;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.events.TrainingEvent;
import org.fairlab.query.projection.Projection;
import org.fairlab.query.projection.RecordedEvent;
import org.fairlab.query.projection.Rows;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What are deciders shown of an application? Its answers, eligibility and scores, which the event of their decision
 * records a digest of.
 */
@Component
class ApplicationFile implements Projection {

    static final String NAME = "application_file";

    private final JsonMapper json;

    ApplicationFile(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(RecordedEvent recorded, Rows rows) {
        switch (recorded.event()) {
            case FundEstablished e ->
                rows.write("insert into fund (fund_id, name) values (?, ?)", e.fundId(), e.name());
            case CycleOpened e -> opened(e, rows);
            case ProxyRulesProposed e ->
                rows.write(
                        "update cycle set proxies = ?::jsonb, proposed_by = ? where cycle_id = ?",
                        json.writeValueAsString(e.fields()),
                        e.by(),
                        e.cycleId());
            case ProxyRulesConfirmed e ->
                rows.write("update cycle set confirmed_by = ? where cycle_id = ?", e.by(), e.cycleId());
            case CycleClosed e ->
                rows.write("update cycle set closed_on = ? where cycle_id = ?", e.effectiveOn(), e.cycleId());
            case CycleRolledOver e ->
                rows.write("update cycle set rolled_over_to = ? where cycle_id = ?", e.nextCycleId(), e.cycleId());
            case ApplicationSubmitted e ->
                rows.write(
                        "insert into application (application_id, cycle_id, answers, submitted_on)"
                                + " values (?, ?, ?::jsonb, ?)",
                        e.applicationId(),
                        e.cycleId(),
                        json.writeValueAsString(e.answers()),
                        e.effectiveOn());
            case ApplicationWithdrawn e ->
                rows.write(
                        "update application set withdrawn_on = ? where application_id = ?",
                        e.effectiveOn(),
                        e.applicationId());
            case EligibilityDetermined e ->
                rows.write(
                        "update application set eligible = ? where application_id = ?",
                        e.eligible(),
                        e.applicationId());
            case ReviewerAssigned e ->
                rows.write(
                        "insert into assignment (application_id, reviewer) values (?, ?)",
                        e.applicationId(),
                        e.reviewer());
            case ReviewerRecused e -> isNoLongerAssigned(e.applicationId(), e.reviewer(), rows);
            case ConflictDeclared e -> isNoLongerAssigned(e.applicationId(), e.reviewer(), rows);
            case ReviewScored e ->
                rows.write(
                        "insert into review (application_id, reviewer, scores) values (?, ?, ?::jsonb)",
                        e.applicationId(),
                        e.reviewer(),
                        json.writeValueAsString(e.scores()));
            case AwardOffered e ->
                rows.write(
                        "insert into award (fund_id, award_id, application_id, offered_at, status)"
                                + " values (?, ?, ?, ?, 'OFFERED')",
                        e.fundId(),
                        e.awardId(),
                        e.applicationId(),
                        recorded.position());
            case AwardAccepted e -> becomes(e.fundId(), e.awardId(), "ACCEPTED", rows);
            case AwardDeclined e -> becomes(e.fundId(), e.awardId(), "DECLINED", rows);
            case AwardLapsed e -> becomes(e.fundId(), e.awardId(), "LAPSED", rows);
            case AwardRevoked e -> becomes(e.fundId(), e.awardId(), "REVOKED", rows);
            case FundReplenished _, FundClosed _, AwardRenewed _, DisbursementIssued _, DisbursementReturned _ -> {}
            case PeopleEvent _, MentorshipEvent _, TrainingEvent _, OutreachEvent _, LactationEvent _ -> {}
            case LeadershipEvent _ -> {}
            case AdvocacyEvent _, InclusionEvent _, ReferenceEvent _ -> {}
            case AccessEvent _ -> {}
        }
    }

    private void opened(CycleOpened e, Rows rows) {
        rows.write(
                "insert into cycle (cycle_id, fund_id, name, opened_on, closes_on, terms, rolled_over_from)"
                        + " values (?, ?, ?, ?, ?, ?::jsonb, ?)",
                e.cycleId(),
                e.fundId(),
                e.name(),
                e.effectiveOn(),
                e.closesOn(),
                json.writeValueAsString(e.terms()),
                e.rolledOverFrom());
    }

    private static void isNoLongerAssigned(UUID applicationId, String reviewer, Rows rows) {
        rows.write("delete from assignment where application_id = ? and reviewer = ?", applicationId, reviewer);
    }

    private static void becomes(UUID fundId, UUID awardId, String status, Rows rows) {
        rows.write("update award set status = ? where fund_id = ? and award_id = ?", status, fundId, awardId);
    }
}
