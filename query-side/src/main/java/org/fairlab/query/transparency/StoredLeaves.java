package org.fairlab.query.transparency;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.fairlab.query.projection.EventFeed;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The events of PostgreSQL, hashed there as they are stored: no event is decoded, no later version of the program reads
 * one differently. The first is at position 1.
 */
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
class StoredLeaves implements Leaves {

    private final JdbcClient jdbc;
    private final EventFeed news;

    StoredLeaves(JdbcClient jdbc, StreamableMessageSource<TrackedEventMessage<?>> events) {
        this.jdbc = jdbc;
        this.news = new EventFeed(events);
    }

    @Override
    public long index(long position) {
        return position - 1;
    }

    @Override
    public boolean await(long size) throws InterruptedException {
        return news.await(size);
    }

    @Override
    public List<byte[]> after(long size, int limit) {
        return jdbc.sql("select position, events.leaf_hash(e) as leaf from events.event e where position > ?"
                        + " order by position limit ?")
                .params(size, limit)
                .query((row, n) -> {
                    if (index(row.getLong("position")) != size + n) {
                        throw new BrokenLogException("there is no event at position " + (size + n + 1));
                    }
                    return row.getBytes("leaf");
                })
                .list();
    }

    @Override
    public void close() {
        news.close();
    }
}
