package org.fairlab.query.audittrail;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.PRIVACY_OFFICER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.AccessEvent.BreakGlassEvent;
import org.fairlab.events.AccessEvent.Scope;
import org.fairlab.events.Event;
import org.fairlab.events.LactationEvent.CareEvent;
import org.fairlab.events.LactationEvent.RightsNoticeIssued;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.platform.sentence.Sentences;
import org.fairlab.platform.web.Page;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.Projection;
import org.fairlab.query.projection.RecordedEvent;
import org.fairlab.query.projection.RecordedEvents;
import org.fairlab.query.projection.Rows;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened, who did it, and why? */
@RestController
class AuditTrail implements Projection {

    static final String NAME = "audit_trail";

    /** The ids by which events that involve {@code :id} are found: itself, and what is a participant's own. */
    static final String INVOLVED =
            "select :id::uuid as id union select id from audit_trail.belonging where participant_id = :id";

    private final JdbcClient jdbc;
    private final RecordedEvents events;

    AuditTrail(JdbcClient jdbc, RecordedEvents events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(RecordedEvent recorded, Rows rows) {
        rows.write(
                "insert into entry values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                recorded.position(),
                recorded.eventId(),
                recorded.recordedAt().atOffset(ZoneOffset.UTC),
                recorded.event().effectiveOn(),
                recorded.event().getClass().getSimpleName(),
                recorded.entityType(),
                recorded.entityId(),
                recorded.actor(),
                recorded.role(),
                recorded.reason(),
                recorded.correlationId(),
                recorded.causationId(),
                Sentences.of(recorded.event()),
                isCare(recorded.event()));
        Mentions.in(recorded.payload())
                .forEach(id -> rows.write("insert into mention values (?, ?)", id, recorded.position()));
        Belonging.of(recorded.event())
                .ifPresent(belonging ->
                        rows.write("insert into belonging values (?, ?)", belonging.id(), belonging.participantId()));
        Part.of(recorded.event())
                .ifPresent(part -> rows.write("insert into part values (?, ?)", part.id(), part.whole()));
    }

    private static boolean isCare(Event event) {
        return switch (event) {
            case CareEvent _ -> true;
            case RightsNoticeIssued notice -> notice.parentId() != null;
            case BreakGlassEvent glass -> glass.scope() == Scope.PARENT;
            default -> false;
        };
    }

    /**
     * An event in words.
     *
     * @param sentence what the actor did; without personal data
     */
    record Entry(
            long position,
            String eventId,
            Instant recordedAt,
            LocalDate effectiveOn,
            String type,
            String entityType,
            UUID entityId,
            String actor,
            String role,
            @Nullable String reason,
            String correlationId,
            String causationId,
            String sentence) {

        static Entry of(ResultSet row, int n) throws SQLException {
            return new Entry(
                    row.getLong("position"),
                    row.getString("event_id"),
                    row.getTimestamp("recorded_at").toInstant(),
                    row.getObject("effective_on", LocalDate.class),
                    row.getString("type"),
                    row.getString("entity_type"),
                    row.getObject("entity_id", UUID.class),
                    row.getString("actor"),
                    row.getString("role"),
                    row.getString("reason"),
                    row.getString("correlation_id"),
                    row.getString("causation_id"),
                    row.getString("sentence"));
        }
    }

    /** Events, the latest first. */
    @GetMapping("/api/audit/events")
    @Example("""
            {"items": [{"position": 98, "eventId": "021fc532-3f76-4e42-b0bc-a10e2b79119c",
              "recordedAt": "2026-11-22T06:54:21.872Z", "effectiveOn": "2026-11-22", "type": "PairingCompleted",
              "entityType": "Mentor", "entityId": "09280018-b2ff-3659-961b-ef0febddd30c",
              "actor": "example-manager", "role": "programme-manager", "reason": null,
              "correlationId": "63ccf4d1-891a-485f-9f95-257ea213266d",
              "causationId": "63ccf4d1-891a-485f-9f95-257ea213266d",
              "sentence": "completed pairing b6c42495 of mentor 09280018"}], "next": "OTg"}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    Page<Entry> events(
            @ParameterObject AuditSearch search,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var condition = search.condition();
        var rows = jdbc.sql("select * from audit_trail.entry e where " + condition.sql()
                        + " order by e.position desc limit :rows")
                .params(condition.values())
                .param("before", Page.afterPosition(cursor, Long.MAX_VALUE))
                .param("rows", Page.limit(limit) + 1)
                .query(Entry::of)
                .list();
        return Page.of(rows, limit, Entry::position);
    }

    /**
     * An event as it is stored.
     *
     * @param mentions every id that it involves
     * @param payload the event's JSON
     * @param metadata the JSON stored beside it
     */
    record Stored(
            Entry entry,
            Set<UUID> mentions,
            @JsonRawValue String payload,
            @JsonRawValue String metadata) {}

    /** One event in words and as it is stored. */
    @GetMapping("/api/audit/events/{position}")
    @Example("""
            {"entry": {"position": 1, "eventId": "6776859d-6d03-4c56-8698-c4b40af29b12",
              "recordedAt": "2026-11-22T06:54:10.180Z", "effectiveOn": "2026-11-22", "type": "FundEstablished",
              "entityType": "Fund", "entityId": "0f8fad5b-d9cb-469f-a165-70867728950e", "actor": "officer-1",
              "role": "fund-officer", "reason": null, "correlationId": "7813da90-a2b0-4f4b-8e8d-e7fb8dea4c7d",
              "causationId": "7813da90-a2b0-4f4b-8e8d-e7fb8dea4c7d",
              "sentence": "established fund 0f8fad5b “Phlebotomy pathways” (scholarship) with 50,000.00 USD"},
              "mentions": ["0f8fad5b-d9cb-469f-a165-70867728950e"],
              "payload": {"fundId": "0f8fad5b-d9cb-469f-a165-70867728950e", "name": "Phlebotomy pathways",
              "kind": "SCHOLARSHIP", "balance": {"minor": 5000000, "currency": "USD"}, "effectiveOn": "2026-11-22"},
              "metadata": {"actor": "officer-1", "causationId": "7813da90-a2b0-4f4b-8e8d-e7fb8dea4c7d",
              "correlationId": "7813da90-a2b0-4f4b-8e8d-e7fb8dea4c7d", "role": "fund-officer"}}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    Stored event(@PathVariable long position) {
        Entry entry = jdbc.sql("select * from audit_trail.entry where position = ?")
                .param(position)
                .query(Entry::of)
                .optional()
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no event there."));
        RecordedEvent stored = events.at(position);
        return new Stored(entry, mentions(stored.payload()), stored.payload(), stored.metadata());
    }

    private Set<UUID> mentions(String payload) {
        Set<UUID> ids = Mentions.in(payload);
        ids.addAll(jdbc.sql("select participant_id from audit_trail.belonging where id in (:ids)")
                .param("ids", Set.copyOf(ids))
                .query(UUID.class)
                .list());
        return ids;
    }

    /**
     * An event of a history among those of the same request or process, the nearest five on either side.
     *
     * @param causes what was recorded before it
     * @param effects what was recorded after it
     */
    record Step(Entry entry, List<Related> causes, List<Related> effects) {}

    /** @param sameCommand whether it answers the same command, not only a part of the same process */
    record Related(long position, String actor, String sentence, boolean sameCommand) {}

    /**
     * All events that involve a participant or entity, the first one first; none about a parent who is supported, but
     * for auditors.
     */
    @GetMapping("/api/audit/entities/{entityId}")
    @Example("""
            {"items": [{"entry": {"position": 1, "eventId": "6776859d-6d03-4c56-8698-c4b40af29b12",
              "recordedAt": "2026-11-22T06:54:10.180Z", "effectiveOn": "2026-11-22", "type": "FundEstablished",
              "entityType": "Fund", "entityId": "0f8fad5b-d9cb-469f-a165-70867728950e", "actor": "officer-1",
              "role": "fund-officer", "reason": null, "correlationId": "7813da90-a2b0-4f4b-8e8d-e7fb8dea4c7d",
              "causationId": "7813da90-a2b0-4f4b-8e8d-e7fb8dea4c7d",
              "sentence": "established fund 0f8fad5b “Phlebotomy pathways” (scholarship) with 50,000.00 USD"},
              "causes": [], "effects": []}], "next": "MQ"}""")
    @PersonLevel(events = true)
    @RolesAllowed({AUDITOR, PROGRAMME_MANAGER, PRIVACY_OFFICER})
    Page<Step> history(
            @PathVariable UUID entityId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            HttpServletRequest caller) {
        boolean care = caller.isUserInRole(AUDITOR);
        var rows = jdbc.sql("""
                        select e.* from (
                            select distinct m.position
                            from (%s) involved
                            cross join lateral (select position from audit_trail.mention
                                join audit_trail.entry using (position)
                                where id = involved.id and position > :after and (:care or not care)
                                order by position limit :rows) m
                            order by m.position limit :rows) p
                        join audit_trail.entry e using (position) order by position""".formatted(INVOLVED))
                .param("id", entityId)
                .param("after", Page.afterPosition(cursor, -1))
                .param("care", care)
                .param("rows", Page.limit(limit) + 1)
                .query(Entry::of)
                .list();
        var page = Page.of(rows, limit, Entry::position);
        return new Page<>(page.items().stream().map(entry -> step(entry, care)).toList(), page.next());
    }

    private Step step(Entry entry, boolean care) {
        return new Step(
                entry,
                related(entry, care, "position < ? order by position desc").reversed(),
                related(entry, care, "position > ? order by position"));
    }

    private List<Related> related(Entry entry, boolean care, String where) {
        return jdbc.sql("select position, actor, sentence, causation_id = ? as same_command from audit_trail.entry"
                        + " where correlation_id = ? and (? or not care) and " + where + " limit 5")
                .params(entry.causationId(), entry.correlationId(), care, entry.position())
                .query(Related.class)
                .list();
    }
}
