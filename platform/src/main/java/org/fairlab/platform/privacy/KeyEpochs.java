package org.fairlab.platform.privacy;

import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fairlab.events.Sealed.Category;
import org.fairlab.platform.privacy.KeyEncryptionKeys.Wrapped;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Key-encryption keys by epochs: a new one is introduced, all data keys are wrapped anew under it, and then the old one
 * is destroyed. From then on no data key can be unwrapped that was written before: not from an old backup, and not from
 * a part of a disk that the database has long given up.
 */
public final class KeyEpochs {

    private final JdbcClient jdbc;
    private final KeyEncryptionKeys keys;

    KeyEpochs(JdbcClient jdbc, KeyEncryptionKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /**
     * The time of one key-encryption key.
     *
     * @param epoch the key's id in its file
     * @param primary whether new data keys are wrapped under it
     * @param dataKeys how many are wrapped under it now
     * @param introducedAt null for the key that was there from the start
     * @param retiredAt when it was destroyed, null if it is in the file
     */
    public record Epoch(
            long epoch,
            boolean primary,
            long dataKeys,
            @Nullable Instant introducedAt,
            @Nullable Instant retiredAt) {}

    /** Why an epoch cannot be retired. */
    public enum Obstacle {
        NO_SUCH_EPOCH,
        PRIMARY,
        IN_USE
    }

    /** All epochs that are known, the oldest first. Data keys from before there were epochs count to the oldest. */
    public List<Epoch> all() {
        keys.refresh();
        long primary = keys.primary();
        List<Long> present = List.copyOf(keys.epochs());
        Map<Long, Epoch> recorded =
                jdbc.sql("""
                        select coalesce(e.epoch, k.epoch) as epoch, coalesce(k.data_keys, 0) as data_keys,
                            case when introduced_by not like 'nobody:%' then introduced_at end as introduced_at, retired_at
                        from keyring.epoch e
                        full join (select coalesce(epoch, ?) as epoch, count(*) as data_keys from keyring.data_key
                            where wrapped is not null group by 1) k using (epoch)
                        order by introduced_at nulls first""").param(present.getFirst()).query((row, n) -> epoch(row, primary)).list().stream()
                        .collect(Collectors.toMap(Epoch::epoch, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        return Stream.concat(
                        present.stream()
                                .filter(epoch -> !recorded.containsKey(epoch))
                                .map(epoch -> new Epoch(epoch, epoch == primary, 0, null, null)),
                        recorded.values().stream())
                .toList();
    }

    private static Epoch epoch(ResultSet row, long primary) throws SQLException {
        return new Epoch(
                row.getLong("epoch"),
                row.getLong("epoch") == primary,
                row.getLong("data_keys"),
                instant(row, "introduced_at"),
                instant(row, "retired_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    /** Introduces a new key, under which data keys are wrapped from now on, and returns its epoch. */
    public long rotate(String actor) {
        long epoch = keys.add();
        jdbc.sql("insert into keyring.epoch (epoch, introduced_by) values (?, ?)")
                .params(epoch, actor)
                .update();
        return epoch;
    }

    /**
     * Wraps data keys anew that are not wrapped under the primary key, at most so many of them. One that is destroyed
     * meanwhile stays so. Wherever this is interrupted, it goes on.
     *
     * @return how many were taken
     */
    public int rewrap(int limit) {
        keys.refresh();
        long primary = keys.primary();
        List<DataKey> old = jdbc.sql("""
                        (select person_id, category, wrapped from keyring.data_key
                            where wrapped is not null and epoch is null limit :limit)
                        union all (select person_id, category, wrapped from keyring.data_key
                            where wrapped is not null and epoch < :primary limit :limit)
                        union all (select person_id, category, wrapped from keyring.data_key
                            where wrapped is not null and epoch > :primary limit :limit) limit :limit""")
                .param("limit", limit)
                .param("primary", primary)
                .query((row, n) -> new DataKey(
                        row.getObject("person_id", UUID.class),
                        Category.valueOf(row.getString("category")),
                        row.getBytes("wrapped")))
                .list();
        old.forEach(this::rewrap);
        return old.size();
    }

    @SuppressWarnings("ArrayRecordComponent") // compared with nothing
    private record DataKey(UUID person, Category category, byte[] wrapped) {}

    private void rewrap(DataKey old) {
        byte[] binding = Keyring.keyBinding(old.person, old.category);
        try {
            Wrapped anew = keys.wrap(keys.unwrap(old.wrapped, binding), binding);
            jdbc.sql("update keyring.data_key set wrapped = ?, epoch = ?"
                            + " where person_id = ? and category = ? and wrapped = ?")
                    .params(anew.bytes(), anew.epoch(), old.person, old.category.name(), old.wrapped)
                    .update();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a data key could not be wrapped", impossible);
        }
    }

    /**
     * Destroys the key of an epoch that wraps nothing any more; to be called in a transaction, which keeps others from
     * wrapping under it meanwhile.
     *
     * @return what stands in the way, null if it is done
     */
    public @Nullable Obstacle retire(long epoch, String actor) {
        keys.refresh();
        if (epoch == keys.primary()) {
            return Obstacle.PRIMARY;
        }
        if (!keys.epochs().contains(epoch)) {
            return Obstacle.NO_SUCH_EPOCH;
        }
        jdbc.sql("lock table keyring.data_key in share row exclusive mode").update();
        boolean inUse = jdbc.sql("select exists (select from keyring.data_key where wrapped is not null"
                        + " and (epoch is null or epoch = ?))")
                .param(epoch)
                .query(Boolean.class)
                .single();
        if (inUse) {
            return Obstacle.IN_USE;
        }
        jdbc.sql("""
                        insert into keyring.epoch (epoch, introduced_by, retired_by, retired_at)
                        values (?, 'nobody: it was there from the start', ?, now())
                        on conflict (epoch) do update set retired_by = excluded.retired_by, retired_at = now()""").params(epoch, actor).update();
        keys.remove(epoch);
        return null;
    }
}
