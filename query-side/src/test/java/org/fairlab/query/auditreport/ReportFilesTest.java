package org.fairlab.query.auditreport;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fairlab.query.auditreport.AuditReport.Row;
import org.fairlab.query.auditreport.ReportPdf.Attachment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports as files. */
class ReportFilesTest {

    private static final Map<String, String> ASKED = new LinkedHashMap<>();

    static {
        ASKED.put("actor", "ada");
        ASKED.put("from", "2030-01-01");
    }

    private static AuditReport report(Row... rows) {
        return new AuditReport(
                "actor-changes",
                "Changes made by one actor",
                ASKED,
                Instant.parse("2030-01-15T12:00:00Z"),
                4711,
                List.of("event", "what", "reason"),
                List.of(rows));
    }

    private static Row row(long event, String... cells) {
        List<String> all = new ArrayList<>(List.of(cells));
        Collections.replaceAll(all, "-", null);
        return new Row(all, List.of(event, event + 1));
    }

    private static List<List<String>> csv(AuditReport report) {
        return CsvReader.builder().ofCsvRecord(new String(ReportCsv.of(report), StandardCharsets.UTF_8)).stream()
                .map(CsvRecord::getFields)
                .toList();
    }

    private static String text(AuditReport report) throws IOException {
        try (PDDocument document = Loader.loadPDF(ReportPdf.of(report, List.of()))) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void each_line_of_csv_says_which_events_are_behind_it_and_where_it_is_from() {
        assertThat(csv(report(row(7, "FundClosed", "closed fund “A, B”", "-"))))
                .containsExactly(
                        List.of("event", "what", "reason", "events", "report", "asked_for", "recorded", "position"),
                        List.of(
                                "FundClosed",
                                "closed fund “A, B”",
                                "",
                                "7 8",
                                "actor-changes",
                                "actor ada; from 2030-01-01",
                                "2030-01-15T12:00:00Z",
                                "4711"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void no_cell_of_csv_is_taken_for_a_formula(String cell) {
        assertThat(csv(report(row(7, "FundClosed", cell, cell))).getLast().subList(1, 3))
                .containsExactly("'" + cell, "'" + cell);
    }

    @Test
    void a_report_without_rows_is_a_head_in_csv_and_a_sentence_in_pdf() throws IOException {
        assertThat(csv(report())).hasSize(1);
        assertThat(text(report()))
                .contains(
                        "Changes made by one actor",
                        "Asked for: actor ada; from 2030-01-01",
                        "As known at 2030-01-15T12:00:00Z, up to event 4711.",
                        "No event fits what was asked for.",
                        "page 1 of 1")
                .doesNotContain("Reason");
    }

    @Test
    void what_the_csv_says_stands_in_the_pdf() throws IOException {
        AuditReport report = report(
                row(7, "FundClosed", "closed fund “Été – Łódź, Ελλάδα, Київ”", "=1+1"),
                row(9, "AwardRevoked", "efficient office flow", "-"));
        assertThat(text(report))
                .containsSubsequence(
                        "Event What Reason Events",
                        "FundClosed closed fund “Été – Łódź, Ελλάδα, Київ” =1+1 7, 8",
                        "AwardRevoked efficient office flow 9, 10")
                .contains("SHA-256 of the same report as CSV: " + ReportCsv.digest(ReportCsv.of(report)));
    }

    @Test
    void what_the_font_has_no_glyph_for_is_told_by_its_number() throws IOException {
        assertThat(text(report(row(7, "FundClosed", "a\nb\u0007c 検 🙂", "-")))).contains("a b c [U+691C] [U+1F642]");
    }

    @Test
    void the_head_is_repeated_on_each_page_and_pages_are_numbered() throws IOException {
        Row[] rows = new Row[200];
        for (int n = 0; n < rows.length; n++) {
            rows[n] = row(n * 10L, "FundReplenished", "line number-" + n, "-");
        }
        try (PDDocument document = Loader.loadPDF(ReportPdf.of(report(rows), List.of()))) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(3);
            for (int page = 1; page <= pages; page++) {
                var one = new PDFTextStripper();
                one.setStartPage(page);
                one.setEndPage(page);
                assertThat(one.getText(document)).contains("Event What Reason Events", "page " + page + " of " + pages);
            }
            String all = new PDFTextStripper().getText(document);
            for (int n = 0; n < rows.length; n++) {
                assertThat(all).containsOnlyOnce("line number-" + n + " ");
            }
        }
    }

    @Test
    void a_row_that_no_page_can_hold_goes_on_over_the_next_and_loses_nothing() throws IOException {
        StringBuilder words = new StringBuilder();
        for (int n = 1000; n < 6000; n++) {
            words.append('w').append(n).append(' ');
        }
        String text = text(report(row(7, "FundClosed", "short", words.toString()), row(9, "Last", "one", "-")));
        for (int n = 1000; n < 6000; n++) {
            assertThat(text).containsOnlyOnce("w" + n);
        }
        assertThat(text).contains("Last one 9, 10").containsPattern("page [2-9]");
    }

    @Test
    void a_word_that_is_wider_than_its_column_is_broken() throws IOException {
        String digest = "0123456789abcdef".repeat(40);
        assertThat(text(report(row(7, "FundClosed", digest, digest))).replaceAll("\\s", ""))
                .contains("0123456789abcdef0123456789abcdef");
    }

    @Test
    void the_pdf_is_tagged_with_its_table_and_embeds_its_font() throws IOException {
        try (PDDocument document = Loader.loadPDF(ReportPdf.of(report(row(7, "FundClosed", "a", "b")), List.of()))) {
            var catalog = document.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getLanguage()).isEqualTo("en");
            var root = (PDStructureElement)
                    catalog.getStructureTreeRoot().getKids().getFirst();
            assertThat(types(root)).containsExactly("H1", "P", "P", "P", "Table");
            var table = (PDStructureElement) root.getKids().getLast();
            assertThat(types(table)).containsExactly("TR", "TR");
            assertThat(types((PDStructureElement) table.getKids().getFirst())).containsExactly("TH", "TH", "TH", "TH");
            assertThat(types((PDStructureElement) table.getKids().getLast())).containsExactly("TD", "TD", "TD", "TD");
            for (COSName name : document.getPage(0).getResources().getFontNames()) {
                PDFont font = document.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).isTrue();
            }
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Changes made by one actor");
        }
    }

    private static List<String> types(PDStructureElement element) {
        return element.getKids().stream()
                .map(kid -> ((PDStructureElement) kid).getStructureType())
                .toList();
    }

    @Test
    void files_are_found_in_the_pdf_as_they_were_put_there() throws IOException {
        byte[] proof = {1, 2, 3};
        byte[] pdf =
                ReportPdf.of(report(), List.of(new Attachment("proof.zip", "application/zip", "The proof", proof)));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var files = new PDDocumentNameDictionary(document.getDocumentCatalog())
                    .getEmbeddedFiles()
                    .getNames();
            assertThat(files).containsOnlyKeys("proof.zip");
            assertThat(files.get("proof.zip").getFileDescription()).isEqualTo("The proof");
            assertThat(files.get("proof.zip").getEmbeddedFile().toByteArray()).isEqualTo(proof);
            assertThat(files.get("proof.zip").getEmbeddedFile().getSubtype()).isEqualTo("application/zip");
        }
    }

    @Test
    void the_same_report_is_the_same_file_to_the_byte() {
        AuditReport report = report(row(7, "FundClosed", "closed fund", "-"));
        var attachments = List.of(new Attachment("a.txt", "text/plain", "A text", new byte[] {65}));
        assertThat(ReportPdf.of(report, attachments)).isEqualTo(ReportPdf.of(report, attachments));
    }
}
