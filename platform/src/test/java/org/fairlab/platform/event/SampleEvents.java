package org.fairlab.platform.event;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.Event;
import org.fairlab.events.Money;
import org.jspecify.annotations.Nullable;

/** Two events of each kind, always the same: one with a value in every component, one without the optional ones. */
public final class SampleEvents {

    private SampleEvents() {}

    /** A sample with a value in every component. */
    public static Event full(Class<?> type) {
        return (Event) record(type, true);
    }

    /** A sample with null in every component that may be null. */
    public static Event sparse(Class<?> type) {
        return (Event) record(type, false);
    }

    private static Object record(Class<?> type, boolean full) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> full || !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                            ? value(component.getGenericType(), component.getName(), full)
                            : null)
                    .toArray());
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("no sample of " + type.getSimpleName() + " could be made", failure);
        }
    }

    private static Object value(Type type, String name, boolean full) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            return switch (((Class<?>) generic.getRawType()).getSimpleName()) {
                case "List" -> List.of(value(of[0], name, full));
                case "Set" -> Set.of(value(of[0], name, full));
                case "Map" -> Map.of(value(of[0], name, full), value(of[1], name, full));
                default -> throw new IllegalStateException("no sample value for " + type);
            };
        }
        Class<?> plain = (Class<?>) type;
        if (plain == Money.class) {
            return new Money(name.length() * 100L, "USD");
        }
        if (plain.isRecord()) {
            return record(plain, full);
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        return switch (plain.getSimpleName()) {
            case "UUID" -> UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
            case "LocalDate" -> LocalDate.of(2030, 1, 1).plusDays(name.length());
            case "String" -> "example " + name;
            case "LocalDateTime" -> LocalDateTime.of(2030, 1, 1, 9, 30).plusDays(name.length());
            case "ZoneId" -> ZoneId.of("America/Chicago");
            case "int", "Integer" -> name.length();
            case "long", "Long" -> (long) name.length();
            case "boolean", "Boolean" -> true;
            default -> throw new IllegalStateException("no sample value for " + type);
        };
    }
}
