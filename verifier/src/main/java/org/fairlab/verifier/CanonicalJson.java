package org.fairlab.verifier;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one text of a JSON value by RFC 8785. */
final class CanonicalJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private CanonicalJson() {}

    /** Reads JSON, canonical or not, in which no object has a member twice. */
    static JsonNode read(String text) throws Malformed {
        try {
            return JSON.readTree(text);
        } catch (JacksonException reason) {
            throw new Malformed("not JSON: " + reason.getOriginalMessage());
        }
    }

    /** @throws Malformed if there is no such text: for half of a surrogate pair, or a number beyond a double */
    static String of(JsonNode value) throws Malformed {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(JsonNode value, StringBuilder out) throws Malformed {
        switch (value.getNodeType()) {
            case OBJECT -> object(value, out);
            case ARRAY -> array(value, out);
            case STRING -> string(value.stringValue(), out);
            case NUMBER -> out.append(number(value.asDouble()));
            case BOOLEAN, NULL -> out.append(value);
            default -> throw new Malformed("not a JSON value");
        }
    }

    /** Members are sorted by the UTF-16 units of their names, which is how Java compares strings. */
    private static void object(JsonNode object, StringBuilder out) throws Malformed {
        Map<String, JsonNode> sorted = new TreeMap<>();
        object.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
        String separator = "{";
        for (var member : sorted.entrySet()) {
            out.append(separator);
            string(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ",";
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void array(JsonNode array, StringBuilder out) throws Malformed {
        out.append('[');
        for (Iterator<JsonNode> elements = array.iterator(); elements.hasNext(); ) {
            write(elements.next(), out);
            out.append(elements.hasNext() ? "," : "");
        }
        out.append(']');
    }

    private static void string(String text, StringBuilder out) throws Malformed {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append("\\u").append(HexFormat.of().toHexDigits(c));
                    } else if (Character.isSurrogate(c)) {
                        int pair = text.codePointAt(i);
                        if (!Character.isSupplementaryCodePoint(pair)) {
                            throw new Malformed("half of a surrogate pair");
                        }
                        out.appendCodePoint(pair);
                        i++;
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** A number as ECMAScript writes it: the fewest digits that are read as the same double. */
    static String number(double value) throws Malformed {
        if (!Double.isFinite(value)) {
            throw new Malformed("a number beyond a double");
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale(); // of the decimal point, from the first digit on
        return (value < 0 ? "-" : "") + notation(digits, point);
    }

    private static String notation(String digits, int point) {
        if (point > 0 && point <= 21) {
            return point >= digits.length()
                    ? digits + "0".repeat(point - digits.length())
                    : digits.substring(0, point) + "." + digits.substring(point);
        }
        if (point <= 0 && point > -6) {
            return "0." + "0".repeat(-point) + digits;
        }
        String exponent = (point > 0 ? "e+" : "e") + (point - 1);
        return digits.length() == 1 ? digits + exponent : digits.charAt(0) + "." + digits.substring(1) + exponent;
    }

    /** Java writes at least two digits, and so now and then two where one would do. */
    private static BigDecimal shortest(double value) {
        BigDecimal java = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (java.precision() == 2) {
            BigDecimal shorter = java.round(new MathContext(1));
            if (shorter.doubleValue() == value) {
                return shorter.stripTrailingZeros();
            }
        }
        return java;
    }
}
