package org.fairlab.query.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.fairlab.events.Money;
import org.fairlab.events.ScholarshipEvent.FundReplenished;
import org.fairlab.platform.event.Envelope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Leaves of a store that is a stream, whose first event is at position 0, as that of Axon Server is. */
class StreamedLeavesTest {

    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();

    @AfterEach
    void shutDown() {
        store.shutDown();
    }

    private GenericDomainEventMessage<?> recorded(long sequence) {
        var event = new GenericDomainEventMessage<>(
                "Fund",
                "0f8fad5b-d9cb-469f-a165-70867728950e",
                sequence,
                new FundReplenished(UUID.randomUUID(), new Money(1, "USD"), LocalDate.of(2030, 1, 15)),
                Map.of("actor", "ada"));
        store.publish(event);
        return event;
    }

    @Test
    void the_leaves_are_the_events_of_the_stream_in_their_order() throws Exception {
        List<byte[]> expected = List.of(
                Envelope.leafHash(Envelope.of(recorded(0))),
                Envelope.leafHash(Envelope.of(recorded(1))),
                Envelope.leafHash(Envelope.of(recorded(2))));
        try (var leaves = new StreamedLeaves(store)) {
            assertThat(leaves.await(0)).isTrue();
            assertThat(leaves.after(0, 2)).usingRecursiveComparison().isEqualTo(expected.subList(0, 2));
            assertThat(leaves.after(2, 2)).usingRecursiveComparison().isEqualTo(expected.subList(2, 3));
            assertThat(leaves.after(1, 1)).usingRecursiveComparison().isEqualTo(expected.subList(1, 2));
            assertThat(leaves.await(3)).isFalse();
            assertThat(leaves.index(0)).isZero();
        }
    }
}
