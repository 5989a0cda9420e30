package org.fairlab.platform.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.StdConverter;

/**
 * Entities as JSON, by their fields. A snapshot counts only for the very code that made it, which needs no discipline:
 * if any class in the entity's package has changed, it is passed over and the history read from its start.
 */
public final class Snapshots {

    private static final JsonMapper STATE = JsonMapper.builder()
            .changeDefaultVisibility(visible -> visible.withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                    .withVisibility(PropertyAccessor.CREATOR, Visibility.DEFAULT))
            .enable(MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The same state gives the same JSON, whatever order a set or map of it happens to have. */
    private static final JsonMapper SHOWN = STATE.rebuild()
            .addMixIn(Set.class, InOrder.class)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final Map<Class<?>, String> VERSIONS = new ConcurrentHashMap<>();

    private Snapshots() {}

    /** An entity's state as JSON. */
    public static String write(Object entity) {
        return STATE.writeValueAsString(entity);
    }

    /** An entity's state as JSON to be shown and compared: sets and maps in a defined order. */
    public static JsonNode show(Object entity) {
        return SHOWN.valueToTree(entity);
    }

    @JsonSerialize(converter = Sorting.class)
    private interface InOrder {}

    /** Gives the elements of a set the order of their texts. */
    static final class Sorting extends StdConverter<Set<?>, List<?>> {

        @Override
        public List<?> convert(Set<?> set) {
            return set.stream().sorted(Comparator.comparing(Object::toString)).toList();
        }
    }

    /** An entity of the class of this name, in a state that was written before. */
    public static Object read(String state, String type) {
        return STATE.readValue(state, type(type));
    }

    /** Length of an entity's state, in bytes. */
    static int length(Object entity) {
        return STATE.writeValueAsBytes(entity).length;
    }

    /** Digest of the code of the entity's package; empty if there is no class of this name any more. */
    static String version(String type) {
        try {
            return VERSIONS.computeIfAbsent(type(type), Snapshots::digest);
        } catch (IllegalArgumentException gone) {
            return "";
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException gone) {
            throw new IllegalArgumentException(gone);
        }
    }

    private static String digest(Class<?> type) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Resource[] code = new PathMatchingResourcePatternResolver(type.getClassLoader())
                    .getResources("classpath*:" + type.getPackageName().replace('.', '/') + "/*.class");
            Arrays.sort(code, Comparator.comparing(Resource::getFilename));
            for (Resource each : code) {
                digest.update(each.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
