package org.fairlab.query.bundle;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.fairlab.platform.event.EventSerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What members the payload of each kind of event has, as JSON Schema 2020-12, from the events' own declarations. */
final class EventSchemas {

    private static final JsonMapper JSON = JsonMapper.shared();

    private EventSchemas() {}

    /** Schemas by {@code type-revision}, such as {@code AwardOffered-1}; revision 0 for a type that has none. */
    static Map<String, String> all() {
        EventSerializer serializer = new EventSerializer();
        Map<String, String> schemas = new TreeMap<>();
        EventSerializer.types().forEach((name, type) -> {
            String revision =
                    Objects.requireNonNullElse(serializer.typeForClass(type).getRevision(), "0");
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
            schema.put("title", name);
            schema.putAll(members(type));
            schemas.put(name + "-" + revision, JSON.writeValueAsString(schema));
        });
        return schemas;
    }

    private static Map<String, Object> members(Class<?> type) {
        Map<String, Object> members = new TreeMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            members.put(
                    component.getName(), value(component.getGenericType(), isNullable(component.getAnnotatedType())));
        }
        List<String> required = Arrays.stream(type.getRecordComponents())
                .filter(component -> !isNullable(component.getAnnotatedType()))
                .map(RecordComponent::getName)
                .sorted()
                .toList();
        return Map.of("type", "object", "properties", members, "required", required, "additionalProperties", false);
    }

    private static boolean isNullable(AnnotatedElement component) {
        return component.isAnnotationPresent(Nullable.class);
    }

    /** An optional member may be null, or missing in an event from before it was added. */
    private static Map<String, Object> value(Type type, boolean nullable) {
        Map<String, Object> schema = new TreeMap<>(value(type));
        if (nullable) {
            schema.put("type", List.of(Objects.requireNonNull(schema.get("type")), "null"));
            if (schema.get("enum") instanceof List<?> listed) {
                schema.put("enum", Arrays.asList(Arrays.copyOf(listed.toArray(), listed.size() + 1)));
            }
        }
        return schema;
    }

    private static Map<String, Object> value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class
                    ? Map.of("type", "object", "additionalProperties", value(of[1]))
                    : Map.of("type", "array", "items", value(of[0]));
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return members(plain);
        }
        if (plain.isEnum()) {
            return Map.of(
                    "type",
                    "string",
                    "enum",
                    Arrays.stream(plain.getEnumConstants())
                            .map(Object::toString)
                            .toList());
        }
        return switch (plain.getSimpleName()) {
            case "String", "UUID", "LocalDate", "LocalDateTime", "ZoneId" -> Map.of("type", "string");
            case "int", "Integer", "long", "Long" -> Map.of("type", "integer");
            case "boolean", "Boolean" -> Map.of("type", "boolean");
            default -> throw new IllegalStateException("no schema for " + type);
        };
    }
}
