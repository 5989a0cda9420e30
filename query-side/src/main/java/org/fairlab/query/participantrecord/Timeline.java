package org.fairlab.query.participantrecord;

import java.util.UUID;
import org.fairlab.events.Money;
import org.fairlab.query.projection.RecordedEvent;
import org.fairlab.query.projection.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Puts one event on the timelines of the participants whom it concerns. An event tells the entity whose history it is
 * in, and the part of it, such as an award of a fund; the whole is a part of itself.
 */
record Timeline(RecordedEvent recorded, Rows rows) {

    /** Remembers whom a part of an entity is about. */
    void concerns(UUID entity, UUID part, UUID participantId) {
        rows.write(
                "insert into concerns (entity_id, part_id, participant_id) values (?, ?, ?)",
                entity,
                part,
                participantId);
    }

    /** Remembers that a part of an entity is also about whom the entity is about. */
    void concernsToo(UUID entity, UUID part) {
        rows.write(
                "insert into concerns (entity_id, part_id, participant_id)"
                        + " select entity_id, ?, participant_id from concerns where entity_id = ? and part_id = ?",
                part,
                entity,
                entity);
    }

    /** Remembers the name of something that facts are told with. */
    void named(UUID id, String name) {
        rows.writeInOrder(
                "insert into named (id, name) values (?, ?) on conflict (id) do update set name = excluded.name",
                id,
                name);
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
        fact(entity, part, subject, detail, null, evidence, amount);
    }

    /** @param named what the fact is told with the name of, as it is named by then */
    void addNaming(UUID named, UUID entity, UUID part, @Nullable Money amount) {
        fact(entity, part, part, null, named, null, amount);
    }

    private void fact(
            UUID entity,
            UUID part,
            UUID subject,
            @Nullable String detail,
            @Nullable UUID named,
            @Nullable String evidence,
            @Nullable Money amount) {
        rows.write(
                """
                insert into fact (entity_id, part_id, position, event, subject_id, effective_on, detail, evidence,
                    amount, currency, reason)
                values (?, ?, ?, ?, ?, ?, coalesce(?, (select name from named where id = ?)), ?, ?, ?, ?)""",
                entity,
                part,
                recorded.position(),
                recorded.event().getClass().getSimpleName(),
                subject,
                recorded.event().effectiveOn(),
                detail,
                named,
                evidence,
                amount == null ? null : amount.minor(),
                amount == null ? null : amount.currency(),
                recorded.reason());
    }

    /** Marks the milestone, completion or stage that this event corrects. */
    void correct(UUID entity, UUID part, UUID subject) {
        rows.write("""
                update fact set corrected_at = ?
                where entity_id = ? and part_id = ? and subject_id = ? and corrected_at is null
                    and event in ('CareerMilestoneReached', 'MilestoneCorrected', 'TrainingCompleted',
                        'StageAdvanced')""", recorded.position(), entity, part, subject);
    }
}
