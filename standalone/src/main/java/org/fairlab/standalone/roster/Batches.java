package org.fairlab.standalone.roster;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CSV file, cut into smaller ones with the same column names. Of the file, one batch at a time is in memory. */
final class Batches implements AutoCloseable {

    private static final int ROWS = 500;
    /** Well below what the server takes, which counts bytes. */
    private static final int CHARACTERS = 1_000_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;

    private Batches(Path file) throws IOException {
        this.file = file;
        this.records = open(file);
        if (!hasNext()) {
            throw new CannotImport(file + " is empty; it must begin with a row of column names.");
        }
        this.header = records.next().getFields();
    }

    /** A batch as a file of its own. */
    record Batch(String csv, int rows) {}

    static Batches of(Path file) throws IOException {
        return new Batches(file);
    }

    /** The number of rows, without the column names. */
    static long count(Path file) throws IOException {
        try (var rows = new Batches(file)) {
            long count = 0;
            while (rows.hasNext()) {
                rows.records.next();
                count++;
            }
            return count;
        }
    }

    private static CloseableIterator<CsvRecord> open(Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new CannotImport(file + " is no file that can be read.");
        }
        BufferedReader text = Files.newBufferedReader(file);
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)
                .iterator();
    }

    /** The next batch, null after the last one. */
    @Nullable
    Batch next() throws IOException {
        if (!hasNext()) {
            return null;
        }
        StringWriter csv = new StringWriter();
        int rows = 0;
        try (CsvWriter writer = CsvWriter.builder().build(csv)) {
            writer.writeRecord(header);
            while (rows < ROWS && csv.getBuffer().length() < CHARACTERS && hasNext()) {
                writer.writeRecord(records.next().getFields());
                writer.flush();
                rows++;
            }
        }
        return new Batch(csv.toString(), rows);
    }

    private boolean hasNext() throws CannotImport {
        try {
            return records.hasNext();
        } catch (CsvParseException malformed) {
            throw new CannotImport(file + " is not CSV: a quote is not closed, or a cell is too long.", malformed);
        } catch (UncheckedIOException malformed) {
            throw new CannotImport(file + " is not in UTF-8.", malformed);
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
