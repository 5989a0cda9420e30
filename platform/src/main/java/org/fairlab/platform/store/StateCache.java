package org.fairlab.platform.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Keeps entities up to a limit of memory: those that commands are for as the last decision left them, and those that
 * decisions only read as they were read. The former may be seen before that decision is durable: the one that sees it
 * then rests on it. What another process has recorded meanwhile is found out when a decision is judged, a refusal
 * included, and the entity is forgotten.
 */
public final class StateCache implements org.axonframework.common.caching.Cache {

    private final boolean off;
    private final Cache<UUID, Left> left;
    private final Cache<UUID, Read<?>> read;

    /** An entity, the decision that left it so, and about how many bytes it takes. */
    private record Left(AggregateCacheEntry<?> entry, Decision by, Footprint footprint) {}

    /**
     * An entity that is read and never changed again.
     *
     * @param lastSequence of the last event that it was made from
     */
    public record Read<A>(A entity, long lastSequence) {}

    /** @param bytes about how much memory entities may take, 0 to keep none */
    public StateCache(long bytes) {
        this.off = bytes == 0;
        this.left = Caffeine.newBuilder()
                .maximumWeight(bytes / 2)
                .<UUID, Left>weigher((id, entity) -> entity.footprint.bytes())
                .build();
        this.read = Caffeine.newBuilder()
                .maximumWeight(bytes / 2)
                .<UUID, Read<?>>weigher(
                        (id, found) -> Footprint.of(found.entity, 0).bytes())
                .build();
    }

    /** Gives the decision at hand an entity that it only reads and rests on. */
    @SuppressWarnings("unchecked") // the class is compared
    public <A> A read(UUID id, Class<A> kind, Supplier<Read<A>> load) {
        // within a larger decision, events may be staged that no other one has seen
        boolean mayBeKept = !off && CurrentUnitOfWork.get().parent().isEmpty();
        Read<?> found = mayBeKept ? read.getIfPresent(id) : null;
        if (found == null || found.entity.getClass() != kind) {
            found = load.get();
            if (mayBeKept) {
                read.put(id, found);
            }
        }
        Decision.current().read(id, found.lastSequence);
        return (A) found.entity;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Axon's Cache has it; only entries are put
    public <K, V> @Nullable V get(K id) {
        UUID stream = uuid(id);
        Left found = left.getIfPresent(stream);
        if (found == null) {
            return null;
        }
        if (!found.by.isPending() && !found.by.isStored()) {
            left.invalidate(stream);
            return null;
        }
        Decision decision = Decision.current();
        if (found.by.isPending() && found.by != decision) {
            decision.restOn(found.by);
        }
        decision.read(stream, version(found.entry));
        return (V) found.entry;
    }

    @Override
    public void put(Object id, Object entry) {
        if (!off && entry instanceof AggregateCacheEntry<?> state) {
            var aggregate = state.recreateAggregate(null, null, null, null);
            UUID stream = uuid(id);
            Left before = left.getIfPresent(stream);
            Footprint footprint = before == null
                    ? Footprint.of(aggregate.getAggregateRoot(), aggregate.version())
                    : before.footprint.at(aggregate.getAggregateRoot(), aggregate.version());
            left.put(stream, new Left(state, Decision.current(), footprint));
        }
    }

    /** The entry holds the entity itself and does not make it anew. */
    private static long version(AggregateCacheEntry<?> entry) {
        return entry.recreateAggregate(null, null, null, null).version();
    }

    private static UUID uuid(Object id) {
        return UUID.fromString(id.toString());
    }

    @Override
    public boolean putIfAbsent(Object id, Object entry) {
        boolean absent = !containsKey(id);
        if (absent) {
            put(id, entry);
        }
        return absent;
    }

    @Override
    public boolean remove(Object id) {
        return left.asMap().remove(uuid(id)) != null;
    }

    @Override
    public boolean containsKey(Object id) {
        return left.getIfPresent(uuid(id)) != null;
    }

    /** Forgets entities that turned out to be out of date. */
    void forget(Collection<UUID> moved) {
        left.invalidateAll(moved);
        read.invalidateAll(moved);
    }

    /** Forgets how entities were read that have moved on. */
    void written(Collection<UUID> streams) {
        read.invalidateAll(streams);
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("nobody listens to this cache");
    }
}
