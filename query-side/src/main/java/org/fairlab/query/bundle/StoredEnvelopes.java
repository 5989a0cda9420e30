package org.fairlab.query.bundle;

import java.util.function.ObjLongConsumer;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The events of PostgreSQL, as the database itself gives them. */
@Component
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
public class StoredEnvelopes implements Envelopes {

    private static final int FETCHED = 500;

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate reading;

    public StoredEnvelopes(DataSource dataSource, PlatformTransactionManager transactions) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setFetchSize(FETCHED); // which PostgreSQL's driver minds in a transaction only
        this.jdbc = new NamedParameterJdbcTemplate(template);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    @Override
    public void show(Selection selection, long last, ObjLongConsumer<String> reader) {
        reading.executeWithoutResult(status -> jdbc.query(
                "select e.position, events.envelope(e) as envelope from events.event e where " + selection.condition()
                        + " order by e.position",
                selection.values(last),
                row -> {
                    reader.accept(row.getString("envelope"), row.getLong("position"));
                }));
    }
}
