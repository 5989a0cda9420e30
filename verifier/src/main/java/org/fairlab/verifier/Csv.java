package org.fairlab.verifier;

import java.util.ArrayList;
import java.util.List;

/** CSV as RFC 4180 has it. */
final class Csv {

    private final String text;
    private int next;

    private Csv(String text) {
        this.text = text;
    }

    /** The records, each with its fields. */
    static List<List<String>> read(String text) throws Malformed {
        Csv csv = new Csv(text);
        List<List<String>> records = new ArrayList<>();
        while (csv.next < text.length()) {
            records.add(csv.line());
        }
        return records;
    }

    private List<String> line() throws Malformed {
        List<String> fields = new ArrayList<>();
        do {
            fields.add(text.startsWith("\"", next) ? quoted() : plain());
        } while (takes(","));
        if (!takes("\r\n")) {
            throw new Malformed("a table with a line that does not end");
        }
        return fields;
    }

    private String plain() {
        int from = next;
        while (next < text.length() && ",\r\n\"".indexOf(text.charAt(next)) < 0) {
            next++;
        }
        return text.substring(from, next);
    }

    private String quoted() throws Malformed {
        StringBuilder field = new StringBuilder();
        boolean again;
        do {
            int end = text.indexOf('"', next + 1);
            if (end < 0) {
                throw new Malformed("a table with a quotation that does not end");
            }
            field.append(text, next + 1, end);
            next = end + 1;
            again = text.startsWith("\"", next);
            field.append(again ? "\"" : "");
        } while (again);
        return field.toString();
    }

    private boolean takes(String mark) {
        boolean there = text.startsWith(mark, next);
        next += there ? mark.length() : 0;
        return there;
    }
}
