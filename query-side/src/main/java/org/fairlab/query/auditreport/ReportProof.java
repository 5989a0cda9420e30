package org.fairlab.query.auditreport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.auditreport.ReportPdf.Attachment;
import org.fairlab.query.transparency.Checkpoint;
import org.fairlab.query.transparency.NoteSigner;
import org.fairlab.query.transparency.TransparencyLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What shows, without trust in this server, that the events a report rests on are in the transparency log, and that the
 * report was made here as it is. A bundle that the verifier reads, of {@code log.vkey}, {@code checkpoint},
 * {@code consistency/<size>}, {@code report.csv}, {@code report.note} and {@code leaves.tsv}: for each event its index,
 * the hashes of its inclusion proof and its leaf hash, base64. The events themselves are not in it, since they would
 * tell more than the report does.
 */
@Component
class ReportProof {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long POLL_MILLIS = 50;

    private final TransparencyLog log;
    private final Optional<NoteSigner> signer;
    private final JdbcClient jdbc;

    ReportProof(TransparencyLog log, ObjectProvider<NoteSigner> signer, JdbcClient jdbc) {
        this.log = log;
        this.signer = Optional.ofNullable(signer.getIfAvailable());
        this.jdbc = jdbc;
    }

    /** Whether there is a key to sign with, and so a log to prove from. */
    boolean isKept() {
        return signer.isPresent();
    }

    /**
     * The signed note on a report: what it is, as of when, and the digest of its CSV.
     *
     * @throws Problem 404 if this process has no key to sign with
     */
    String note(AuditReport report) {
        return signer.orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "not-found", "No report is signed here."))
                .sign("""
                        fairlab audit report v1
                        report %s
                        asked for %s
                        recorded %s
                        position %d
                        sha256 %s
                        """.formatted(
                                report.name(),
                                report.asked(),
                                report.recorded(),
                                report.upTo(),
                                ReportCsv.digest(ReportCsv.of(report))));
    }

    /**
     * The proof as a zip.
     *
     * @param since sizes of checkpoints that somebody has kept, to be shown as extended
     * @throws InvalidInput if the log never had such a size
     * @throws Problem 404 if no transparency log is kept here; 503 if it does not cover the report yet
     */
    byte[] zip(AuditReport report, List<Long> since) {
        String note = note(report);
        Checkpoint checkpoint = covering(report.upTo());
        if (since.stream().anyMatch(size -> size < 0 || size > checkpoint.size())) {
            throw new InvalidInput("since", "must be sizes of checkpoints of this log");
        }
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            entry("log.vkey", signer.orElseThrow().vkey() + "\n", zip);
            entry("checkpoint", checkpoint.note(), zip);
            for (long size : new TreeSet<>(since)) {
                entry("consistency/" + size, lines(log.consistency(size, checkpoint.size())), zip);
            }
            entry("report.csv", ReportCsv.of(report), zip);
            entry("report.note", note, zip);
            entry("leaves.tsv", leaves(report.events(), checkpoint.size()), zip);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** What goes with a report on paper: its CSV, and where there is a log, the note on it and the proof. */
    List<Attachment> attachments(AuditReport report) {
        List<Attachment> attachments = new ArrayList<>();
        attachments.add(new Attachment(report.file("csv"), "text/csv", "The report as CSV", ReportCsv.of(report)));
        if (signer.isPresent()) {
            attachments.add(new Attachment(
                    report.file("note"),
                    "text/plain",
                    "The signed note on the digest of the CSV",
                    note(report).getBytes(StandardCharsets.UTF_8)));
            attachments.add(new Attachment(
                    report.file("zip"),
                    "application/zip",
                    "The proof of the events behind it",
                    zip(report, List.of())));
        }
        return attachments;
    }

    private Checkpoint covering(long position) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Checkpoint checkpoint = log.latest();
        while (checkpoint.size() < position) {
            if (System.nanoTime() > end) {
                throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "not-yet", "No checkpoint covers the report yet.");
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "not-yet", "The server is about to stop.");
            }
            checkpoint = log.latest();
        }
        return checkpoint;
    }

    private String leaves(SequencedSet<Long> positions, long size) {
        return jdbc
                .sql("select position, events.leaf_hash(e) as leaf from events.event e where position = any(?)"
                        + " order by position")
                .param(positions.toArray(Long[]::new))
                .query((row, n) -> {
                    long index = log.index(row.getLong("position"));
                    return index + "\t"
                            + log.inclusion(index, size).stream()
                                    .map(ReportProof::base64)
                                    .collect(Collectors.joining(" "))
                            + "\t" + base64(row.getBytes("leaf"));
                })
                .list()
                .stream()
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String lines(List<byte[]> hashes) {
        return hashes.stream().map(hash -> base64(hash) + "\n").collect(Collectors.joining());
    }

    private static String base64(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }

    private static void entry(String name, String content, ZipOutputStream zip) throws IOException {
        entry(name, content.getBytes(StandardCharsets.UTF_8), zip);
    }

    /** Without a time of its own, so that the same content is the same file. */
    private static void entry(String name, byte[] content, ZipOutputStream zip) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
