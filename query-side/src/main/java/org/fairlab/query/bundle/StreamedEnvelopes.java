package org.fairlab.query.bundle;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import org.fairlab.query.projection.RecordedEvent;
import org.fairlab.query.projection.RecordedEvents;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The events of Axon Server; which ones a bundle of less than the whole log has, the audit trail says. */
@Component
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true")
class StreamedEnvelopes implements Envelopes {

    private final JdbcClient jdbc;
    private final RecordedEvents events;

    StreamedEnvelopes(JdbcClient jdbc, RecordedEvents events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public void show(Selection selection, long last, ObjLongConsumer<String> reader) {
        Consumer<RecordedEvent> each = event -> reader.accept(event.envelope(), event.position());
        if (selection.isWhole()) {
            events.upTo(last, each);
            return;
        }
        List<Long> positions = jdbc.sql(
                        "select e.position from audit_trail.entry e where " + selection.condition() + " order by 1")
                .params(selection.values(last))
                .query(Long.class)
                .list();
        events.at(positions, each);
    }
}
