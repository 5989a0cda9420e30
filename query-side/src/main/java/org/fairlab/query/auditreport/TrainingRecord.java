package org.fairlab.query.auditreport;

import java.util.List;
import java.util.Set;
import org.fairlab.query.auditreport.Parameter.Kind;
import org.springframework.stereotype.Component;

/** Who was enrolled at a site, and what of it they held on a day. */
@Component
final class TrainingRecord implements Report {

    private static final String SQL = """
            select e.participant_id as participant,
                v.title as course,
                v.version,
                (select array_agg(lower(replace(topic, '_', ' ')) order by topic) from training_currency.course_topic c
                    where c.course_id = e.course_id and c.version = e.version) as topics,
                e.enrolled_on,
                case
                    when t.until <= :on then case when said.revoked then 'revoked' else 'expired' end
                    when t.enrolment_id is not null then 'current'
                    when said.voided then 'voided'
                    when e.withdrew_on <= :on and e.withdrew_at <= :recorded then 'withdrew'
                    else 'not completed'
                end as standing,
                t.completed_on,
                t.until as valid_until,
                said.certificate,
                said.score,
                said.assessed_by,
                said.completed_by,
                said.events
            from training_currency.offering o
            join training_currency.enrolment e using (offering_id)
            join training_currency.course_version v on v.course_id = e.course_id and v.version = e.version
            left join training_currency.training(:on, :recorded) t using (enrolment_id)
            cross join lateral (
                select coalesce(array_agg(position order by position), '{}') as events,
                    max((payload ->> 'score')::int) as score,
                    array_agg(distinct metadata ->> 'actor') filter (where type = 'AssessmentScored') as assessed_by,
                    array_agg(distinct metadata ->> 'actor') filter (where type = 'TrainingCompleted') as completed_by,
                    (array_agg(payload ->> 'certificateId' order by position desc)
                        filter (where type = 'CertificateIssued'))[1] as certificate,
                    coalesce(bool_or(type = 'CertificateRevoked'), false) as revoked,
                    coalesce(bool_or(type = 'CompletionVoided'), false) as voided
                from events.event
                where stream_id = e.enrolment_id and position <= :position and type in ('LearnerEnrolled',
                        'LearnerWithdrew', 'AssessmentScored', 'TrainingCompleted', 'CompletionVoided',
                        'CertificateIssued', 'CertificateRevoked')
                    and (type = 'CompletionVoided' or (payload ->> 'effectiveOn')::date <= :on)) said
            where o.site = :site and e.enrolled_on <= :on and e.enrolled_at <= :recorded
            order by e.participant_id, v.title, e.enrolled_on, e.enrolment_id
            """;

    @Override
    public String name() {
        return "training-record";
    }

    @Override
    public String title() {
        return "Training record of a site";
    }

    @Override
    public String about() {
        return "Each enrolment at a site: who holds what on a day, in which version of the course, until when, and by"
                + " whom it was assessed.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("site", "Site", "such as ipeds:100663", Kind.TEXT, true),
                new Parameter("on", "On", "the day, such as 2030-01-15; left out, today", Kind.DAY, false),
                Parameter.PURPOSE);
    }

    @Override
    public Set<String> readModels() {
        return Set.of("audit_trail", "training_currency");
    }

    @Override
    public String sql() {
        return SQL;
    }
}
