package org.fairlab.query.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fairlab.query.projection.Replay.Outcome;
import org.fairlab.query.projection.Replay.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is kept about replays, for a day. Schemas that are of none of them are dropped by {@link ReplayWork}. */
@Component
class Replays {

    /** How many there may be, whatever their standing: each takes as much room as its read model. */
    static final int MOST = 5;

    private static final String SELECT = """
            select r.*, coalesce(here.position, -1) as position, there.position as against_position
            from projection.replay r
            left join projection.state here on here.name = 'replay_' || r.id
            left join projection.state there on there.name = 'replay_' || r.id || '_against'
            """;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    Replays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Asks for one; none if there are too many already. */
    Optional<Long> ask(String readModel, @Nullable String until, @Nullable String against, String actor) {
        return jdbc.sql("""
                        insert into projection.replay (read_model, until, against, requested_by)
                        select :readModel, :until, :against, :actor
                        where (select count(*) from projection.replay) < :most returning id""")
                .param("readModel", readModel)
                .param("until", until)
                .param("against", against)
                .param("actor", actor)
                .param("most", MOST)
                .query(Long.class)
                .optional();
    }

    /** All of them, the latest first. */
    List<Replay> all() {
        return jdbc.sql(SELECT + " order by id desc").query(Replays::replay).list();
    }

    Optional<Replay> one(long id) {
        return jdbc.sql(SELECT + " where r.id = ?")
                .param(id)
                .query(Replays::replay)
                .optional();
    }

    /** The one that is worked on, or was when its process ended, or else the one that waits longest. */
    Optional<Replay> next() {
        return jdbc.sql(SELECT + " where standing in ('RUNNING', 'WAITING') order by standing, id limit 1")
                .query(Replays::replay)
                .optional();
    }

    private static Replay replay(ResultSet row, int n) throws SQLException {
        String result = row.getString("result");
        Outcome outcome = result == null
                ? new Outcome(row.getLong("position"), -1, List.of())
                : JSON.readValue(result, Outcome.class);
        return new Replay(
                row.getLong("id"),
                row.getString("read_model"),
                row.getString("until"),
                row.getString("against"),
                row.getString("requested_by"),
                row.getTimestamp("requested_at").toInstant(),
                Standing.valueOf(row.getString("standing")),
                outcome.position(),
                result == null ? row.getObject("against_position", Long.class) : (Long) outcome.againstPosition(),
                row.getString("failure"),
                outcome.tables());
    }

    /** Says that it is worked on; false if it is not wanted any more. */
    boolean begun(long id) {
        return jdbc.sql("update projection.replay set standing = 'RUNNING' where id = ?")
                        .param(id)
                        .update()
                == 1;
    }

    void done(long id, Outcome outcome) {
        jdbc.sql("update projection.replay set standing = 'DONE', result = ?::json where id = ?")
                .params(JSON.writeValueAsString(outcome), id)
                .update();
    }

    void failed(long id, String failure) {
        jdbc.sql("update projection.replay set standing = 'FAILED', failure = ? where id = ?")
                .params(failure, id)
                .update();
    }

    /** Forgets one; false if there is none. */
    boolean forget(long id) {
        return jdbc.sql("delete from projection.replay where id = ?").param(id).update() == 1;
    }

    void forgetOld() {
        jdbc.sql("delete from projection.replay where requested_at < now() - interval '1 day'")
                .update();
    }

    /**
     * The schemas that no replay has rows in, or none that are to be kept.
     *
     * @param shown the read models whose rows are kept when the work is done
     */
    List<String> leftOver(Set<String> shown) {
        return jdbc.sql("""
                        select nspname from pg_namespace where nspname ~ '^replay_[0-9]+(_against)?$'
                        and not exists (select from projection.replay r
                            where nspname in ('replay_' || r.id, 'replay_' || r.id || '_against')
                                and (standing = 'RUNNING' or (standing = 'DONE' and read_model in (:shown))))""").param("shown", shown).query(String.class).list();
    }
}
