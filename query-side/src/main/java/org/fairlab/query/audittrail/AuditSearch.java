package org.fairlab.query.audittrail;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.fairlab.platform.event.EventSerializer;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What to look for in the audit trail, as it stands in the address; what is not given may be anything.
 *
 * @param position of the one event
 * @param actor subject of the token
 * @param type name of the event, such as {@code AwardOffered}
 * @param entity whose history the event belongs to
 * @param mention a participant's pseudonym or any id that the event involves
 * @param correlation the request or process it was part of
 * @param from earliest time of recording: an instant, or a date and time in UTC
 * @param to time of recording before which it was, in the same form
 */
record AuditSearch(
        @Nullable String position,
        @Nullable String actor,
        @Nullable String type,
        @Nullable String entity,
        @Nullable String mention,
        @Nullable String correlation,
        @Nullable String from,
        @Nullable String to) {

    /** As SQL on {@code audit_trail.entry e}, with the values of its parameters. */
    record Condition(String sql, Map<String, Object> values) {}

    /** @throws InvalidInput with one entry for each field that cannot be read */
    Condition condition() {
        List<String> sql = new ArrayList<>(List.of("e.position < :before"));
        Map<String, Object> values = new LinkedHashMap<>();
        List<FieldError> errors = new ArrayList<>();
        parameters().forEach((name, value) -> {
            Term term = Objects.requireNonNull(TERMS.get(name));
            try {
                values.put(name, term.read.apply(value));
                sql.add(term.sql);
            } catch (IllegalArgumentException | DateTimeParseException unreadable) {
                errors.add(new FieldError(name, term.expected));
            }
        });
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return new Condition(String.join(" and ", sql), values);
    }

    /** This search as the query of an address, of the page as of the endpoint. */
    public String query() {
        var address = UriComponentsBuilder.newInstance();
        parameters().forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
        String query = address.encode().buildAndExpand(parameters()).toUri().getRawQuery();
        return query == null ? "" : query;
    }

    private Map<String, String> parameters() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("position", position);
        given.put("actor", actor);
        given.put("type", type);
        given.put("entity", entity);
        given.put("mention", mention);
        given.put("correlation", correlation);
        given.put("from", from);
        given.put("to", to);
        given.values().removeIf(value -> !StringUtils.hasText(value));
        given.replaceAll((name, value) -> value.strip());
        return given;
    }

    /**
     * What a parameter asks for.
     *
     * @param expected what it must be
     */
    private record Term(String sql, String expected, Function<String, Object> read) {}

    private static final String IN_TIME = "must be a time such as 2030-01-15T12:00, in UTC";

    private static final Map<String, Term> TERMS = Map.of(
            "position", new Term("e.position = :position", "must be a whole number", Long::valueOf),
            "actor", new Term("e.actor = :actor", "", actor -> actor),
            "type", new Term("e.type = :type", "must be the name of an event", AuditSearch::type),
            "entity", new Term("e.entity_id = :entity", "must be a UUID", UUID::fromString),
            "mention",
                    new Term(
                            "exists (select from audit_trail.mention m where m.position = e.position and m.id in ("
                                    + AuditTrail.INVOLVED.replace(":id", ":mention") + "))",
                            "must be a UUID",
                            UUID::fromString),
            "correlation", new Term("e.correlation_id = :correlation", "", correlation -> correlation),
            "from", new Term("e.recorded_at >= :from", IN_TIME, AuditSearch::time),
            "to", new Term("e.recorded_at < :to", IN_TIME, AuditSearch::time));

    private static String type(String name) {
        if (!EventSerializer.types().containsKey(name)) {
            throw new IllegalArgumentException(name);
        }
        return name;
    }

    private static Object time(String text) {
        Instant time = text.endsWith("Z")
                ? Instant.parse(text)
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        return time.atOffset(ZoneOffset.UTC);
    }
}
