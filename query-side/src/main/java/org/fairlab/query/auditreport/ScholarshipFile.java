package org.fairlab.query.auditreport;

import java.util.List;
import java.util.Set;
import org.fairlab.query.auditreport.Parameter.Kind;
import org.springframework.stereotype.Component;

/** Every decision on the applications of a fund, from the opening of a cycle to disbursement. */
@Component
final class ScholarshipFile implements Report {

    /**
     * Cycles first, then each application from its first event on; what happens to an award is recorded with its fund.
     */
    private static final String SQL = """
            with cycle as (
                select cycle_id from application_file.cycle
                where fund_id = :fund and (:cycle::uuid is null or cycle_id = :cycle)
            ), application as (
                select application_id from application_file.application join cycle using (cycle_id)
            ), said as (
                select null::uuid as application, e.* from events.event e join cycle on e.stream_id = cycle_id
                union all
                select application_id, e.* from events.event e join application on e.stream_id = application_id
                union all
                select application_id, e.* from events.event e
                join application_file.award w on w.fund_id = e.stream_id
                    and w.award_id = (e.payload ->> 'awardId')::uuid
                join application using (application_id)
                where e.stream_id = :fund
            )
            select application,
                max(payload ->> 'participantId') over (partition by application) as participant,
                payload ->> 'effectiveOn' as effective_on,
                s.type as event,
                sentence as what,
                s.metadata ->> 'actor' as actor,
                s.metadata ->> 'role' as role,
                payload ->> 'reviewer' as reviewer,
                coalesce(payload ->> 'rulesVersion', payload -> 'terms' ->> 'rulesVersion') as rules,
                coalesce(payload ->> 'rubricVersion', payload -> 'terms' ->> 'rubricVersion') as rubric,
                payload ->> 'shownDigest' as shown_digest,
                payload -> 'amount' ->> 'minor' as amount_minor,
                payload -> 'amount' ->> 'currency' as currency,
                case s.type
                    when 'ConflictDeclared' then 'conflict of interest'
                    when 'ReviewerRecused' then 'recused'
                    when 'ProxyRulesProposed' then 'rules on a likely proxy, to be confirmed'
                    when 'ProxyRulesConfirmed' then 'rules on a likely proxy, confirmed'
                    when 'ApplicationWithdrawn' then 'withdrawn'
                    when 'AwardRevoked' then 'revoked'
                    when 'DisbursementReturned' then 'money returned'
                    when 'EligibilityDetermined' then
                        case when payload ->> 'eligible' = 'false' then 'excluded by a rule' end
                end as exception,
                s.metadata ->> 'reason' as reason,
                array[position] as events
            from said s left join audit_trail.entry using (position)
            where position <= :position
            order by application nulls first, position
            """;

    @Override
    public String name() {
        return "scholarship-file";
    }

    @Override
    public String title() {
        return "Scholarship file";
    }

    @Override
    public String about() {
        return "Each decision from the opening of a fund's cycle to disbursement, with the versions of rules and rubric,"
                + " the digest of what was shown, conflicts of interest, and what was decided by exception.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("fund", "Fund", "id of the fund", Kind.ID, true),
                new Parameter("cycle", "Cycle", "id of one of its cycles; left out, all", Kind.ID, false),
                Parameter.PURPOSE);
    }

    @Override
    public Set<String> readModels() {
        return Set.of("audit_trail", "application_file");
    }

    @Override
    public String sql() {
        return SQL;
    }
}
