package org.fairlab.standalone.roster;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import org.fairlab.command.roster.Outcome;
import org.fairlab.command.roster.Outcome.Fault;
import org.fairlab.platform.web.Spreadsheet;
import org.jspecify.annotations.Nullable;

/** What came of each row, as CSV that a spreadsheet opens without taking any cell for a formula. */
final class ResultFile implements AutoCloseable {

    private final CsvWriter csv;

    private ResultFile(CsvWriter csv) {
        this.csv = csv;
        csv.writeRecord("row", "outcome", "column", "message");
    }

    /** @param file null to keep nothing */
    static ResultFile to(@Nullable Path file) throws IOException {
        return new ResultFile(
                file == null
                        ? CsvWriter.builder().build(Writer.nullWriter())
                        : CsvWriter.builder().build(file));
    }

    void write(Outcome outcome) {
        if (outcome.errors().isEmpty()) {
            line(Integer.toString(outcome.row()), outcome.outcome().name(), "", "");
        }
        for (Fault fault : outcome.errors()) {
            line(Integer.toString(outcome.row()), outcome.outcome().name(), fault.column(), fault.message());
        }
    }

    private void line(String... cells) {
        csv.writeRecord(Arrays.stream(cells).map(Spreadsheet::harmless).toList());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
