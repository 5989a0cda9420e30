package org.fairlab.verifier;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a value from its one text by RFC 8785, in one pass over the bytes, and nothing from any other text: a value is
 * as it should be where each byte is the one that has to come. Texts and numbers that are not plain are left to
 * {@link CanonicalJson}. For one thread.
 */
final class CanonicalReader {

    private static final int DEEPEST = 100;
    private static final int MOST_DIGITS = 15; // of which every double tells each number from the next
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A name of a member, and how it is written. Any thread may replace one, since each is whole by itself. */
    @SuppressWarnings("ArrayRecordComponent") // compared by its content alone
    private record Name(byte[] written, String name) {}

    private static final Name[] NAMES = new Name[1 << 10];

    static {
        Arrays.fill(NAMES, new Name(new byte[] {'"'}, "")); // which none is
    }

    private final byte[] text;
    private int at;

    private CanonicalReader(byte[] text) {
        this.text = text;
    }

    /** The value; none where the text is another one, or too deep to tell. */
    static Optional<JsonNode> read(byte[] text) {
        CanonicalReader reader = new CanonicalReader(text);
        try {
            JsonNode value = reader.value(0);
            return reader.at == text.length ? Optional.of(value) : Optional.empty();
        } catch (Malformed other) {
            return Optional.empty();
        }
    }

    private JsonNode value(int depth) throws Malformed {
        if (depth > DEEPEST) {
            throw new Malformed("too deep");
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> literal("true", NODES.booleanNode(true));
            case 'f' -> literal("false", NODES.booleanNode(false));
            case 'n' -> literal("null", NODES.nullNode());
            default -> number();
        };
    }

    /** Names ascend, so that none is there twice. */
    private JsonNode object(int depth) throws Malformed {
        ObjectNode object = NODES.objectNode();
        at++;
        if (peek() == '}') {
            at++;
            return object;
        }
        String last = null;
        do {
            if (peek() != '"') {
                throw new Malformed("not a name");
            }
            String name = name();
            if (last != null && last.compareTo(name) >= 0) {
                throw new Malformed("no name that can come here");
            }
            expect(':');
            object.set(name, value(depth + 1));
            last = name;
        } while (goesOn());
        expect('}');
        return object;
    }

    /** Names come again and again: one text for each, where it was when it came last. */
    private String name() throws Malformed {
        int hash = 0;
        int end = at + 1;
        for (; end < text.length && text[end] != '"'; end++) {
            hash = 31 * hash + text[end];
        }
        Name known = NAMES[hash & (NAMES.length - 1)];
        if (Arrays.equals(known.written, 0, known.written.length, text, at + 1, end)) {
            at = end + 1;
            return known.name;
        }
        int from = at + 1;
        String name = string().stringValue();
        NAMES[hash & (NAMES.length - 1)] = new Name(Arrays.copyOfRange(text, from, at - 1), name);
        return name;
    }

    private JsonNode array(int depth) throws Malformed {
        ArrayNode array = NODES.arrayNode();
        at++;
        if (peek() == ']') {
            at++;
            return array;
        }
        do {
            array.add(value(depth + 1));
        } while (goesOn());
        expect(']');
        return array;
    }

    private JsonNode string() throws Malformed {
        int from = at;
        do {
            at++;
        } while (peek() >= ' ' && text[at] != '"' && text[at] != '\\');
        if (peek() == '"') {
            at++;
            return NODES.stringNode(new String(text, from + 1, at - from - 2, StandardCharsets.US_ASCII));
        }
        while (peek() != '"') {
            at += peek() == '\\' ? 2 : 1;
            if (at >= text.length) {
                throw new Malformed("no end of a string");
            }
        }
        at++;
        return general(from);
    }

    private JsonNode number() throws Malformed {
        int from = at;
        boolean negative = peek() == '-';
        at += negative ? 1 : 0;
        int first = at;
        long value = 0;
        for (; digit(); at++) {
            value = 10 * value + (text[at] - '0');
        }
        int digits = at - first;
        boolean plain = digits > 0 && digits <= MOST_DIGITS && (text[first] != '0' || (digits == 1 && !negative));
        if (plain && peek() != '.' && peek() != 'e') {
            long number = negative ? -value : value;
            return number == (int) number ? NODES.numberNode((int) number) : NODES.numberNode(number);
        }
        while (digit() || peek() == '.' || peek() == 'e' || peek() == '+' || peek() == '-') {
            at++;
        }
        return general(from);
    }

    /** What was passed over since, if that is its one text. */
    private JsonNode general(int from) throws Malformed {
        String written = SignedNote.utf8(Arrays.copyOfRange(text, from, at));
        JsonNode value = CanonicalJson.read(written);
        if (!CanonicalJson.of(value).equals(written)) {
            throw new Malformed("another text of it");
        }
        return value;
    }

    private JsonNode literal(String literal, JsonNode value) throws Malformed {
        for (int i = 0; i < literal.length(); i++) {
            expect(literal.charAt(i));
        }
        return value;
    }

    private boolean digit() {
        return peek() >= '0' && peek() <= '9';
    }

    private boolean goesOn() {
        if (peek() != ',') {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char c) throws Malformed {
        if (peek() != c) {
            throw new Malformed("not " + c);
        }
        at++;
    }

    /** The next byte; 0, which no text has, after the last one. Bytes of letters beyond ASCII are negative. */
    private int peek() {
        return at < text.length ? text[at] : 0;
    }
}
