package org.fairlab.query.auditreport;

import java.util.List;
import java.util.Set;
import org.fairlab.query.auditreport.Parameter.Kind;
import org.springframework.stereotype.Component;

/** All that one actor recorded in a period. */
@Component
final class ActorChanges implements Report {

    private static final String SQL = """
            select recorded_at,
                effective_on,
                type as event,
                entity_type as entity,
                entity_id,
                role,
                sentence as what,
                reason,
                correlation_id,
                array[position] as events
            from audit_trail.entry
            where actor = :actor and position <= :position
                and recorded_at >= :from::date::timestamp at time zone :zone
                and recorded_at < (:to::date + 1)::timestamp at time zone :zone
            order by position
            """;

    @Override
    public String name() {
        return "actor-changes";
    }

    @Override
    public String title() {
        return "Changes made by one actor";
    }

    @Override
    public String about() {
        return "Each event that somebody recorded, with the role in which they did and the reason where one was due.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("actor", "Actor", "subject of the token, such as officer-1", Kind.TEXT, true),
                Parameter.from("it was recorded"),
                Parameter.to("it was recorded"));
    }

    @Override
    public Set<String> readModels() {
        return Set.of("audit_trail");
    }

    @Override
    public String sql() {
        return SQL;
    }
}
