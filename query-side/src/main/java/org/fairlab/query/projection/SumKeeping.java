package org.fairlab.query.projection;

import java.time.Duration;
import org.fairlab.platform.RecurringJob;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the sums of the past of all read models that have any, apart from the rows: these are to be seen at once, while
 * figures of the past are counted from facts until their sums are there.
 */
@Component
class SumKeeping extends RecurringJob {

    private final Projections projections;
    private final ProjectionStore store;
    private final TransactionTemplate transaction;

    SumKeeping(Projections projections, ProjectionStore store, PlatformTransactionManager transactions) {
        super("keeps-sums", Duration.ofSeconds(1));
        this.projections = projections;
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    protected void work() {
        for (String name : projections.names()) {
            if (store.sums().until(name).isPresent()) {
                transaction.executeWithoutResult(status -> store.sums().keep(name, store.position(name)));
            }
        }
    }
}
