package org.fairlab.query.auditreport;

import static org.fairlab.platform.security.Roles.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.InvalidInput.FieldError;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.auditreport.AuditReport.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers reports, each from one snapshot of the database. */
@Component
class Reports {

    static final int MOST_ROWS = 5000;

    private final List<Report> reports;
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;
    private final ZoneId zone;

    Reports(
            List<Report> reports,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            @Value("${fairlab.time-zone:UTC}") ZoneId zone) {
        this.reports =
                reports.stream().sorted(Comparator.comparing(Report::name)).toList();
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        this.zone = zone;
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /** All reports, by name. */
    List<Report> all() {
        return reports;
    }

    /** @throws Problem if there is no such report */
    Report named(String name) {
        return reports.stream()
                .filter(report -> report.name().equals(name))
                .findAny()
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no such report."));
    }

    /**
     * Answers a report, once it is recorded who asked for it and which events it tells of.
     *
     * @throws InvalidInput with one entry for each parameter that is missing or cannot be read
     * @throws Problem if there is no such report, if it has more than {@value #MOST_ROWS} rows, or if a read model
     *     behind it has left out an event
     */
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    AuditReport answer(String name, Asked asked) {
        Report report = named(name);
        Map<String, @Nullable Object> values = values(report, asked.given());
        return Objects.requireNonNull(snapshot.execute(status -> answer(report, values)));
    }

    private Map<String, @Nullable Object> values(Report report, Map<String, String> given) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        List<FieldError> errors = new ArrayList<>();
        for (Parameter parameter : parameters(report)) {
            String text = given.get(parameter.name());
            if (text == null && parameter.required()) {
                errors.add(new FieldError(parameter.name(), "is needed"));
            }
            try {
                values.put(
                        parameter.name(), text == null ? null : parameter.kind().read(text));
            } catch (IllegalArgumentException | DateTimeException unreadable) {
                errors.add(new FieldError(parameter.name(), parameter.kind().expected()));
            }
        }
        if (values.get("from") instanceof LocalDate from
                && values.get("to") instanceof LocalDate to
                && to.isBefore(from)) {
            errors.add(new FieldError("to", "must not be before the first day"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        if (values.containsKey("on") && values.get("on") == null) {
            values.put("on", LocalDate.now(zone));
        }
        return values;
    }

    /** What a report takes, in the order of its form. */
    static List<Parameter> parameters(Report report) {
        var all = new ArrayList<>(report.parameters());
        all.add(Parameter.RECORDED);
        return all;
    }

    private AuditReport answer(Report report, Map<String, @Nullable Object> values) {
        var asOf = asOf(report.readModels(), (OffsetDateTime) values.get("recorded"));
        Map<String, @Nullable Object> all = new HashMap<>(values);
        all.put("position", asOf.position());
        all.put("recorded", asOf.recorded().atOffset(ZoneOffset.UTC));
        all.put("zone", zone.getId());
        all.put("rows", MOST_ROWS + 1);
        List<String> columns = new ArrayList<>();
        ResultSetExtractor<List<Row>> read = result -> rows(result, columns);
        List<Row> rows = Objects.requireNonNull(
                jdbc.sql(report.sql() + " limit :rows").params(all).query(read));
        if (rows.size() > MOST_ROWS) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "report-too-large",
                    "The report has more than " + MOST_ROWS + " rows: ask for less at a time.");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Parameter parameter : report.parameters()) {
            Object value = values.get(parameter.name());
            if (value != null && !parameter.equals(Parameter.PURPOSE)) {
                parameters.put(parameter.name(), value.toString());
            }
        }
        return new AuditReport(
                report.name(), report.title(), parameters, asOf.recorded(), asOf.position(), columns, rows);
    }

    private record Known(long position, Instant recorded) {}

    /** Up to which event a report can tell everything. */
    private Known asOf(Set<String> readModels, @Nullable OffsetDateTime recorded) {
        long seen = jdbc.sql("select coalesce(min(position), -1) from projection.state where name in (:names)")
                .param("names", readModels)
                .query(Long.class)
                .single();
        boolean waiting = jdbc.sql("select exists (select from projection.dead_letter where name in (:names))")
                .param("names", readModels)
                .query(Boolean.class)
                .single();
        if (waiting) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "report-incomplete",
                    "A read model behind the report has events among its dead letters: the report would lack them.");
        }
        var last = recorded == null
                ? jdbc.sql("select position, recorded_at from audit_trail.entry where position <= :seen"
                        + " order by position desc limit 1")
                : jdbc.sql("select position, recorded_at from audit_trail.entry"
                                + " where position <= :seen and recorded_at <= :recorded"
                                + " order by recorded_at desc, position desc limit 1")
                        .param("recorded", recorded);
        return last.param("seen", seen)
                .query((row, n) -> new Known(
                        row.getLong("position"),
                        recorded == null ? row.getTimestamp("recorded_at").toInstant() : recorded.toInstant()))
                .optional()
                .orElseGet(() -> new Known(0, recorded == null ? Instant.EPOCH : recorded.toInstant()));
    }

    private static List<Row> rows(ResultSet result, List<String> columns) throws SQLException {
        int cells = result.getMetaData().getColumnCount() - 1;
        for (int column = 1; column <= cells; column++) {
            columns.add(result.getMetaData().getColumnLabel(column));
        }
        List<Row> rows = new ArrayList<>();
        while (result.next()) {
            List<@Nullable String> row = new ArrayList<>();
            for (int column = 1; column <= cells; column++) {
                row.add(text(result.getObject(column)));
            }
            rows.add(new Row(row, List.of((Long[]) result.getArray("events").getArray())));
        }
        return rows;
    }

    private static @Nullable String text(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Timestamp time -> time.toInstant().toString();
            case Boolean yes -> yes ? "yes" : "no";
            case Array array ->
                String.join(
                        ", ",
                        Arrays.stream((Object[]) array.getArray())
                                .map(String::valueOf)
                                .toList());
            default -> value.toString();
        };
    }
}
