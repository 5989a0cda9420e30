package org.fairlab.query.auditreport;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Everything that was decided against a default or by exception. */
@Component
final class Overrides implements Report {

    /** What makes an event of each type an exception. */
    static final String KINDS = """
            ('AwardRevoked', 'revocation'), ('CertificateRevoked', 'revocation'), ('SpaceDecertified', 'revocation'),
            ('BreakDenialProposed', 'denial of breaks'), ('BreakAccommodationDenied', 'denial of breaks'),
            ('BreakAccommodationModified', 'denial of breaks'),
            ('CapacityOverridden', 'capacity exceeded'),
            ('GlassBroken', 'break-glass'), ('BreakGlassReviewed', 'break-glass'),
            ('LegalHoldPlaced', 'legal hold'), ('LegalHoldLifted', 'legal hold'),
            ('ParentHoldPlaced', 'legal hold'), ('ParentHoldLifted', 'legal hold'),
            ('ConflictDeclared', 'conflict of interest'), ('ReviewerRecused', 'conflict of interest'),
            ('EligibilityDetermined', 'exclusion by a rule'),
            ('ProxyRulesProposed', 'rules on a likely proxy'), ('ProxyRulesConfirmed', 'rules on a likely proxy'),
            ('MilestoneCorrected', 'correction'), ('StageCorrected', 'correction'), ('CompletionVoided', 'correction'),
            ('DisbursementReturned', 'correction'), ('DisclosureVoided', 'correction'), ('VersionWithdrawn', 'correction'),
            ('ApplicationWithdrawn', 'withdrawal'), ('ConsentWithdrawn', 'withdrawal'),
            ('LearnerWithdrew', 'withdrawal'), ('ReferralConsentWithdrawn', 'withdrawal'),
            ('SelfIdentificationWithdrawn', 'withdrawal'),
            ('ParentErased', 'erasure'), ('ParticipantErased', 'erasure')
            """;

    private static final String SQL = """
            select kind,
                t.recorded_at,
                effective_on,
                kinds.type as event,
                entity_type as entity,
                entity_id,
                sentence as what,
                coalesce(e.payload ->> 'proposedBy', c.proposed_by, broken.payload ->> 'brokenBy') as first_person,
                actor,
                role,
                reason,
                array[t.position] as events
            from (values %s) as kinds (type, kind)
            join audit_trail.entry t on t.type = kinds.type
            join events.event e on e.position = t.position
            left join application_file.cycle c on t.type = 'ProxyRulesConfirmed' and c.cycle_id = entity_id
            left join events.event broken on t.type = 'BreakGlassReviewed'
                and broken.stream_id = entity_id and broken.sequence = 0
            where t.position <= :position
                and t.recorded_at >= :from::date::timestamp at time zone :zone
                and t.recorded_at < (:to::date + 1)::timestamp at time zone :zone
                and (t.type <> 'EligibilityDetermined' or e.payload ->> 'eligible' = 'false')
                and (t.type <> 'BreakAccommodationModified' or e.payload ->> 'legalBasis' is not null)
            order by t.position
            """.formatted(KINDS);

    @Override
    public String name() {
        return "overrides";
    }

    @Override
    public String title() {
        return "Decisions by exception";
    }

    @Override
    public String about() {
        return "Each decision against a default: exclusions, conflicts of interest, rules on likely proxies, capacity"
                + " exceeded, denials of breaks, glass broken, legal holds, revocations, corrections, withdrawals, erasures.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.from("it was recorded"), Parameter.to("it was recorded"));
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
