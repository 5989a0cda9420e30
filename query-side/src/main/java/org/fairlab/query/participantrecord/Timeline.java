package org.fairlab.query.participantrecord;

import java.util.UUID;
import org.fairlab.events.Money;
import org.fairlab.query.projection.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts one event on the timelines of the participants whom it concerns. An event tells the entity whose history it is
 * in, and the part of it, such as an award of a fund; the whole is a part of itself.
 */
record Timeline(RecordedEvent recorded, JdbcClient db) {

    /** Remembers whom a part of an entity is about. */
    void concerns(UUID entity, UUID part, UUID participantId) {
        db.sql("insert into concerns (entity_id, part_id, participant_id) values (?, ?, ?)")
                .params(entity, part, participantId)
                .update();
    }

    /** Remembers that a part of an entity is also about whom the entity is about. */
    void concernsToo(UUID entity, UUID part) {
        db.sql("insert into concerns (entity_id, part_id, participant_id)"
                        + " select entity_id, ?, participant_id from concerns where entity_id = ? and part_id = ?")
                .params(part, entity, entity)
                .update();
    }

    /** Remembers the name of something that facts are told with. */
    void named(UUID id, String name) {
        db.sql("insert into named (id, name) values (?, ?) on conflict (id) do update set name = excluded.name")
                .params(id, name)
                .update();
    }

    @Nullable
    String nameOf(UUID id) {
        return db.sql("select name from named where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    void add(UUID entity, UUID part, @Nullable String detail) {
        add(entity, part, part, detail, null, null);
    }

    /** @param subject what the fact is of: the part itself, or something within it */
    void add(
            UUID entity,
            UUID part,
            UUID subject,
            @Nullable String detail,
            @Nullable String evidence,
            @Nullable Money amount) {
        db.sql("""
                        insert into fact (participant_id, position, event, subject_id, effective_on, detail, evidence,
                            amount, currency, reason)
                        select participant_id, ?, ?, ?, ?, ?, ?, ?, ?, ? from concerns
                        where entity_id = ? and part_id = ?""")
                .params(
                        recorded.position(),
                        recorded.event().getClass().getSimpleName(),
                        subject,
                        recorded.event().effectiveOn())
                .param(detail)
                .param(evidence)
                .param(amount == null ? null : amount.minor())
                .param(amount == null ? null : amount.currency())
                .param(recorded.reason())
                .params(entity, part)
                .update();
    }

    /** Marks the milestone or completion that this event corrects. */
    void correct(UUID entity, UUID part, UUID subject) {
        db.sql("""
                        update fact set corrected_at = ? from concerns c
                        where c.entity_id = ? and c.part_id = ? and fact.participant_id = c.participant_id
                            and subject_id = ? and corrected_at is null
                            and event in ('CareerMilestoneReached', 'MilestoneCorrected', 'TrainingCompleted')""").params(recorded.position(), entity, part, subject).update();
    }
}
