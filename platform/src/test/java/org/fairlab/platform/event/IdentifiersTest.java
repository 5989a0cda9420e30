package org.fairlab.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

class IdentifiersTest {

    @Test
    void axon_takes_them_and_no_two_are_the_same_on_any_thread() {
        IdentifierFactory identifiers = IdentifierFactory.getInstance();
        assertThat(identifiers).isInstanceOf(Identifiers.class);
        Set<UUID> all = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 100_000).parallel().forEach(n -> all.add(UUID.fromString(identifiers.generateIdentifier())));
        assertThat(all).hasSize(100_000).allMatch(id -> id.version() == 4 && id.variant() == 2);
    }
}
