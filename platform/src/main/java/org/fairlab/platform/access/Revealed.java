package org.fairlab.platform.access;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.fairlab.platform.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * What an answer shows: of whom, which events, and which fields have something in them. It is told by the names of the
 * answer's components, as {@link ShownFields} tells what there could be.
 *
 * @param persons pseudonyms, and ids of what is one person's own
 * @param events positions, where events are shown
 */
record Revealed(SortedSet<UUID> persons, SortedSet<Long> events, SortedSet<String> fields) {

    /** A component of a record that is shown at a path. */
    private record Part(Method accessor, String name, String path) {}

    private record Place(Class<?> type, String path) {}

    private static final Map<Place, List<Part>> PARTS = new ConcurrentHashMap<>();

    /** What an answer shows. */
    static Revealed by(@Nullable Object answer) {
        Revealed revealed = new Revealed(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        revealed.walk(answer, "", "");
        return revealed;
    }

    private void walk(@Nullable Object value, String name, String path) {
        switch (value) {
            case null -> {}
            case Page<?> page -> page.items().forEach(item -> walk(item, name, path));
            case Collection<?> all -> all.forEach(one -> walk(one, name, path));
            case Record shown -> {
                for (Part part : PARTS.computeIfAbsent(new Place(shown.getClass(), path), Revealed::parts)) {
                    walk(read(part.accessor(), shown), part.name(), part.path());
                }
            }
            default -> leaf(value, name, path);
        }
    }

    private void leaf(Object value, String name, String path) {
        fields.add(path);
        if (value instanceof UUID id && ShownFields.PSEUDONYMS.contains(name)) {
            persons.add(id);
        } else if (value instanceof Long position && (name.equals("position") || name.equals("events"))) {
            events.add(position);
        }
    }

    private static List<Part> parts(Place place) {
        return Arrays.stream(place.type().getRecordComponents())
                .map(component -> new Part(
                        accessor(component),
                        component.getName(),
                        ShownFields.within(place.path(), component.getName())))
                .toList();
    }

    private static Method accessor(RecordComponent component) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        return accessor;
    }

    private static @Nullable Object read(Method accessor, Record shown) {
        try {
            return accessor.invoke(shown);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
