package org.fairlab.platform.event;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.fairlab.events.Event;
import org.jspecify.annotations.Nullable;

/**
 * Writes events as {@linkplain CanonicalJson canonical JSON} under their own name ({@code AwardOffered}), so that no
 * stored byte depends on a Java package.
 */
public final class EventSerializer extends Jackson3Serializer {

    private static final Map<String, Class<?>> TYPES =
            leaves(Event.class).collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

    private final Map<Class<?>, SerializedType> stored;

    public EventSerializer() {
        super(builder()
                .revisionResolver(new AnnotationRevisionResolver())
                .jsonMapperBuilderCustomizer(CanonicalJson::configure));
        this.stored = TYPES.values().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(),
                        type -> new SimpleSerializedType(
                                type.getSimpleName(), getRevisionResolver().revisionOf(type))));
    }

    /** Every kind of event there is, by the name under which it is stored. */
    public static Map<String, Class<?>> types() {
        return TYPES;
    }

    @Override
    protected String resolveClassName(SerializedType type) {
        Class<?> event = TYPES.get(type.getName());
        return event == null ? super.resolveClassName(type) : event.getName();
    }

    @Override
    @SuppressWarnings("rawtypes") // the signature of Axon's Serializer
    public SerializedType typeForClass(Class type) {
        SerializedType known = type == null ? null : stored.get(type);
        return known == null ? super.typeForClass(type) : known;
    }

    /** Any two are alike, so that an event that one has read gives the stored text itself to another. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventSerializer;
    }

    @Override
    public int hashCode() {
        return EventSerializer.class.hashCode();
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventSerializer::leaves)
                : Stream.of(type);
    }
}
