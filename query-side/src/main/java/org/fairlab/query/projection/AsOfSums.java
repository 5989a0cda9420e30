package org.fairlab.query.projection;

import java.util.List;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps what {@link PastFigures} adds up. The positions are cut in stretches of the same length. For each that is
 * complete, for each eight of them, and for each eight of these, and so on, there is a row for each year, in which lies
 * by how much the figures change, in total and by day. So a stretch costs what its facts do, however long the history,
 * and what was known at any position is the sum of at most seven rows of each level and year.
 *
 * <p>A read model that keeps them gets the tables {@code as_of_key}, {@code as_of_stretch} and {@code as_of_sum}, and
 * has a relation {@code fact}, and a function {@code as_of_change(beginning, until, size, recorded)} of the changes
 * that the events make from one position to another, as far as they are known by an instant: the {@code number} of the
 * stretch of so many positions, what is counted as {@code dims}, the {@code day} from which on it is more, and by
 * {@code n} how much.
 */
final class AsOfSums {

    /** How many positions a stretch has outside tests; what is behind the last complete one is counted from facts. */
    static final int STRETCH = 512;

    /** As a power of two, how many of one level are one of the next. */
    static final int FAN_BITS = 3;

    /** Sums entries to rows; those of no day are the totals. */
    private static final String SUMMED = """
            summed as (
                select number, year, id, day, sum(n)::bigint as n from entry
                group by grouping sets ((number, year, id, day), (number, year, id))
                having sum(n) <> 0)
            insert into %s.as_of_sum (level, number, year, total, days)
            select ?, number, year,
                coalesce(string_agg(projection.entry(id, 0, n), ''::bytea) filter (where day is null), ''),
                coalesce(string_agg(projection.entry(id, day, n), ''::bytea) filter (where day is not null), '')
            from summed
            group by number, year""";

    private final JdbcClient jdbc;
    private final int size;

    /** @param size how many positions a stretch has */
    AsOfSums(JdbcClient jdbc, int size) {
        this.jdbc = jdbc;
        this.size = size;
    }

    /** Up to before which position they are kept; empty if the read model keeps none. */
    OptionalLong until(String name) {
        boolean kept = jdbc.sql("select to_regclass(?) is not null")
                .param(name + ".as_of_stretch")
                .query(Boolean.class)
                .single();
        return kept ? OptionalLong.of(stretches(name) * size) : OptionalLong.empty();
    }

    private long stretches(String name) {
        return jdbc.sql("select coalesce(max(number) + 1, 0) from " + name + ".as_of_stretch")
                .query(Long.class)
                .single();
    }

    /**
     * Keeps those of the stretches that are complete by now, within the transaction at hand.
     *
     * @param last up to which position the rows of the read model are written, in this transaction or before
     */
    void keep(String name, long last) {
        long complete = (last + 1) / size;
        if (complete > stretches(name)) {
            lock(name);
            keep(name, stretches(name), complete);
        }
    }

    private void keep(String name, long kept, long complete) {
        if (complete > kept) {
            stretches(name, kept, complete);
            fromFacts(name, kept, complete);
            int level = 1;
            for (long from = kept >> FAN_BITS, to = complete >> FAN_BITS; to > 0; from >>= FAN_BITS, to >>= FAN_BITS) {
                if (to > from) {
                    fromBelow(name, level, from, to);
                }
                level++;
            }
        }
    }

    /** Waits until nobody else keeps sums of this read model, or puts another one in its place, until the commit. */
    void lock(String name) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('sums'), hashtext(?))")
                .param(name)
                .query((row, n) -> name)
                .single();
    }

    /**
     * Keeps them anew from a position on, if the read model keeps any, within the transaction at hand.
     *
     * @param first of the positions whose rows may be others than they were
     * @param last up to which its rows are written
     */
    void keepAnew(String name, long first, long last) {
        if (until(name).isPresent()) {
            lock(name);
            forget(name, first);
            keep(name, last);
        }
    }

    /** Forgets those with a position, and all after them. */
    private void forget(String name, long position) {
        long number = position / size;
        jdbc.sql("delete from " + name + ".as_of_stretch where number >= ?")
                .param(number)
                .update();
        jdbc.sql("delete from " + name + ".as_of_sum where number >= ? >> ? * level")
                .params(number, FAN_BITS)
                .update();
    }

    /**
     * From when to when the events of each are known: nothing of it and those after it earlier, nothing of it and those
     * before it later, though clocks may have been set back.
     */
    private void stretches(String name, long from, long to) {
        jdbc.sql("""
                        insert into %1$s.as_of_stretch (number, until, earliest, latest)
                        select s.number, (s.number + 1) * :size::bigint,
                            min(coalesce(min(f.recorded_at), 'infinity')) over (order by s.number desc),
                            greatest((select max(latest) from %1$s.as_of_stretch),
                                max(coalesce(max(f.recorded_at), '-infinity')) over (order by s.number))
                        from generate_series(:from::int, :to::int - 1) as s (number)
                        left join (select position / :size as number, recorded_at from %1$s.fact
                                where position >= :from * :size::bigint and position < :to * :size::bigint
                            union all
                            select superseded_by / :size, superseded_at from %1$s.fact
                                where superseded_by >= :from * :size::bigint
                                    and superseded_by < :to * :size::bigint) f
                            using (number)
                        group by s.number""".formatted(name))
                .param("from", from)
                .param("to", to)
                .param("size", size)
                .update();
        jdbc.sql("""
                        update %1$s.as_of_stretch s set earliest = later.earliest
                        from (select earliest from %1$s.as_of_stretch where number = ?) later
                        where s.number < ? and s.earliest > later.earliest""".formatted(name)).params(from, from).update();
    }

    private void fromFacts(String name, long from, long to) {
        jdbc.sql("""
                        with change as materialized (select * from %1$s.as_of_change(?, ?, ?, 'infinity')),
                        wanted as (select distinct dims from change),
                        made as (
                            insert into %1$s.as_of_key (dims) select dims from wanted
                            where dims not in (select dims from %1$s.as_of_key)
                            returning id, dims),
                        keyed as (
                            select id, dims from made
                            union all
                            select k.id, k.dims from %1$s.as_of_key k join wanted using (dims)),
                        entry as (
                            select c.number, extract(year from c.day)::int as year, k.id,
                                extract(doy from c.day)::int as day, c.n
                            from change c
                            join keyed k using (dims)),
                        """.formatted(name) + SUMMED.formatted(name))
                .params(from * size, to * size, (long) size, 0)
                .update();
    }

    private void fromBelow(String name, int level, long from, long to) {
        jdbc.sql("""
                        with packed as materialized (
                            select number >> ? as number, year, days || ''::bytea as days -- in memory, not in pieces
                            from %1$s.as_of_sum
                            where level = ? and number >= ? and number < ?),
                        entry as (
                            select p.number, p.year, e.key as id, e.day, e.n
                            from packed p
                            cross join projection.entries(p.days) e),
                        """.formatted(name) + SUMMED.formatted(name))
                .params(List.of(FAN_BITS, level - 1, from << FAN_BITS, to << FAN_BITS, level))
                .update();
    }
}
