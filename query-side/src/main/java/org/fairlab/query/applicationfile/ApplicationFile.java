package org.fairlab.query.applicationfile;

import java.util.UUID;
import org.fairlab.events.MentorshipEvent;
import org.fairlab.events.PeopleEvent;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.events.TrainingEvent;
import org.fairlab.query.projection.Projection;
import org.fairlab.query.projection.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    public void on(RecordedEvent recorded, JdbcClient db) {
        switch (recorded.event()) {
            case FundEstablished e ->
                db.sql("insert into fund (fund_id, name) values (?, ?)")
                        .params(e.fundId(), e.name())
                        .update();
            case CycleOpened e -> opened(e, db);
            case CycleClosed e ->
                db.sql("update cycle set closed_on = ? where cycle_id = ?")
                        .params(e.effectiveOn(), e.cycleId())
                        .update();
            case CycleRolledOver e ->
                db.sql("update cycle set rolled_over_to = ? where cycle_id = ?")
                        .params(e.nextCycleId(), e.cycleId())
                        .update();
            case ApplicationSubmitted e ->
                db.sql("insert into application (application_id, cycle_id, answers, submitted_on)"
                                + " values (?, ?, ?::jsonb, ?)")
                        .params(e.applicationId(), e.cycleId(), json.writeValueAsString(e.answers()), e.effectiveOn())
                        .update();
            case ApplicationWithdrawn e ->
                db.sql("update application set withdrawn_on = ? where application_id = ?")
                        .params(e.effectiveOn(), e.applicationId())
                        .update();
            case EligibilityDetermined e ->
                db.sql("update application set eligible = ? where application_id = ?")
                        .params(e.eligible(), e.applicationId())
                        .update();
            case ReviewerAssigned e ->
                db.sql("insert into assignment (application_id, reviewer) values (?, ?)")
                        .params(e.applicationId(), e.reviewer())
                        .update();
            case ReviewerRecused e -> isNoLongerAssigned(e.applicationId(), e.reviewer(), db);
            case ConflictDeclared e -> isNoLongerAssigned(e.applicationId(), e.reviewer(), db);
            case ReviewScored e ->
                db.sql("insert into review (application_id, reviewer, scores) values (?, ?, ?::jsonb)")
                        .params(e.applicationId(), e.reviewer(), json.writeValueAsString(e.scores()))
                        .update();
            case AwardOffered e ->
                db.sql("insert into award (fund_id, award_id, application_id, offered_at, status)"
                                + " values (?, ?, ?, ?, 'OFFERED')")
                        .params(e.fundId(), e.awardId(), e.applicationId(), recorded.position())
                        .update();
            case AwardAccepted e -> becomes(e.fundId(), e.awardId(), "ACCEPTED", db);
            case AwardDeclined e -> becomes(e.fundId(), e.awardId(), "DECLINED", db);
            case AwardLapsed e -> becomes(e.fundId(), e.awardId(), "LAPSED", db);
            case AwardRevoked e -> becomes(e.fundId(), e.awardId(), "REVOKED", db);
            case FundReplenished _, FundClosed _, AwardRenewed _, DisbursementIssued _, DisbursementReturned _ -> {}
            case PeopleEvent _, MentorshipEvent _, TrainingEvent _ -> {}
        }
    }

    private void opened(CycleOpened e, JdbcClient db) {
        db.sql("insert into cycle (cycle_id, fund_id, name, opened_on, closes_on, terms, rolled_over_from)"
                        + " values (?, ?, ?, ?, ?, ?::jsonb, ?)")
                .params(
                        e.cycleId(),
                        e.fundId(),
                        e.name(),
                        e.effectiveOn(),
                        e.closesOn(),
                        json.writeValueAsString(e.terms()))
                .param(e.rolledOverFrom())
                .update();
    }

    private static void isNoLongerAssigned(UUID applicationId, String reviewer, JdbcClient db) {
        db.sql("delete from assignment where application_id = ? and reviewer = ?")
                .params(applicationId, reviewer)
                .update();
    }

    private static void becomes(UUID fundId, UUID awardId, String status, JdbcClient db) {
        db.sql("update award set status = ? where fund_id = ? and award_id = ?")
                .params(status, fundId, awardId)
                .update();
    }
}
