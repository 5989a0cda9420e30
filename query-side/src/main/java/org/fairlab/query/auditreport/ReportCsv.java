package org.fairlab.query.auditreport;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fairlab.platform.web.Spreadsheet;
import org.fairlab.query.auditreport.AuditReport.Row;

/**
 * A report as CSV (RFC 4180, UTF-8), each line with the events behind it and where it is from. These bytes are the form
 * of a report that is signed.
 */
final class ReportCsv {

    private static final List<String> PROVENANCE = List.of("events", "report", "asked_for", "recorded", "position");

    private ReportCsv() {}

    static byte[] of(AuditReport report) {
        var text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            List<String> head = new ArrayList<>(report.columns());
            head.addAll(PROVENANCE);
            csv.writeRecord(head);
            report.rows().forEach(row -> csv.writeRecord(line(report, row)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> line(AuditReport report, Row row) {
        List<String> line = new ArrayList<>();
        row.cells().forEach(cell -> line.add(Spreadsheet.harmless(Objects.requireNonNullElse(cell, ""))));
        line.add(row.events().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        line.add(report.name());
        line.add(report.asked());
        line.add(report.recorded().toString());
        line.add(Long.toString(report.upTo()));
        return line;
    }

    /** SHA-256 in hexadecimal. */
    static String digest(byte[] csv) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(csv));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
