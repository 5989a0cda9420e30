package org.fairlab.query.access;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.PRIVACY_OFFICER;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.UUID;
import org.fairlab.platform.access.ReadEntry;
import org.fairlab.platform.access.ReadEntry.Kind;
import org.fairlab.platform.web.Page;
import org.fairlab.query.projection.Example;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Who read what of whom, and what for. */
@RestController
class ReadEndpoint {

    /** Ids by which a person is known: the pseudonym, and what is their own. */
    private static final String KNOWN_BY =
            "select :person::uuid as id union select id from audit_trail.belonging where participant_id = :person";

    /** Numbers of the reads that concern a person. */
    static final String CONCERNING = """
            select r.number from (%1$s) known
                join access.read r on r.persons @> array[known.id]
            union
            select r.number from (%1$s) known
                join audit_trail.mention m on m.id = known.id
                join access.read r on r.events @> array[m.position]""".formatted(KNOWN_BY);

    private final JdbcClient jdbc;

    ReadEndpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One read.
     *
     * @param address with its parameters, without the purpose
     * @param events positions of the events shown, each of which concerns everybody whom it mentions
     * @param fields of the answer, those that had something in them
     * @param persons pseudonyms, and ids of what is one person's own
     * @param hash SHA-256 of the hash before it and of this entry, hexadecimal
     */
    record Read(
            long number,
            Instant at,
            String actor,
            String role,
            @Nullable String purpose,
            Kind kind,
            String address,
            Collection<UUID> persons,
            Collection<Long> events,
            Collection<String> fields,
            String hash) {

        static Read of(ResultSet row, int n) throws SQLException {
            ReadEntry entry = JsonMapper.shared().readValue(row.getString("entry"), ReadEntry.class);
            return new Read(
                    row.getLong("number"),
                    Instant.parse(entry.at()),
                    entry.actor(),
                    entry.role(),
                    entry.purpose(),
                    entry.kind(),
                    entry.address(),
                    entry.persons(),
                    entry.events(),
                    entry.fields(),
                    HexFormat.of().formatHex(row.getBytes("hash")));
        }
    }

    /**
     * Which reads are asked for.
     *
     * @param actor who read
     * @param person of whom, by pseudonym: also what only mentions them, or is their own
     * @param from the first instant
     * @param to the first instant after them
     */
    record Filter(
            @Nullable String actor,
            @Nullable UUID person,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** Reads of data of single persons, and of exact figures by group; the latest first. */
    @GetMapping("/api/reads")
    @Example("""
            {"items": [{"number": 12, "at": "2030-01-15T12:00:00Z", "actor": "coordinator-1",
              "role": "site-coordinator", "purpose": "to call about the offer", "kind": "PERSON",
              "address": "/api/participants/4a88ca35-f8bb-4485-9b69-c4fb83198cef",
              "persons": ["4a88ca35-f8bb-4485-9b69-c4fb83198cef"], "events": [],
              "fields": ["identity.name", "identity.phone", "participantId"],
              "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}], "next": "MTI"}""")
    @RolesAllowed({AUDITOR, PRIVACY_OFFICER})
    Page<Read> reads(
            @ParameterObject Filter filter,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        String concerning = filter.person() == null ? "" : " and number in (" + CONCERNING + ")";
        var rows = jdbc.sql("""
                        select number, entry, hash from access.read
                        where number < :before and (:actor::text is null or entry ->> 'actor' = :actor)
                            and (:from::text is null or entry ->> 'at' >= :from)
                            and (:to::text is null or entry ->> 'at' < :to)""" + concerning + " order by number desc limit :rows")
                .param("before", Page.afterPosition(cursor, Long.MAX_VALUE))
                .param("actor", filter.actor())
                .param("person", filter.person())
                .param("from", filter.from() == null ? null : ReadEntry.at(filter.from()))
                .param("to", filter.to() == null ? null : ReadEntry.at(filter.to()))
                .param("rows", Page.limit(limit) + 1)
                .query(Read::of)
                .list();
        return Page.of(rows, limit, Read::number);
    }

    /**
     * Whether the record of reads is whole. Who notes number and head finds out later whether its end was cut off.
     *
     * @param head hash of the last one, hexadecimal; null without any
     * @param firstBad number of the first entry that is not as it was recorded, or behind which some are missing; null
     *     if there is none
     */
    record Integrity(
            long number, @Nullable String head, @Nullable Long firstBad) {}

    /** Checks every hash, which takes some seconds for a million reads. */
    @GetMapping("/api/reads/integrity")
    @Example("""
            {"number": 12, "head": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
              "firstBad": null}""")
    @RolesAllowed({AUDITOR, PRIVACY_OFFICER})
    Integrity integrity() {
        return jdbc.sql("""
                        select count(*) as number,
                            encode((select hash from access.read order by number desc limit 1), 'hex') as head,
                            min(number) filter (where number <> dense
                                or hash <> sha256(before || convert_to(entry::text, 'UTF8'))
                                or coalesce(persons, '{}') <> array(
                                    select json_array_elements_text(entry -> 'persons')::uuid)
                                or coalesce(events, '{}') <> array(
                                    select json_array_elements_text(entry -> 'events')::bigint)) as first_bad
                        from (select *, row_number() over (order by number) as dense,
                                lag(hash, 1, decode(repeat('00', 32), 'hex')) over (order by number) as before
                            from access.read) chained""").query(Integrity.class).single();
    }
}
