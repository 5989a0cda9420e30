package org.fairlab.command.roster;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Problem;
import org.springframework.http.HttpStatus;

/**
 * A CSV file (RFC 4180, UTF-8) as it was sent.
 *
 * @param header the names in its first row
 * @param rows the cells of every further row
 */
public record RosterFile(List<String> header, List<List<String>> rows) {

    static final int MOST_BYTES = 5 * 1024 * 1024;
    static final int MOST_ROWS = 1000;

    /**
     * Reads a file.
     *
     * @throws InvalidInput if it is not CSV, not UTF-8, or has no header
     * @throws Problem 413 if it is too large
     */
    static RosterFile parse(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw tooLarge();
        }
        try (Stream<CsvRecord> records = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text(bytes))
                .stream()) {
            List<List<String>> all =
                    records.limit(MOST_ROWS + 2).map(CsvRecord::getFields).toList();
            if (all.size() > MOST_ROWS + 1) {
                throw tooLarge();
            }
            if (all.isEmpty()) {
                throw new InvalidInput("body", "must begin with a row of column names");
            }
            List<String> header = all.getFirst().stream().map(String::strip).toList();
            return new RosterFile(header, all.subList(1, all.size()));
        } catch (CsvParseException malformed) {
            throw new InvalidInput("body", "is not CSV: a quote that was opened is not closed, or a cell is too long");
        }
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException otherwise) {
            throw new InvalidInput("body", "is not in UTF-8");
        }
    }

    private static Problem tooLarge() {
        return new Problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                "A roster is sent in files of at most 1,000 rows and 5 MiB; split it.");
    }
}
