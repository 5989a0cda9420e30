package org.fairlab.command.erasure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.fairlab.platform.privacy.Place;
import org.fairlab.platform.privacy.Rewriting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The places that the command side purges after an erasure. */
@Configuration(proxyBeanMethods = false)
class ErasurePlaces {

    /** Of requests about the person or, for a parent, about what is theirs; a digest may be of what was sealed. */
    private static final String FORGET_REQUESTS = """
            with own as (
                select :owner::uuid as stream_id
                union select stream_id from events.event
                where stream_type in ('Referral', 'BreakAccommodation') and payload ->> 'parentId' = :owner::text)
            delete from events.once o
            using own left join events.event e using (stream_id)
            where e.position >= o.first_position and e.position < o.first_position + o.events
                or o.receipt::text like '%' || own.stream_id || '%'""";

    private static final String FORGET_SNAPSHOT = "delete from events.snapshot where stream_id = :owner";

    @Bean
    Place requestsOfTheErased(JdbcClient jdbc) {
        return new Emptied(Place.IDEMPOTENCY_KEYS, owner -> delete(FORGET_REQUESTS, owner, jdbc));
    }

    @Bean
    Place snapshotsOfTheErased(JdbcClient jdbc) {
        return new Emptied(Place.SNAPSHOTS, owner -> delete(FORGET_SNAPSHOT, owner, jdbc));
    }

    private static String delete(String sql, UUID owner, JdbcClient jdbc) {
        return jdbc.sql(sql).param("owner", owner).update() + " deleted";
    }

    private record Emptied(String place, Function<UUID, String> empty) implements Place {

        @Override
        public Map<UUID, String> purge(List<UUID> erased) {
            Map<UUID, String> done = new HashMap<>();
            erased.forEach(owner -> done.put(owner, empty.apply(owner)));
            return done;
        }
    }

    @Bean
    Place dataKeyFiles(JdbcClient jdbc) {
        return new DataKeyFiles(jdbc);
    }

    private record DataKeyFiles(JdbcClient jdbc) implements Place {

        @Override
        public String place() {
            return DATA_KEY_FILES;
        }

        @Override
        public Map<UUID, String> purge(List<UUID> erased) {
            Map<UUID, String> done = new HashMap<>();
            if (Rewriting.without(erased, "keyring.data_key", "keyring.erasure.owner_id", jdbc)) {
                erased.forEach(owner -> done.put(owner, "1 table written anew"));
            }
            return done;
        }
    }
}
