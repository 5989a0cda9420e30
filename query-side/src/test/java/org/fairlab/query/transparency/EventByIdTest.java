package org.fairlab.query.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.fairlab.events.ScholarshipEvent.FundClosed;
import org.fairlab.query.audittrail.AuditTrailAtWork;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.Test;

/** An event of a long log is found by its id without looking at all others. */
class EventByIdTest {

    private static final int MANY = 20_000;

    @Test
    void an_event_is_found_by_an_index_on_its_id() {
        GivenEvents given = GivenEvents.none();
        given.happened(new FundClosed(UUID.randomUUID(), LocalDate.of(2030, 1, 15)))
                .seenBy(AuditTrailAtWork.on(given));
        String id = given.jdbc()
                .sql("select event_id from audit_trail.entry")
                .query(String.class)
                .single();
        given.jdbc().sql("""
                        insert into audit_trail.entry
                        select 1 + n, gen_random_uuid(), e.recorded_at, e.effective_on, e.type, e.entity_type, e.entity_id,
                            e.actor, e.role, e.reason, e.correlation_id, e.causation_id, e.sentence, e.care
                        from audit_trail.entry e cross join generate_series(1, ?) as n""").param(MANY).update();
        given.jdbc().sql("analyze audit_trail.entry").update();

        assertThat(given.jdbc()
                        .sql(LogPages.POSITION_OF)
                        .param(id)
                        .query(Long.class)
                        .list())
                .containsExactly(1L);
        String plan = String.join(
                "\n",
                given.jdbc()
                        .sql("explain " + LogPages.POSITION_OF)
                        .param(id)
                        .query(String.class)
                        .list());
        assertThat(plan).contains("Index Scan using entry_event_id_idx").doesNotContain("Seq Scan");
        given.jdbc().sql("drop index audit_trail.entry_event_id_idx").update();
        assertThat(given.jdbc()
                        .sql("explain " + LogPages.POSITION_OF)
                        .param(id)
                        .query(String.class)
                        .list()
                        .getFirst())
                .as("without it, all are looked at")
                .contains("Seq Scan");
    }
}
