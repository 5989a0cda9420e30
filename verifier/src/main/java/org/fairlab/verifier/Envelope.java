package org.fairlab.verifier;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * An event as the log holds it.
 *
 * @param sequence within its stream, from 0
 * @param schema name of the schema of its type and revision, such as {@code AwardOffered-1}
 * @param recordedAt ISO 8601, UTC, with six decimals
 */
record Envelope(UUID eventId, UUID streamId, long sequence, String schema, String recordedAt, JsonNode payload) {

    private static final Set<String> MEMBERS = Set.of(
            "eventId", "metadata", "payload", "recordedAt", "revision", "sequence", "streamId", "streamType", "type");
    private static final String TIME = "0000-00-00T00:00:00.000000Z";

    /** @throws Refused if it is not canonical JSON (RFC 8785) of exactly the members of an envelope */
    static Envelope read(byte[] entry) throws Refused {
        try {
            Optional<JsonNode> canonical = CanonicalReader.read(entry);
            JsonNode json = canonical.isPresent() ? canonical.get() : otherwise(entry);
            if (!json.isObject() || json.size() != MEMBERS.size() || !MEMBERS.containsAll(json.propertyNames())) {
                throw new Refused("its envelope has other members: " + new TreeSet<>(json.propertyNames()));
            }
            JsonNode revision = json.get("revision");
            if (!json.get("sequence").canConvertToLong()
                    || !json.get("metadata").isObject()) {
                throw new Malformed("no sequence or metadata");
            }
            return new Envelope(
                    id(json, "eventId"),
                    id(json, "streamId"),
                    json.get("sequence").longValue(),
                    string(json, "type", Envelope::isName) + "-"
                            + (revision.isNull() ? "0" : string(json, "revision", Envelope::isName)),
                    string(json, "recordedAt", Envelope::isTime),
                    json.get("payload"));
        } catch (Malformed unreadable) {
            throw new Refused("its envelope cannot be read: " + unreadable.getMessage());
        }
    }

    /** What is not read at once, and why. */
    private static JsonNode otherwise(byte[] entry) throws Malformed, Refused {
        String text = SignedNote.utf8(entry);
        JsonNode json = CanonicalJson.read(text);
        if (!CanonicalJson.of(json).equals(text)) {
            throw new Refused("its envelope is not canonical JSON");
        }
        return json;
    }

    private static String string(JsonNode json, String member, Predicate<String> right) throws Malformed {
        return Optional.of(json.get(member))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(right)
                .orElseThrow(() -> new Malformed("no such " + member + " can be"));
    }

    private static boolean isName(String text) {
        boolean name = !text.isEmpty();
        for (int i = 0; i < text.length() && name; i++) {
            char c = text.charAt(i);
            name = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.';
        }
        return name;
    }

    private static boolean isTime(String text) {
        boolean same = text.length() == TIME.length();
        for (int i = 0; i < TIME.length() && same; i++) {
            char c = text.charAt(i);
            same = TIME.charAt(i) == '0' ? c >= '0' && c <= '9' : c == TIME.charAt(i);
        }
        return same;
    }

    private static UUID id(JsonNode json, String member) throws Malformed {
        String text = json.get(member).asString("");
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equals(text)) {
                return id;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new Malformed(member + " is no UUID");
    }
}
