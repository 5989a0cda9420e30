package org.fairlab.query.projection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.aop.support.AopUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.DigestUtils;

/** What is kept about read models: their positions, schemas and dead letters. */
@Component
public class ProjectionStore {

    private final JdbcClient jdbc;

    ProjectionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a read model stands, or nothing if another node is at work on it. Holds the claim until the commit. */
    Optional<Long> claim(String name) {
        return jdbc.sql("select position from projection.state where name = ? for update skip locked")
                .param(name)
                .query(Long.class)
                .optional();
    }

    /** Where a read model stands; -1 before the first event or if there is no such read model. */
    public long position(String name) {
        return jdbc.sql("select position from projection.state where name = ?")
                .param(name)
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    /** What a read model was built by. */
    Optional<String> definition(String name) {
        return jdbc.sql("select definition from projection.state where name = ?")
                .param(name)
                .query(String.class)
                .optional();
    }

    /** Waits for the claim on a read model that is to be replaced, and tells where it stands. */
    long lock(String name) {
        return jdbc.sql("select position from projection.state where name = ? for update")
                .param(name)
                .query(Long.class)
                .single();
    }

    void advance(String name, long position) {
        jdbc.sql("update projection.state set position = ? where name = ?")
                .params(position, name)
                .update();
    }

    /** Makes the statements that follow in this transaction use the read model's tables. */
    void use(String name) {
        jdbc.sql("set local search_path to " + name).update();
    }

    /** Makes the empty tables of a read model, instead of any there were. */
    @Transactional
    public void create(Projection projection, String name) {
        forget(name);
        jdbc.sql("create schema " + name).update();
        use(name);
        jdbc.sql(tables(projection)).update();
        jdbc.sql("insert into projection.state (name, definition, position) values (?, ?, -1)")
                .params(name, definitionOf(projection))
                .update();
    }

    /** Puts a rebuilt read model in the place of the old one, within the transaction at hand. */
    void replace(String name, String by) {
        forget(name);
        jdbc.sql("alter schema " + by + " rename to " + name).update();
        jdbc.sql("update projection.state set name = ? where name = ?")
                .params(name, by)
                .update();
        jdbc.sql("update projection.dead_letter set name = ? where name = ?")
                .params(name, by)
                .update();
    }

    private void forget(String name) {
        jdbc.sql("drop schema if exists " + name + " cascade").update();
        jdbc.sql("delete from projection.state where name = ?").param(name).update();
        jdbc.sql("delete from projection.dead_letter where name = ?")
                .param(name)
                .update();
    }

    /** The entities whose events wait behind one that could not be taken. */
    Set<UUID> parkedEntities(String name) {
        return new HashSet<>(jdbc.sql("select distinct entity_id from projection.dead_letter where name = ?")
                .param(name)
                .query(UUID.class)
                .list());
    }

    /** The positions of the dead letters of a read model, in order. */
    List<Long> parked(String name) {
        return jdbc.sql("select position from projection.dead_letter where name = ? order by position")
                .param(name)
                .query(Long.class)
                .list();
    }

    void park(String name, RecordedEvent event, String error) {
        jdbc.sql("insert into projection.dead_letter (name, position, entity_id, error) values (?, ?, ?, ?)"
                        + " on conflict (name, position) do update set error = excluded.error")
                .params(name, event.position(), event.entityId(), error)
                .update();
    }

    void unpark(String name, long position) {
        jdbc.sql("delete from projection.dead_letter where name = ? and position = ?")
                .params(name, position)
                .update();
    }

    static String definitionOf(Projection projection) {
        return projection.version() + ":"
                + DigestUtils.md5DigestAsHex(tables(projection).getBytes(StandardCharsets.UTF_8));
    }

    private static String tables(Projection projection) {
        Class<?> type = AopUtils.getTargetClass(projection);
        try (InputStream sql = type.getResourceAsStream(type.getSimpleName() + ".sql")) {
            return new String(
                    Objects.requireNonNull(sql, "no tables beside " + type.getName())
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
