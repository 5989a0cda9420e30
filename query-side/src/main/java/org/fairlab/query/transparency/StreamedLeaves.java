package org.fairlab.query.transparency;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.fairlab.platform.event.Envelope;
import org.fairlab.query.projection.EventFeed;
import org.fairlab.query.projection.RecordedEvent;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/**
 * The events of Axon Server in the order of its stream, the first at position 0. It keeps metadata in a form of its own
 * and times in milliseconds, so that an envelope is made of what it gives.
 */
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true")
class StreamedLeaves implements Leaves {

    private final EventFeed events;

    StreamedLeaves(StreamableMessageSource<TrackedEventMessage<?>> events) {
        this.events = new EventFeed(events);
    }

    @Override
    public long index(long position) {
        return position;
    }

    @Override
    public boolean await(long size) throws InterruptedException {
        return events.await(size - 1);
    }

    @Override
    public List<byte[]> after(long size, int limit) {
        List<byte[]> leaves = new ArrayList<>();
        for (RecordedEvent event : events.after(size - 1, limit)) {
            if (event.position() != size + leaves.size()) {
                throw new BrokenLogException("there is no event at position " + (size + leaves.size()));
            }
            leaves.add(Envelope.leafHash(event.envelope()));
        }
        return leaves;
    }

    @Override
    public void close() {
        events.close();
    }
}
