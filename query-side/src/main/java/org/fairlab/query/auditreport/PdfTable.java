package org.fairlab.query.auditreport;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.fairlab.query.auditreport.AuditReport.Row;

/**
 * Draws a report: what it is, then a table with its head on each page, and page numbers. A cell is wrapped; a row that
 * no page can hold goes on over the next. Lengths are in points.
 */
final class PdfTable {

    private static final float MARGIN = 34;
    private static final float LONG_SIDE = PDRectangle.A4.getHeight();
    private static final float SHORT_SIDE = PDRectangle.A4.getWidth();
    private static final PDRectangle PAGE = new PDRectangle(LONG_SIDE, SHORT_SIDE);
    private static final float WIDTH = PAGE.getWidth() - 2 * MARGIN;
    private static final float BOTTOM = MARGIN + 16;
    private static final float SIZE = 6.5f;
    private static final float LEADING = 8;
    private static final float GAP = 4;
    /** A column is no narrower than this, nor than a word that is kept whole, and needs no more than the last. */
    private static final float NARROWEST = 18;

    private static final float WHOLE = 70;
    private static final float WIDEST = 170;

    private final PDDocument document;
    private final AuditReport report;
    private final PdfText text;
    private final PdfTags tags;
    private final List<String> head;
    private final List<List<String>> rows;
    private final float[] widths;
    private PDPage page = new PDPage(PAGE);
    private PDPageContentStream content;
    private float top;
    /** How many lines of a row an empty page has room for under the head. */
    private int linesOfPage;

    PdfTable(PDDocument document, AuditReport report) throws IOException {
        this.document = document;
        this.report = report;
        this.text = new PdfText(document);
        this.tags = new PdfTags(document);
        this.head = Stream.concat(report.columns().stream(), Stream.of("events"))
                .map(AuditReport::words)
                .toList();
        this.rows = report.rows().stream().map(PdfTable::cells).toList();
        this.widths = widths();
        this.content = onto(page);
        this.linesOfPage = fitting() - height(wrapped(head)) - 1;
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        row.cells().forEach(cell -> cells.add(Objects.requireNonNullElse(cell, "")));
        cells.add(row.events().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        return cells;
    }

    /** What is left over when every column has its least width goes to those that could do with more. */
    private float[] widths() {
        float[] widths = new float[head.size()];
        float[] more = new float[head.size()];
        float room = WIDTH - GAP * (head.size() - 1);
        float least = 0;
        float wanted = 0;
        for (int column = 0; column < head.size(); column++) {
            int at = column;
            List<String> texts = Stream.concat(Stream.of(head), rows.stream())
                    .map(row -> row.get(at))
                    .toList();
            widths[column] = NARROWEST;
            for (String one : texts) {
                widths[column] = Math.max(widths[column], text.widestWord(one, SIZE, WHOLE));
                more[column] = Math.max(more[column], Math.min(WIDEST, text.width(one, SIZE)));
            }
            more[column] = Math.max(0, more[column] - widths[column]);
            least += widths[column];
            wanted += more[column];
        }
        float share = wanted == 0 ? 0 : Math.clamp((room - least) / wanted, 0, 1);
        float squeeze = Math.min(1, room / least);
        for (int column = 0; column < widths.length; column++) {
            widths[column] = (widths[column] + more[column] * share) * squeeze;
        }
        return widths;
    }

    void draw() throws IOException {
        paragraph("H1", report.title(), 15);
        if (!report.parameters().isEmpty()) {
            paragraph("P", "Asked for: " + report.asked(), 8);
        }
        paragraph("P", "As known at " + report.recorded() + ", up to event " + report.upTo() + ".", 8);
        paragraph("P", "SHA-256 of the same report as CSV: " + ReportCsv.digest(ReportCsv.of(report)), 8);
        if (rows.isEmpty()) {
            paragraph("P", "No event fits what was asked for.", 8);
        } else {
            top -= LEADING;
            PDStructureElement table = PdfTags.part("Table", tags.root());
            row("TH", head, table);
            for (List<String> row : rows) {
                row("TD", row, table);
            }
        }
        content.close();
        pageNumbers();
        tags.finish();
    }

    private void paragraph(String type, String said, float size) throws IOException {
        List<String> lines = text.lines(said, size, WIDTH);
        top -= size * 1.5f;
        tags.draw(PdfTags.part(type, tags.root()), page, content, () -> write(lines, MARGIN, top, size));
        top -= (lines.size() - 1) * size * 1.2f;
    }

    private void row(String type, List<String> cells, PDStructureElement table) throws IOException {
        List<List<String>> lines = wrapped(cells);
        PDStructureElement row = PdfTags.part("TR", table);
        List<PDStructureElement> parts =
                cells.stream().map(cell -> PdfTags.part(type, row)).toList();
        int height = height(lines);
        for (int from = 0; from < height; ) {
            int fitting = fitting();
            if (fitting < Math.min(height - from, linesOfPage)) {
                nextPage();
                fitting = fitting();
            }
            int to = Math.min(height, from + fitting);
            for (int column = 0; column < lines.size(); column++) {
                List<String> shown = slice(lines.get(column), from, to);
                float left = left(column);
                if (!shown.isEmpty()) {
                    tags.draw(parts.get(column), page, content, () -> write(shown, left, top - LEADING, SIZE));
                }
            }
            finishRow(to - from);
            from = to;
        }
    }

    private List<List<String>> wrapped(List<String> cells) {
        List<List<String>> lines = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            lines.add(text.lines(cells.get(column), SIZE, widths[column]));
        }
        return lines;
    }

    private static int height(List<List<String>> lines) {
        return lines.stream().mapToInt(List::size).max().orElse(0);
    }

    /** How many lines of a row have room above the bottom of the page. */
    private int fitting() {
        return (int) ((top - BOTTOM - GAP) / LEADING);
    }

    private static List<String> slice(List<String> lines, int from, int to) {
        return lines.subList(Math.min(from, lines.size()), Math.min(to, lines.size()));
    }

    private float left(int column) {
        float left = MARGIN;
        for (int before = 0; before < column; before++) {
            left += widths[before] + GAP;
        }
        return left;
    }

    private void finishRow(int lines) throws IOException {
        top -= lines * LEADING + GAP;
        PdfTags.drawApart(content, () -> {
            content.setLineWidth(0.25f);
            content.moveTo(MARGIN, top + GAP / 4);
            content.lineTo(MARGIN + WIDTH, top + GAP / 4);
            content.stroke();
        });
    }

    /** On a page that is not the first one, the head is repeated, and said only once. */
    private void nextPage() throws IOException {
        content.close();
        page = new PDPage(PAGE);
        content = onto(page);
        List<List<String>> lines = wrapped(head);
        PdfTags.drawApart(content, () -> {
            for (int column = 0; column < lines.size(); column++) {
                write(lines.get(column), left(column), top - LEADING, SIZE);
            }
        });
        finishRow(height(lines));
    }

    private PDPageContentStream onto(PDPage added) throws IOException {
        document.addPage(added);
        top = PAGE.getHeight() - MARGIN;
        return new PDPageContentStream(document, added);
    }

    private void write(List<String> lines, float left, float first, float size) throws IOException {
        content.beginText();
        content.setFont(text.font(), size);
        content.setLeading(size == SIZE ? LEADING : size * 1.2f);
        content.newLineAtOffset(left, first);
        for (String line : lines) {
            content.showText(line);
            content.newLine();
        }
        content.endText();
    }

    private void pageNumbers() throws IOException {
        int pages = document.getNumberOfPages();
        for (int number = 1; number <= pages; number++) {
            String said = report.title() + ", up to event " + report.upTo() + ", page " + number + " of " + pages;
            content = new PDPageContentStream(document, document.getPage(number - 1), AppendMode.APPEND, true, true);
            PdfTags.drawApart(content, () -> write(List.of(said), MARGIN, MARGIN, SIZE));
            content.close();
        }
    }
}
