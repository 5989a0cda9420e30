package org.fairlab.query.erasure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.fairlab.platform.privacy.Place;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * PostgreSQL's log holds what was written to the tables until a checkpoint has let go of the files that it is in: those
 * before the file in which the checkpoint begins. With {@code wal_recycle} off, as where the program runs its own
 * PostgreSQL, they are deleted then, and otherwise written over some time. What was archived is not here.
 */
@Component
final class WriteAheadLog implements Place {

    private static final List<String> WRITTEN_BEFORE = List.of(DATA_KEY_FILES, ANSWER_FILES);

    private final JdbcClient jdbc;

    /** The end of the log when nothing of a person was in any table any more. */
    private final Map<UUID, String> ends = new HashMap<>();

    WriteAheadLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String place() {
        return WRITE_AHEAD_LOG;
    }

    @Override
    public Map<UUID, String> purge(List<UUID> erased) {
        List<UUID> ready = ReadModelPlaces.ready(erased, WRITTEN_BEFORE, jdbc);
        if (ready.stream().anyMatch(owner -> !ends.containsKey(owner))) {
            String end = text("select pg_current_wal_insert_lsn()::text");
            ready.forEach(owner -> ends.putIfAbsent(owner, end));
            letGo();
        }
        String kept = text("""
                select (redo_lsn - (pg_walfile_name_offset(redo_lsn)).file_offset::numeric)::text
                from pg_control_checkpoint()""");
        Map<UUID, String> done = new HashMap<>();
        for (UUID owner : ready) {
            if (isUpTo(Objects.requireNonNull(ends.get(owner)), kept)) {
                done.put(owner, "files before " + kept + (isRecycled() ? " given back" : " deleted"));
                ends.remove(owner);
            }
        }
        return done;
    }

    /**
     * Begins a new file and a checkpoint, where the database's owner has granted that; else PostgreSQL does in time.
     */
    private void letGo() {
        try {
            jdbc.sql("select pg_switch_wal()::text").query(String.class).single();
            jdbc.sql("checkpoint").update();
        } catch (DataAccessException notGranted) {
            // the next checkpoint of PostgreSQL's own does it
        }
    }

    private boolean isUpTo(String end, String kept) {
        return jdbc.sql("select ?::pg_lsn <= ?::pg_lsn")
                .params(end, kept)
                .query(Boolean.class)
                .single();
    }

    private boolean isRecycled() {
        return text("show wal_recycle").equals("on");
    }

    private String text(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }
}
