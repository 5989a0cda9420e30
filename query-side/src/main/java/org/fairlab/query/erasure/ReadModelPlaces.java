package org.fairlab.query.erasure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fairlab.platform.privacy.Place;
import org.fairlab.platform.privacy.Rewriting;
import org.fairlab.query.projection.Projections;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The places of the read models that are purged after an erasure, one after the other. */
final class ReadModelPlaces {

    private ReadModelPlaces() {}

    /** Those of these people of whom other places were purged. */
    static List<UUID> ready(List<UUID> erased, List<String> places, JdbcClient jdbc) {
        return jdbc.sql("select owner_id from keyring.purge where owner_id in (:erased) and place in (:places)"
                        + " group by owner_id having count(*) = :all")
                .param("erased", erased)
                .param("places", places)
                .param("all", places.size())
                .query(UUID.class)
                .list();
    }

    /**
     * Read models drop what they hold when they see the erasure: so all of them have to have seen it, those that are
     * being rebuilt too, and no event of the person may wait. A replay or a rebuild that has answers in clear is soon
     * over, and its tables are dropped then.
     */
    @Component
    record Rows(JdbcClient jdbc, Projections projections) implements Place {

        @Override
        public String place() {
            return READ_MODELS;
        }

        @Override
        public Map<UUID, String> purge(List<UUID> erased) {
            Map<UUID, String> done = new HashMap<>();
            for (UUID owner : erased) {
                boolean seen = jdbc.sql("""
                                select not exists (select from projection.state where position < e.position
                                        and regexp_replace(name, '_next$', '') in (:names))
                                    and not exists (select from projection.dead_letter where entity_id = e.entity_id)
                                    and not exists (select from pg_tables
                                        where tablename = 'answer' and schemaname ~ '^(replay|demographics)_')
                                from audit_trail.entry e
                                where entity_id = :owner and type in ('ParticipantErased', 'ParentErased')""")
                        .param("names", projections.names())
                        .param("owner", owner)
                        .query(Boolean.class)
                        .optional()
                        .orElse(false);
                long[] rows = Held.rows(owner, jdbc);
                if (seen && rows[1] == 0) {
                    done.put(owner, rows[0] + " rows emptied");
                }
            }
            return done;
        }
    }

    /** Only answers are ever in clear, so that what is overwritten of them has to go too. */
    @Component
    record AnswerFiles(JdbcClient jdbc) implements Place {

        @Override
        public String place() {
            return ANSWER_FILES;
        }

        @Override
        public Map<UUID, String> purge(List<UUID> erased) {
            Map<UUID, String> done = new HashMap<>();
            List<UUID> ready = ready(erased, List.of(READ_MODELS), jdbc);
            if (!ready.isEmpty()
                    && Rewriting.without(ready, "demographics.answer", "demographics.answer.participant_id", jdbc)) {
                ready.forEach(owner -> done.put(owner, "1 table written anew"));
            }
            return done;
        }
    }
}
