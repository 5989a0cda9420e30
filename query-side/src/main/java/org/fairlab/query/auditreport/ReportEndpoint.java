package org.fairlab.query.auditreport;

import static org.fairlab.platform.security.Roles.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports for programs, for spreadsheets and on paper. */
@RestController
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
class ReportEndpoint implements ReadModel {

    private final Reports reports;
    private final ReportProof proof;

    ReportEndpoint(Reports reports, ReportProof proof) {
        this.reports = reports;
        this.proof = proof;
    }

    @Override
    public String name() {
        return "audit_trail";
    }

    /** What a report takes; its {@code hint} says in which form. */
    record Takes(String name, String hint, boolean required) {}

    /** A report that can be asked for. */
    record Offered(String name, String title, String about, List<Takes> parameters) {}

    /** The reports there are, and what each takes. */
    @GetMapping("/api/audit/reports")
    @Example("""
            [{"name": "actor-changes", "title": "Changes made by one actor",
              "about": "Each event that somebody recorded, with the role in which they did and the reason where one was due.",
              "parameters": [{"name": "actor", "hint": "subject of the token, such as officer-1", "required": true}]}]""")
    @RolesAllowed(AUDITOR)
    List<Offered> offered() {
        return reports.all().stream()
                .map(report -> new Offered(
                        report.name(),
                        report.title(),
                        report.about(),
                        Reports.parameters(report).stream()
                                .map(one -> new Takes(one.name(), one.hint(), one.required()))
                                .toList()))
                .toList();
    }

    /**
     * A report with the digest of its CSV.
     *
     * @param csvDigest SHA-256 of the bytes of the same report as CSV, hexadecimal
     */
    record Answer(AuditReport report, String csvDigest) {}

    /** A report of all events up to its position. */
    @GetMapping("/api/audit/reports/{report}")
    @Example("""
            {"report": {"name": "actor-changes", "title": "Changes made by one actor",
              "parameters": {"actor": "officer-1", "from": "2030-01-01", "to": "2030-12-31"},
              "recorded": "2030-01-15T12:00:00Z", "upTo": 4711, "columns": ["recorded_at", "effective_on", "event",
              "entity", "entity_id", "role", "what", "reason", "correlation_id"], "rows": [{"cells":
              ["2030-01-15T11:58:21.872Z", "2030-01-15", "FundEstablished", "Fund",
              "0f8fad5b-d9cb-469f-a165-70867728950e", "fund-officer",
              "established fund 0f8fad5b “Phlebotomy pathways” (scholarship) with 50,000.00 USD", null,
              "7813da90-a2b0-4f4b-8e8d-e7fb8dea4c7d"], "events": [1]}]},
              "csvDigest": "7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730"}""")
    @RolesAllowed(AUDITOR)
    Answer report(@PathVariable @Names String report, @ParameterObject Asked asked) {
        AuditReport answer = reports.answer(report, asked);
        return new Answer(answer, ReportCsv.digest(ReportCsv.of(answer)));
    }

    /** The same as a table, each line with the events behind it and its provenance. */
    @GetMapping(path = "/api/audit/reports/{report}.csv", produces = "text/csv")
    @Example("""
            "recorded_at,effective_on,event,entity,entity_id,role,what,reason,correlation_id,events,report,asked_for,\
            recorded,position\\r\\n\
            2030-01-15T11:58:21.872Z,2030-01-15,FundClosed,Fund,0f8fad5b-d9cb-469f-a165-70867728950e,fund-officer,\
            closed fund 0f8fad5b,,7813da90-a2b0-4f4b-8e8d-e7fb8dea4c7d,4711,actor-changes,\
            actor officer-1; from 2030-01-01; to 2030-12-31,2030-01-15T12:00:00Z,4711\\r\\n\"""")
    @RolesAllowed(AUDITOR)
    ResponseEntity<byte[]> csv(@PathVariable @Names String report, @ParameterObject Asked asked) {
        AuditReport answer = reports.answer(report, asked);
        return file(answer.file("csv"), "text/csv;charset=UTF-8", ReportCsv.of(answer));
    }

    /** The same on paper. */
    @GetMapping(path = "/api/audit/reports/{report}.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Example("\"A tagged PDF, in which are also:\\nthe CSV, the signed note on it and the proof.\"")
    @RolesAllowed(AUDITOR)
    ResponseEntity<byte[]> pdf(@PathVariable @Names String report, @ParameterObject Asked asked) {
        AuditReport answer = reports.answer(report, asked);
        return file(
                answer.file("pdf"), MediaType.APPLICATION_PDF_VALUE, ReportPdf.of(answer, proof.attachments(answer)));
    }

    /** The signed note on the digest of the report's CSV (C2SP signed-note, Ed25519). */
    @GetMapping(path = "/api/audit/reports/{report}.note", produces = "text/plain;charset=utf-8")
    @Example("""
            "fairlab audit report v1\\nreport actor-changes\\nasked for actor officer-1; from 2030-01-01; to 2030-12-31\\n\
            recorded 2030-01-15T12:00:00Z\\nposition 4711\\n\
            sha256 7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730\\n\\n\
            — fairlab.local/3f9a1c20 hI2DJw…roloI=\\n\"""")
    @RolesAllowed(AUDITOR)
    String note(@PathVariable @Names String report, @ParameterObject Asked asked) {
        return proof.note(reports.answer(report, asked));
    }

    /**
     * The proof that the events behind the report are in the transparency log, with the CSV and the note in it, for the
     * verifier.
     *
     * @param since sizes of checkpoints kept earlier, to be shown as extended
     */
    @GetMapping(path = "/api/audit/reports/{report}.zip", produces = "application/zip")
    @Example("\"A zip of the files:\\nlog.vkey, checkpoint, consistency/4096, report.csv, report.note, leaves.tsv.\"")
    @RolesAllowed(AUDITOR)
    ResponseEntity<byte[]> zip(
            @PathVariable @Names String report,
            @ParameterObject Asked asked,
            @RequestParam(defaultValue = "") List<Long> since) {
        AuditReport answer = reports.answer(report, asked);
        return file(answer.file("zip"), "application/zip", proof.zip(answer, since));
    }

    private static ResponseEntity<byte[]> file(String name, String type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}
