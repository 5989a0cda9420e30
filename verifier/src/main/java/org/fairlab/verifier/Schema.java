package org.fairlab.verifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A schema of an event's payload: those keywords of JSON Schema 2020-12 that say members, types and listed values. Any
 * other keyword is refused rather than passed over.
 */
final class Schema {

    private static final Set<String> KEYWORDS =
            Set.of("$schema", "title", "type", "properties", "required", "additionalProperties", "items", "enum");

    private final JsonNode schema;
    private final List<Predicate<JsonNode>> types = new ArrayList<>();
    private final Optional<List<JsonNode>> listed;
    private final List<String> required = new ArrayList<>();
    private final Map<String, Schema> members = new HashMap<>();
    private final boolean closed;
    private final Optional<Schema> further;
    private final Optional<Schema> items;

    private Schema(JsonNode schema) throws Malformed {
        if (!schema.isObject()) {
            throw new Malformed("a schema that is no object");
        }
        for (String keyword : schema.propertyNames()) {
            if (!KEYWORDS.contains(keyword)) {
                throw new Malformed("a schema with the keyword " + keyword);
            }
        }
        this.schema = schema;
        JsonNode type = schema.path("type");
        (type.isArray() ? type.valueStream() : Stream.of(type))
                .map(Schema::type)
                .forEach(types::add);
        this.listed = schema.optional("enum").map(values -> values.valueStream().toList());
        for (JsonNode name : schema.path("required")) {
            required.add(name.asString(""));
        }
        for (var member : schema.path("properties").properties()) {
            members.put(member.getKey(), new Schema(member.getValue()));
        }
        JsonNode others = schema.path("additionalProperties");
        this.closed = others.isBoolean() && !others.booleanValue();
        this.further = inner(others);
        this.items = inner(schema.path("items"));
    }

    static Schema parse(byte[] text) throws Malformed {
        return new Schema(CanonicalJson.read(SignedNote.utf8(text)));
    }

    /** None where anything can be. */
    private static Optional<Schema> inner(JsonNode schema) throws Malformed {
        return schema.isObject() ? Optional.of(new Schema(schema)) : Optional.empty();
    }

    private static Predicate<JsonNode> type(JsonNode name) {
        return switch (name.asString("")) {
            case "object" -> JsonNode::isObject;
            case "array" -> JsonNode::isArray;
            case "string" -> JsonNode::isString;
            case "integer" -> JsonNode::isIntegralNumber;
            case "number" -> JsonNode::isNumber;
            case "boolean" -> JsonNode::isBoolean;
            case "null" -> JsonNode::isNull;
            default -> value -> name.isMissingNode();
        };
    }

    /** Where a payload is not as the schema says: the path of a member and what is wrong with it. */
    Optional<String> fault(JsonNode payload) {
        return inside(payload).map(fault -> "payload" + fault);
    }

    private Optional<String> inside(JsonNode value) {
        if (!isOfAType(value)) {
            return Optional.of(" is of another type than " + schema.get("type"));
        }
        if (listed.isPresent() && !listed.get().contains(value)) {
            return Optional.of(" is none of the values that it can have");
        }
        for (String name : required) {
            if (value.isObject() && !value.has(name)) {
                return Optional.of("." + name + " is missing");
            }
        }
        for (var member : value.properties()) {
            Schema known = members.get(member.getKey());
            if (known == null && closed) {
                return Optional.of("." + member.getKey() + " is not a member of it");
            }
            Optional<Schema> its = known == null ? further : Optional.of(known);
            var fault = its.flatMap(inner -> inner.inside(member.getValue()));
            if (fault.isPresent()) {
                return Optional.of("." + member.getKey() + fault.get());
            }
        }
        for (int i = 0; value.isArray() && items.isPresent() && i < value.size(); i++) {
            var fault = items.get().inside(value.get(i));
            if (fault.isPresent()) {
                return Optional.of("[" + i + "]" + fault.get());
            }
        }
        return Optional.empty();
    }

    private boolean isOfAType(JsonNode value) {
        for (Predicate<JsonNode> type : types) {
            if (type.test(value)) {
                return true;
            }
        }
        return false;
    }
}
