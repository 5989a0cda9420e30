package org.fairlab.query.projection;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The figures of a read model as of any day and instant, without counting its facts: the sum of what {@link AsOfSums}
 * keeps of the stretches of which everything was known by the instant, and of what the facts since then change that
 * were known, which are some hundred. Which stretches these are is told by their instants and not by their order, so
 * that clocks may have been set back.
 */
public final class PastFigures {

    /**
     * Rows of three kinds: keys that are not known here yet, sums of stretches, and changes since. {@code tail} is
     * where the stretches end, {@code beginning} where those known wholly do, {@code until} where the last one does of
     * which anything was known.
     */
    private static final String FIGURES = """
            with whole as materialized (
                select coalesce((select s.number from <read model>.as_of_stretch s where s.latest > :recorded
                            order by s.latest, s.number limit 1),
                        (select max(s.number) + 1 from <read model>.as_of_stretch s), 0) as stretches),
            rest as materialized (
                select w.stretches,
                    coalesce((select s.until from <read model>.as_of_stretch s where s.number = w.stretches - 1), 0) as beginning,
                    coalesce((select s.until from <read model>.as_of_stretch s where s.earliest <= :recorded
                        order by s.earliest desc, s.number desc limit 1), 0) as until,
                    coalesce((select s.until from <read model>.as_of_stretch s order by s.number desc limit 1), 0) as tail
                from whole w),
            known as materialized (
                select k.generation, case when k.generation = :generation then :known else 0 end as upto
                from (values ('<read model>.as_of_key'::regclass::oid::bigint)) k (generation))
            select k.generation, n.id, null::int as year, null::bytea as total, null::bytea as days, n.dims,
                null::date as day, null::bigint as n
            from known k
            cross join lateral (select id, dims from <read model>.as_of_key
                where (select max(id) from <read model>.as_of_key) > k.upto and id > k.upto) n
            union all
            select null, null, s.year, s.total, case when s.year = any (:years) then s.days end, null, null, null
            from rest r
            cross join generate_series(0, 9) as l (level)
            cross join generate_series((r.stretches >> :fan * (l.level + 1)) << :fan,
                (r.stretches >> :fan * l.level) - 1) as m (number)
            cross join lateral (select s.year, s.total, s.days from <read model>.as_of_sum s
                where s.level = l.level and s.number = m.number and s.year <= :last offset 0) s
            union all
            select null, null, null, null, null, c.dims, c.day, c.n
            from rest r
            cross join lateral (values (r.beginning, r.until), (r.tail, 9223372036854775807)) as p (beginning, until)
            cross join lateral <read model>.as_of_change(p.beginning, p.until, 9223372036854775807, :recorded) c
            where p.until > p.beginning""";

    private final String sql;
    private final JdbcClient jdbc;
    private volatile Keys known = new Keys(0, List.of());

    /** @param name of a read model that keeps sums */
    public PastFigures(String name, JdbcClient jdbc) {
        this.sql = FIGURES.replace("<read model>", name);
        this.jdbc = jdbc;
    }

    /**
     * What keys stand for, which never changes within a generation of tables.
     *
     * @param dims by key; none for keys that are not used
     */
    private record Keys(long generation, List<List<@Nullable String>> dims) {}

    /**
     * The figures that are not 0.
     *
     * @param recorded the instant of what was known
     * @param days the last days whose facts count, at least one
     * @return by what is counted, the figures as of each of the days
     */
    public Map<List<@Nullable String>, long[]> asOf(OffsetDateTime recorded, LocalDate... days) {
        Keys learnt = known;
        var sum = new Sum(learnt, days);
        statement(sql, learnt, recorded, days).query(sum::take);
        known = new Keys(sum.generation, sum.dims);
        return sum.figures();
    }

    private JdbcClient.StatementSpec statement(String text, Keys keys, OffsetDateTime recorded, LocalDate... days) {
        return jdbc.sql(text)
                .param("recorded", recorded)
                .param("generation", keys.generation())
                .param("known", keys.dims().size() - 1)
                .param("fan", AsOfSums.FAN_BITS)
                .param("years", Arrays.stream(days).map(LocalDate::getYear).toArray(Integer[]::new))
                .param(
                        "last",
                        Arrays.stream(days).mapToInt(LocalDate::getYear).max().orElseThrow());
    }

    /** How the database answers, with what it reads for it. */
    List<String> explained(OffsetDateTime recorded, LocalDate day) {
        return statement("explain (analyze, buffers, timing off) " + sql, known, recorded, day)
                .query(String.class)
                .list();
    }

    /** Adds up rows. */
    private static final class Sum {

        private final LocalDate[] days;
        private final List<Piece> pieces = new ArrayList<>();
        private final Map<List<@Nullable String>, long[]> figures = new HashMap<>();
        private long generation;
        private List<List<@Nullable String>> dims;
        private @Nullable List<List<@Nullable String>> learnt;

        /** What lies in one row of a year. */
        private record Piece(
                int year, ByteBuffer total, @Nullable ByteBuffer days) {}

        Sum(Keys known, LocalDate... days) {
            this.generation = known.generation();
            this.dims = known.dims();
            this.days = days;
        }

        void take(ResultSet row) throws SQLException {
            int key = row.getInt("id");
            int year = row.getInt("year");
            if (key > 0) {
                learn(row.getLong("generation"), key, dims(row));
            } else if (year > 0) {
                byte[] each = row.getBytes("days");
                pieces.add(new Piece(
                        year, ByteBuffer.wrap(row.getBytes("total")), each == null ? null : ByteBuffer.wrap(each)));
            } else {
                LocalDate day = row.getObject("day", LocalDate.class);
                for (int at = 0; at < days.length; at++) {
                    if (!day.isAfter(days[at])) {
                        add(dims(row), at, row.getLong("n"));
                    }
                }
            }
        }

        private void learn(long from, int key, List<@Nullable String> meaning) {
            if (learnt == null) {
                learnt = from == generation ? new ArrayList<>(dims) : new ArrayList<>();
            }
            generation = from;
            while (learnt.size() <= key) {
                learnt.add(List.of());
            }
            learnt.set(key, meaning);
            dims = learnt;
        }

        private void add(List<@Nullable String> to, int at, long n) {
            figures.computeIfAbsent(to, first -> new long[days.length])[at] += n;
        }

        /** Adds the pieces, of which all the keys are known by now. */
        Map<List<@Nullable String>, long[]> figures() {
            for (int at = 0; at < days.length; at++) {
                long[] sums = new long[dims.size()];
                for (Piece piece : pieces) {
                    if (piece.year() < days[at].getYear()) {
                        sum(piece.total(), Integer.MAX_VALUE, sums);
                    } else if (piece.year() == days[at].getYear()) {
                        sum(Objects.requireNonNull(piece.days()), days[at].getDayOfYear(), sums);
                    }
                }
                for (int key = 0; key < sums.length; key++) {
                    if (sums[key] != 0) {
                        add(dims.get(key), at, sums[key]);
                    }
                }
            }
            figures.values().removeIf(all -> Arrays.stream(all).allMatch(n -> n == 0));
            return figures;
        }

        /** As {@code projection.entry} packs them. */
        private static void sum(ByteBuffer packed, int lastDay, long[] sums) {
            for (ByteBuffer entries = packed.duplicate(); entries.hasRemaining(); ) {
                int key = entries.getInt();
                short day = entries.getShort();
                long n = entries.getLong();
                sums[key] += day <= lastDay ? n : 0;
            }
        }

        private static List<@Nullable String> dims(ResultSet row) throws SQLException {
            return Arrays.asList((String[]) row.getArray("dims").getArray());
        }
    }
}
