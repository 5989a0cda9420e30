package org.fairlab.command;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/**
 * The entity that a command is for, which it names or derives. Axon's own resolver looks through the command's class
 * again for each command.
 */
@Component
class Target implements CommandTargetResolver {

    private static final ClassValue<Method> IDENTIFIER = new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> command) {
            Method accessor = Arrays.stream(command.getMethods())
                    .filter(method -> method.isAnnotationPresent(TargetAggregateIdentifier.class))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(command + " names no entity"));
            ReflectionUtils.makeAccessible(accessor);
            return accessor;
        }
    };

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        Object identifier =
                ReflectionUtils.invokeMethod(IDENTIFIER.get(command.getPayloadType()), command.getPayload());
        if (identifier == null) {
            throw new IllegalArgumentException(command.getPayloadType() + " names no entity");
        }
        return new VersionedAggregateIdentifier(
                identifier, (Long) command.getMetaData().get(Metadata.VERSION));
    }
}
