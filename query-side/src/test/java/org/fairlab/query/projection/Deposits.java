package org.fairlab.query.projection;

import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.fairlab.events.ScholarshipEvent.FundReplenished;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A read model of one table, beside sums of it, whose work a test can disturb. */
class Deposits implements Projection {

    static final String NAME = "deposits";

    private final int version;
    private volatile BiConsumer<RecordedEvent, Rows> disturbance = (recorded, rows) -> {};

    Deposits() {
        this(1);
    }

    Deposits(int version) {
        this.version = version;
    }

    /** What happens before each event is taken. */
    Deposits disturbedBy(Consumer<RecordedEvent> disturbance) {
        return disturbedBy((recorded, rows) -> disturbance.accept(recorded));
    }

    /** What is written before each event is taken. */
    Deposits disturbedBy(BiConsumer<RecordedEvent, Rows> disturbance) {
        this.disturbance = disturbance;
        return this;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public boolean keepsSums() {
        return true;
    }

    @Override
    public void on(RecordedEvent recorded, Rows rows) {
        disturbance.accept(recorded, rows);
        if (recorded.event() instanceof FundReplenished e) {
            rows.write(
                    "insert into deposit (position, fund_id, amount) values (?, ?, ?)",
                    recorded.position(),
                    e.fundId(),
                    e.amount().minor() * version);
        }
    }

    static List<Long> positions(JdbcClient jdbc) {
        return jdbc.sql("select position from deposits.deposit order by position")
                .query(Long.class)
                .list();
    }

    /** The amounts in the order in which they were taken. */
    static List<Long> amounts(UUID fund, JdbcClient jdbc) {
        return jdbc.sql("select amount from deposits.deposit where fund_id = ? order by ctid")
                .param(fund)
                .query(Long.class)
                .list();
    }
}
