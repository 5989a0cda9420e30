package org.fairlab.query.auditreport;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A report as it was answered.
 *
 * @param name of the report
 * @param parameters what it was asked for, by name, without the purpose
 * @param recorded the instant of what was known
 * @param upTo position of the last event that it knows of
 * @param columns names in lower case, in words joined by {@code _}
 */
record AuditReport(
        String name,
        String title,
        Map<String, String> parameters,
        Instant recorded,
        long upTo,
        List<String> columns,
        List<Row> rows) {

    /**
     * One row.
     *
     * @param cells one for each column, null where there is nothing to say
     * @param events positions of the events that it rests on
     */
    record Row(List<@Nullable String> cells, List<Long> events) {}

    /** The positions of all events that it rests on, ascending. */
    SequencedSet<Long> events() {
        var events = new TreeSet<Long>();
        rows.forEach(row -> events.addAll(row.events()));
        return events;
    }

    /** Its parameters in one line. */
    public String asked() {
        return String.join(
                "; ",
                parameters.entrySet().stream()
                        .map(one -> one.getKey() + " " + one.getValue())
                        .toList());
    }

    /** The name of a file that holds it. */
    String file(String extension) {
        return name + "-at-" + upTo + "." + extension;
    }

    /** The name of a column as it is read. */
    static String words(String column) {
        return Character.toUpperCase(column.charAt(0)) + column.substring(1).replace('_', ' ');
    }
}
