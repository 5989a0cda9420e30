package org.fairlab.verifier;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A schema of an event's payload: those keywords of JSON Schema 2020-12 that say members, types and listed values. Any
 * other keyword is refused rather than passed over.
 */
final class Schema {

    private static final Set<String> KEYWORDS =
            Set.of("$schema", "title", "type", "properties", "required", "additionalProperties", "items", "enum");

    private final JsonNode root;

    private Schema(JsonNode root) {
        this.root = root;
    }

    static Schema parse(byte[] text) throws Malformed {
        JsonNode root = CanonicalJson.read(SignedNote.utf8(text));
        known(root);
        return new Schema(root);
    }

    private static void known(JsonNode schema) throws Malformed {
        if (!schema.isObject()) {
            throw new Malformed("a schema that is no object");
        }
        for (String keyword : schema.propertyNames()) {
            if (!KEYWORDS.contains(keyword)) {
                throw new Malformed("a schema with the keyword " + keyword);
            }
        }
        for (JsonNode member : schema.path("properties")) {
            known(member);
        }
        for (String inner : Set.of("items", "additionalProperties")) {
            if (schema.path(inner).isObject()) {
                known(schema.get(inner));
            }
        }
    }

    /** Where a payload is not as the schema says: the path of a member and what is wrong with it. */
    Optional<String> fault(JsonNode payload) {
        return fault(root, payload, "payload");
    }

    private static Optional<String> fault(JsonNode schema, JsonNode value, String path) {
        if (schema.has("type") && !isOneOf(schema.get("type"), value)) {
            return Optional.of(path + " is of another type than " + schema.get("type"));
        }
        if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals)) {
            return Optional.of(path + " is none of the values that it can have");
        }
        for (JsonNode required : schema.path("required")) {
            if (value.isObject() && !value.has(required.stringValue())) {
                return Optional.of(path + "." + required.stringValue() + " is missing");
            }
        }
        for (var member : value.properties()) {
            String at = path + "." + member.getKey();
            JsonNode further = schema.path("additionalProperties");
            JsonNode inner = schema.path("properties").path(member.getKey());
            if (inner.isMissingNode() && further.isBoolean() && !further.booleanValue()) {
                return Optional.of(at + " is not a member of it");
            }
            var fault = fault(inner.isMissingNode() ? further : inner, member.getValue(), at);
            if (fault.isPresent()) {
                return fault;
            }
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            var fault = fault(schema.path("items"), value.get(i), path + "[" + i + "]");
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static boolean isOneOf(JsonNode types, JsonNode value) {
        return (types.isArray() ? types.valueStream() : Stream.of(types)).anyMatch(type -> switch (type.asString("")) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> false;
        });
    }
}
