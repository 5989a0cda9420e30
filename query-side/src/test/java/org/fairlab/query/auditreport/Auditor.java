package org.fairlab.query.auditreport;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fairlab.events.Event;
import org.fairlab.query.applicationfile.ApplicationFileAtWork;
import org.fairlab.query.auditreport.AuditReport.Row;
import org.fairlab.query.audittrail.AuditTrailAtWork;
import org.fairlab.query.lactation.LactationAtWork;
import org.fairlab.query.projection.Projection;
import org.fairlab.query.testing.GivenEvents;
import org.fairlab.query.trainingcurrency.TrainingCurrencyAtWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Asks for reports of a history of a test's choosing. */
final class Auditor {

    private final GivenEvents given = GivenEvents.none();
    private final Projection[] readModels = {
        AuditTrailAtWork.on(given), ApplicationFileAtWork.anew(), TrainingCurrencyAtWork.anew(), LactationAtWork.anew()
    };

    GivenEvents given() {
        return given;
    }

    /** Records events by somebody in a role, each at the position after the one before. */
    Auditor records(String actor, String role, Event... events) {
        given.happened(Map.of("actor", actor, "role", role), events);
        return this;
    }

    /** The same for a reason. */
    Auditor recordsFor(String reason, String actor, String role, Event... events) {
        given.happened(Map.of("actor", actor, "role", role, "reason", reason), events);
        return this;
    }

    /** @param asked names and values in turn */
    AuditReport reads(Report report, String... asked) {
        given.seenBy(readModels);
        return readsAsItIs(report, asked);
    }

    /** The same of what the read models have seen already. */
    AuditReport readsAsItIs(Report report, String... asked) {
        var dataSource = given.database().dataSource();
        return new Reports(
                        List.of(report),
                        JdbcClient.create(dataSource),
                        new JdbcTransactionManager(dataSource),
                        ZoneOffset.UTC)
                .answer(report.name(), asked(asked));
    }

    static Asked asked(String... asked) {
        Map<String, String> values = new HashMap<>();
        for (int name = 0; name < asked.length; name += 2) {
            values.put(asked[name], asked[name + 1]);
        }
        var result = new Asked(
                values.remove("fund"),
                values.remove("cycle"),
                values.remove("site"),
                values.remove("on"),
                values.remove("actor"),
                values.remove("from"),
                values.remove("to"),
                values.remove("recorded"),
                values.remove("purpose"));
        if (!values.isEmpty()) {
            throw new IllegalArgumentException(values.toString());
        }
        return result;
    }

    /** Rows as their positions and the cells of these columns, joined by {@code |}; what is empty is empty. */
    static List<String> rows(AuditReport report, String... columns) {
        List<String> rows = new ArrayList<>();
        for (Row row : report.rows()) {
            var said = new StringBuilder(row.events().toString());
            for (String column : columns) {
                said.append('|')
                        .append(Objects.requireNonNullElse(
                                row.cells().get(report.columns().indexOf(column)), ""));
            }
            rows.add(said.toString());
        }
        return rows;
    }
}
