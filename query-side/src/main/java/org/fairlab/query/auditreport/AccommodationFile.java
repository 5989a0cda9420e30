package org.fairlab.query.auditreport;

import java.util.List;
import java.util.Set;
import org.fairlab.query.auditreport.Parameter.Kind;
import org.springframework.stereotype.Component;

/** What was asked, granted and denied of breaks at a site. Nothing sealed is opened, and no single break is told. */
@Component
final class AccommodationFile implements Report {

    /**
     * Who asked may be the parent, so that it is not told who it was, only whether that person, the one who proposed a
     * denial and the one who confirmed it are three.
     */
    private static final String SQL = """
            select a.accommodation_id as accommodation,
                a.parent_id as parent,
                lower(a.beneficiary) as beneficiary,
                e.payload ->> 'effectiveOn' as effective_on,
                case e.type
                    when 'BreakAccommodationRequested' then 'asked'
                    when 'BreakAccommodationGranted' then 'granted'
                    when 'BreakAccommodationModified' then 'modified'
                    when 'BreakDenialProposed' then 'denial proposed'
                    when 'BreakAccommodationDenied' then 'denied'
                    else 'ended'
                end as step,
                a.rule,
                a.rule_version,
                a.citation as law,
                (breaks ->> 'timesExpected')::int as times_expected,
                (breaks ->> 'minutes')::int as minutes,
                (breaks ->> 'paid')::boolean as paid,
                lower(replace(e.payload -> 'legalBasis' ->> 'ground', '_', ' ')) as legal_ground,
                e.payload -> 'legalBasis' ->> 'citation' as legal_basis,
                case e.type when 'BreakAccommodationDenied' then e.payload ->> 'proposedBy' end as first_person,
                case when e.type <> 'BreakAccommodationRequested' then e.metadata ->> 'actor' end as actor,
                e.metadata ->> 'role' as role,
                case e.type when 'BreakAccommodationDenied' then
                    e.payload ->> 'proposedBy' <> e.metadata ->> 'actor'
                    and a.requested_by not in (e.payload ->> 'proposedBy', e.metadata ->> 'actor')
                end as three_persons,
                e.metadata ->> 'reason' as reason,
                array[e.position] as events
            from lactation.accommodation a
            join events.event e on e.stream_id = a.accommodation_id
            cross join lateral (select coalesce(e.payload -> 'breaks', e.payload -> 'remaining') as breaks) granted
            where a.site = :site and e.type <> 'BreakTaken' and e.position <= :position
                and (e.payload ->> 'effectiveOn')::date between :from and :to
            order by a.accommodation_id, e.position
            """;

    @Override
    public String name() {
        return "accommodation-file";
    }

    @Override
    public String title() {
        return "Accommodation file of a site";
    }

    @Override
    public String about() {
        return "Each step of each accommodation for breaks to express milk: asked, granted, modified, denied on a legal"
                + " basis by two persons, ended. Breaks that were taken are not told, nor what is sealed.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("site", "Site", "such as Springfield draw station", Kind.TEXT, true),
                Parameter.from("a step took effect"),
                Parameter.to("a step took effect"),
                Parameter.PURPOSE);
    }

    @Override
    public Set<String> readModels() {
        return Set.of("audit_trail", "lactation");
    }

    @Override
    public String sql() {
        return SQL;
    }
}
