package org.fairlab.command;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.fairlab.platform.store.Once;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What travels beside a command, and which of it the events recorded in answer carry on: who, in which role, why, as
 * part of what ({@code correlationId}) and in answer to what ({@code causationId}).
 */
@Component
public final class Metadata implements CorrelationDataProvider, ParameterResolverFactory {

    static final String ACTOR = "actor";
    static final String ROLE = "role";
    static final String PARTICIPANT = "participant";
    static final String REASON = "reason";
    static final String TODAY = "today";
    static final String CORRELATION = "correlationId";
    static final String CAUSATION = "causationId";
    static final String VERSION = "version";
    static final String ONCE_KEY = "onceKey";
    static final String ONCE_DIGEST = "onceDigest";

    private static final List<String> CARRIED_ON = List.of(ACTOR, ROLE, REASON);

    /** The metadata of a command that a sender sends today. */
    public static MetaData of(Command command, Sender sender, @Nullable Once once, LocalDate today) {
        Map<String, Object> metadata = new HashMap<>();
        metadata.put(ACTOR, sender.actor());
        metadata.put(ROLE, sender.role());
        metadata.put(TODAY, today.toString());
        putIfPresent(metadata, PARTICIPANT, sender.participant());
        putIfPresent(metadata, CORRELATION, sender.correlationId());
        putIfPresent(metadata, REASON, command.reason());
        if (once != null) {
            metadata.put(ONCE_KEY, once.key().toString());
            metadata.put(ONCE_DIGEST, once.digest().toString());
        }
        return MetaData.from(metadata);
    }

    /** What makes the command have one effect, if it was sent so. */
    static @Nullable Once once(MetaData metadata) {
        return metadata.get(ONCE_KEY) instanceof String key && metadata.get(ONCE_DIGEST) instanceof String digest
                ? new Once(UUID.fromString(key), UUID.fromString(digest))
                : null;
    }

    private static void putIfPresent(Map<String, Object> metadata, String name, @Nullable Object value) {
        if (value != null) {
            metadata.put(name, value.toString());
        }
    }

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        Map<String, Object> carried = new HashMap<>(message.getMetaData().subset(CARRIED_ON.toArray(String[]::new)));
        carried.put(CORRELATION, message.getMetaData().getOrDefault(CORRELATION, message.getIdentifier()));
        carried.put(CAUSATION, message.getIdentifier());
        return carried;
    }

    /** Lets a command handler take {@link Acting} as a parameter. */
    @Override
    public @Nullable ParameterResolver<Acting> createInstance(Executable handler, Parameter[] parameters, int index) {
        return parameters[index].getType() == Acting.class ? new ActingResolver() : null;
    }

    private static final class ActingResolver implements ParameterResolver<Acting> {

        @Override
        public Acting resolveParameterValue(Message<?> message) {
            MetaData metadata = message.getMetaData();
            Object participant = metadata.get(PARTICIPANT);
            return new Acting(
                    metadata.getOrDefault(ACTOR, Acting.SYSTEM).toString(),
                    participant == null ? null : UUID.fromString(participant.toString()),
                    LocalDate.parse(metadata.getOrDefault(TODAY, "").toString()));
        }

        @Override
        public boolean matches(Message<?> message) {
            return message.getMetaData().containsKey(TODAY);
        }
    }
}
