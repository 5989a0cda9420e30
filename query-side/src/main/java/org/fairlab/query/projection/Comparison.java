package org.fairlab.query.projection;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.fairlab.query.projection.Replay.Table;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Holds the tables of two schemas of one read model against each other, row by row as JSON. Memory here is flat; what
 * PostgreSQL sorts goes to its temporary files.
 */
final class Comparison {

    /** The table beside those of a replay that keeps the rows in which it differs. */
    static final String DIFFERENCE = "_difference";

    private static final String HMAC = "HmacSHA256";
    private static final int FETCH = 10_000;

    private final JdbcTemplate jdbc;
    private final String here;
    private final String there;
    private final boolean isShown;

    /**
     * @param here the schema of the replay
     * @param there the one that it is held against
     * @param isShown whether rows may be shown; if not, they are counted only
     */
    Comparison(DataSource dataSource, String here, String there, boolean isShown) {
        this.jdbc = new JdbcTemplate(dataSource);
        jdbc.setFetchSize(FETCH);
        this.here = here;
        this.there = there;
        this.isShown = isShown;
    }

    /**
     * Compares all tables but those of sums, which are kept when there is time, within a transaction that sees one
     * state of both.
     */
    List<Table> tables() {
        jdbc.execute("set local time zone 'UTC'");
        jdbc.execute("create table " + here + "." + DIFFERENCE
                + " (name text not null, number bigint not null, side text not null, line jsonb not null,"
                + " primary key (name, number))");
        return jdbc
                .queryForList(
                        "select tablename from pg_tables where schemaname = ? and tablename <> ?"
                                + " and not starts_with(tablename, 'as_of_') order by 1",
                        String.class,
                        here,
                        DIFFERENCE)
                .stream()
                .map(this::table)
                .toList();
    }

    private Table table(String name) {
        Digest mine = digest(here, name);
        Digest other = digest(there, name);
        boolean alike = mine.equals(other);
        return new Table(
                name,
                mine.rows(),
                other.rows(),
                alike ? 0 : differing(name, here, there, "HERE"),
                alike ? 0 : differing(name, there, here, "THERE"),
                mine.checksum(),
                other.checksum());
    }

    private static String lines(String schema, String table) {
        return "select to_jsonb(t)::text as line from " + schema + ".\"" + table + "\" t";
    }

    /** Keeps the rows that only one side has, or counts them where they may not be shown. */
    private long differing(String table, String one, String other, String side) {
        String only = lines(one, table) + " except all " + lines(other, table);
        if (!isShown) {
            return Objects.requireNonNull(jdbc.queryForObject("select count(*) from (" + only + ") o", Long.class));
        }
        String kept = here + "." + DIFFERENCE;
        return jdbc.update(
                "insert into " + kept + " select ?, row_number() over (order by line collate \"C\")"
                        + " + coalesce((select max(number) from " + kept + " where name = ?), 0), ?, line::jsonb from ("
                        + only + ") o",
                table,
                table,
                side);
    }

    private record Digest(long rows, String checksum) {}

    private Digest digest(String schema, String table) {
        var rows = new AtomicLong();
        Sum sum = sum();
        jdbc.query("select line from (" + lines(schema, table) + ") l order by line collate \"C\"", row -> {
            rows.incrementAndGet();
            sum.add().accept((row.getString(1) + "\n").getBytes(StandardCharsets.UTF_8));
        });
        return new Digest(rows.get(), HexFormat.of().formatHex(sum.end().get()));
    }

    /** A checksum in the making. */
    private record Sum(Consumer<byte[]> add, Supplier<byte[]> end) {}

    private Sum sum() {
        try {
            if (isShown) {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                return new Sum(digest::update, digest::digest);
            }
            byte[] key = jdbc.queryForObject("select key from projection.checksum_key", byte[].class);
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(Objects.requireNonNull(key), HMAC));
            return new Sum(mac::update, mac::doFinal);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
