package org.fairlab.query.projection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/** What is kept about read models: their positions, schemas and dead letters. */
@Component
public class ProjectionStore {

    private static final Pattern INDEX = Pattern.compile("(?m)^create index [^;]*;");

    /** Ends a statement, unless it is within a function, whose end begins the next line. */
    private static final Pattern END = Pattern.compile(";\\s*\\n(?!end;)|;\\s*$");

    private final JdbcClient jdbc;
    private final JdbcTemplate connection;
    private final DataSource dataSource;
    private final AsOfSums sums;

    @Autowired
    ProjectionStore(JdbcClient jdbc, DataSource dataSource) {
        this(jdbc, dataSource, AsOfSums.STRETCH);
    }

    /** @param stretch how many positions a stretch of the sums has that are kept for figures of the past */
    ProjectionStore(JdbcClient jdbc, DataSource dataSource, int stretch) {
        this.jdbc = jdbc;
        this.sums = new AsOfSums(jdbc, stretch);
        this.dataSource = dataSource;
        this.connection = new JdbcTemplate(dataSource);
    }

    /** The schema in which a read model is rebuilt. */
    static String next(String name) {
        return name + "_next";
    }

    private static String old(String name) {
        return name + "_old";
    }

    /**
     * Where a read model may stand, and where it is to move.
     *
     * @param stored the least position at which it may stand
     * @param seen the greatest one
     * @param last the position to which it moves
     */
    record Standing(String name, String definition, long stored, long seen, long last) {}

    /**
     * A read model that this transaction alone takes forward.
     *
     * @param deadLetters whether events wait that it could not take
     */
    record Claim(boolean deadLetters) {}

    /**
     * Claims read models until the commit and moves them on, by their names; not those that another node is at work on,
     * that do not stand between two positions, or whose tables are of another definition. The commit does not wait for
     * the disk: rows and position are lost together, and the events are there to be taken again. Statements that follow
     * are planned each time: plans from when the tables were empty would go on to scan all of them.
     */
    Map<String, Claim> claim(List<Standing> standings) {
        Map<String, Claim> claims = new HashMap<>();
        jdbc.sql("""
                        update projection.state s set position = claimed.last
                        from (select name, last from projection.state
                            join unnest(?, ?, ?, ?, ?) as wanted (name, wanted, stored, seen, last) using (name)
                            where definition = wanted and position between stored and seen
                            for update of state skip locked) claimed
                        where s.name = claimed.name
                        returning s.name,
                            exists (select from projection.dead_letter d where d.name = s.name) as dead_letters,
                            set_config('synchronous_commit', 'off', true),
                            set_config('plan_cache_mode', 'force_custom_plan', true)""")
                .params(
                        standings.stream().map(Standing::name).toArray(String[]::new),
                        standings.stream().map(Standing::definition).toArray(String[]::new),
                        standings.stream().map(Standing::stored).toArray(Long[]::new),
                        standings.stream().map(Standing::seen).toArray(Long[]::new),
                        standings.stream().map(Standing::last).toArray(Long[]::new))
                .query(row -> {
                    claims.put(row.getString("name"), new Claim(row.getBoolean("dead_letters")));
                });
        return claims;
    }

    /** Writes rows to the tables in use, within the transaction at hand. */
    void write(Rows rows, Statements statements) {
        if (!rows.isEmpty()) {
            connection.execute((Connection open) -> {
                rows.writeTo(open, statements);
                return rows;
            });
        }
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
    String definition(String name) {
        return jdbc.sql("select definition from projection.state where name = ?")
                .param(name)
                .query(String.class)
                .single();
    }

    /** Waits for the claim on a read model that is to be replaced, and tells where it stands. */
    long lock(String name) {
        return jdbc.sql("select position from projection.state where name = ? for update")
                .param(name)
                .query(Long.class)
                .single();
    }

    /**
     * A read model that nobody takes forward until this is closed.
     *
     * @param position where it stands
     */
    record Held(long position, Connection lock) implements AutoCloseable {

        /** Lets others take it forward. */
        void release() {
            try {
                lock.rollback();
            } catch (SQLException lost) {
                throw new IllegalStateException(lost);
            }
        }

        @Override
        public void close() throws SQLException {
            try (lock) {
                lock.rollback();
                lock.setAutoCommit(true);
            }
        }
    }

    /** Waits for the claim on a read model, and keeps it on a connection of its own. */
    Held hold(String name) throws SQLException {
        Connection lock = dataSource.getConnection();
        lock.setAutoCommit(false);
        try {
            long position = JdbcClient.create(new SingleConnectionDataSource(lock, true))
                    .sql("select position from projection.state where name = ? for update")
                    .param(name)
                    .query(Long.class)
                    .single();
            return new Held(position, lock);
        } catch (RuntimeException failure) {
            new Held(-1, lock).close();
            throw failure;
        }
    }

    /** Makes the statements that follow in this transaction use the read model's tables. */
    void use(String name) {
        // no SET, at which the driver would forget the statements that it has prepared
        jdbc.sql("select set_config('search_path', ?, true)")
                .param(name)
                .query(String.class)
                .single();
    }

    /** Makes the empty tables of a read model if there are none, within the transaction at hand. */
    void create(Projection projection, String name) {
        if (createUnindexed(projection, name)) {
            index(projection, name);
        }
    }

    /** Makes the empty tables of a read model, if there are none, but not yet their indexes. */
    boolean createUnindexed(Projection projection, String name) {
        int created = jdbc.sql("insert into projection.state (name, definition, position) values (?, ?, -1)"
                        + " on conflict (name) do nothing")
                .params(name, definitionOf(projection))
                .update();
        if (created == 1) {
            jdbc.sql("create schema " + name).update();
            use(name);
            // one by one, since the driver cannot tell where a function ends
            END.splitAsStream(INDEX.matcher(tables(projection)).replaceAll(""))
                    .filter(statement -> !statement.isBlank())
                    .forEach(statement -> jdbc.sql(statement).update());
        }
        return created == 1;
    }

    /** Makes the indexes that only queries need, which is faster once the rows are there. */
    void index(Projection projection, String name) {
        use(name);
        INDEX.matcher(tables(projection))
                .results()
                .forEach(index -> jdbc.sql(index.group()).update());
    }

    /**
     * Puts a rebuilt read model in the place of the old one, within the transaction at hand. The old tables are only
     * renamed: dropping them would wait for queries that may themselves wait for this transaction.
     */
    void replace(String name) {
        sums.lock(name);
        jdbc.sql("alter schema " + name + " rename to " + old(name)).update();
        jdbc.sql("alter schema " + next(name) + " rename to " + name).update();
        for (String table : List.of("projection.state", "projection.dead_letter")) {
            jdbc.sql("delete from " + table + " where name = ?").param(name).update();
            jdbc.sql("update " + table + " set name = ? where name = ?")
                    .params(name, next(name))
                    .update();
        }
    }

    /** Drops the tables in a schema and what is kept about them, within the transaction at hand. */
    void drop(String schema) {
        jdbc.sql("drop schema if exists " + schema + " cascade").update();
        for (String table : List.of("projection.state", "projection.dead_letter")) {
            jdbc.sql("delete from " + table + " where name = ?").param(schema).update();
        }
    }

    /** Drops what a rebuild leaves: the tables that were replaced, or those that were not finished. */
    void forgetRebuild(String name) {
        jdbc.sql("drop schema if exists " + old(name) + " cascade").update();
        drop(next(name));
    }

    /** Does what only one process at a time may do to what is of this name; false if another one is at it. */
    public boolean alone(String name, Runnable work) {
        return alone(List.of(name), mine -> work.run());
    }

    /**
     * Does what only one process at a time may do to each of several read models.
     *
     * @param work gets those that no other process is at, and is left out if there is none
     * @return whether there was any
     */
    boolean alone(Collection<String> names, Consumer<Set<String>> work) {
        return Boolean.TRUE.equals(connection.execute((Connection open) -> {
            var lock = JdbcClient.create(new SingleConnectionDataSource(open, true));
            Set<String> mine = names.stream()
                    .filter(name -> isDone(lock, "pg_try_advisory_lock", name))
                    .collect(Collectors.toSet());
            try {
                if (!mine.isEmpty()) {
                    work.accept(mine);
                }
            } finally {
                mine.forEach(name -> isDone(lock, "pg_advisory_unlock", name));
            }
            return !mine.isEmpty();
        }));
    }

    private static boolean isDone(JdbcClient lock, String function, String name) {
        return lock.sql("select " + function + "(hashtext('projection'), hashtext(?))")
                .param(name)
                .query(Boolean.class)
                .single();
    }

    /**
     * Lets the planner know the tables of a read model, which were filled too fast for autovacuum to have seen them.
     */
    void analyze(String name) {
        jdbc.sql("select format('analyze %I.%I', schemaname, tablename) from pg_tables where schemaname = ?")
                .param(name)
                .query(String.class)
                .list()
                .forEach(analyze -> jdbc.sql(analyze).update());
    }

    /** What a read model may keep for figures of the past. */
    AsOfSums sums() {
        return sums;
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

    void park(String name, long position, UUID entityId, String error) {
        jdbc.sql("insert into projection.dead_letter (name, position, entity_id, error) values (?, ?, ?, ?)"
                        + " on conflict (name, position) do update set error = excluded.error")
                .params(name, position, entityId, error)
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
        String own = script(AopUtils.getTargetClass(projection));
        return projection.keepsSums() ? own + script(AsOfSums.class) : own;
    }

    private static String script(Class<?> type) {
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
