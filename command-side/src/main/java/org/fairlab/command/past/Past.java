package org.fairlab.command.past;

import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

/** Opens the whole histories of entities, past any snapshot or cache. */
@Component
class Past {

    private final EventStore events;
    /** Found when first asked for: nobody waits for it at the start. */
    private final Supplier<Map<String, Kind<?>>> kinds;

    /** @param parameters what command handlers are given, which is looked at with the rest of an entity's class */
    Past(@Lazy EventStore events, ParameterResolverFactory parameters) {
        this.events = events;
        this.kinds = SingletonSupplier.of(() -> kinds(parameters));
    }

    /**
     * A kind of entity.
     *
     * @param evolution what Axon calls when an event happens to one
     */
    private record Kind<A>(Constructor<A> empty, AggregateModel<A> evolution) {

        static <A> Kind<A> of(Class<A> type, ParameterResolverFactory parameters) {
            try {
                return new Kind<>(
                        type.getDeclaredConstructor(),
                        AnnotatedAggregateMetaModelFactory.inspectAggregate(type, parameters));
            } catch (NoSuchMethodException impossible) {
                throw new IllegalStateException(impossible); // Axon could not load it either
            }
        }

        Unfolding<A> unfold(DomainEventStream history) {
            return new Unfolding<>(BeanUtils.instantiateClass(empty), evolution, history);
        }
    }

    private static Map<String, Kind<?>> kinds(ParameterResolverFactory parameters) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Aggregate.class));
        return scanner.findCandidateComponents("org.fairlab.command").stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .collect(Collectors.toMap(Class::getSimpleName, type -> Kind.of(type, parameters)));
    }

    /** An entity before its first event; none if it has no event. */
    Optional<Unfolding<?>> of(UUID entityId) {
        DomainEventStream history = events.readEvents(entityId.toString(), 0);
        return history.hasNext()
                ? Optional.ofNullable(kinds.get().get(history.peek().getType())).map(kind -> kind.unfold(history))
                : Optional.empty();
    }
}
