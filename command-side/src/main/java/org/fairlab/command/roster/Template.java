package org.fairlab.command.roster;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A roster to begin with: its column names and a row by which they explain themselves. */
final class Template {

    private Template() {}

    static String of(Roster<?> roster) {
        StringWriter csv = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(csv)) {
            List<String> names = names(roster);
            writer.writeRecord(names);
            writer.writeRecord(names.stream()
                    .map(name -> roster.example().getOrDefault(name, ""))
                    .toList());
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return csv.toString();
    }

    /** The columns in order, each group by those of its columns that the example has. */
    private static List<String> names(Roster<?> roster) {
        return Column.of(roster.columns()).stream()
                .flatMap(column -> column.isGroup()
                        ? new TreeSet<>(roster.example().keySet())
                                .stream().filter(name -> name.startsWith(column.name() + "."))
                        : Stream.of(column.name()))
                .toList();
    }
}
