package org.fairlab.query.bundle;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events to bundle; what is not given may be anything, and nothing at all is the whole log.
 *
 * @param entity a person's pseudonym, or the id of a fund, cycle, programme or any other entity, that they involve
 * @param programme the id of a fund, cycle, mentoring programme, course, leadership track or anything else that they,
 *     or what they involve, are within
 * @param from earliest time of recording
 * @param to time of recording before which they were
 */
public record Selection(
        @Nullable UUID entity,
        @Nullable UUID programme,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Every event. */
    public static final Selection WHOLE = new Selection(null, null, null, null);

    boolean isWhole() {
        return entity == null && programme == null && from == null && to == null;
    }

    /** Whether it is of events that single entities were asked for by. */
    boolean isOfEntity() {
        return entity != null || programme != null;
    }

    /** As SQL on the position of {@code e}, for {@link #values}. */
    String condition() {
        StringBuilder sql = new StringBuilder("e.position <= :last");
        if (entity != null) {
            sql.append("""
                     and e.position in (select m.position from audit_trail.mention m where m.id = :entity or m.id in
                    (select b.id from audit_trail.belonging b where b.participant_id = :entity))""");
        }
        if (programme != null) {
            sql.append("""
                     and e.position in (
                    with recursive within as (
                        select cast(:programme as uuid) as id
                        union
                        select p.id from within w join audit_trail.part p on p.whole = w.id)
                    select m.position from within join audit_trail.mention m using (id))""");
        }
        if (from != null || to != null) {
            sql.append(" and e.position in (select t.position from audit_trail.entry t where true"
                    + (from == null ? "" : " and t.recorded_at >= :from")
                    + (to == null ? "" : " and t.recorded_at < :to") + ")");
        }
        return sql.toString();
    }

    /** @param last position of the last event that the checkpoint covers */
    Map<String, Object> values(long last) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("last", last);
        if (entity != null) {
            values.put("entity", entity);
        }
        if (programme != null) {
            values.put("programme", programme);
        }
        if (from != null) {
            values.put("from", from.atOffset(ZoneOffset.UTC));
        }
        if (to != null) {
            values.put("to", to.atOffset(ZoneOffset.UTC));
        }
        return values;
    }
}
