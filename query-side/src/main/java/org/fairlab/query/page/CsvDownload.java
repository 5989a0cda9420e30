package org.fairlab.query.page;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fairlab.platform.web.Spreadsheet;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A table as CSV to be saved, each line with what its figures are from. */
public final class CsvDownload {

    private static final MediaType CSV = new MediaType("text", "csv");

    private CsvDownload() {}

    /**
     * The table as an answer.
     *
     * @param name of the file, without its ending
     * @param head the names of the columns
     * @param source by the names of further columns, in their order
     */
    public static ResponseEntity<String> of(
            String name, List<String> head, List<List<String>> rows, Map<String, String> source) {
        var text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(line(head, source.keySet()));
            rows.forEach(row -> csv.writeRecord(line(row, source.values())));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".csv")
                                .build()
                                .toString())
                .body(text.toString());
    }

    private static List<String> line(Collection<String> cells, Collection<String> source) {
        return Stream.concat(cells.stream(), source.stream())
                .map(Spreadsheet::harmless)
                .toList();
    }
}
