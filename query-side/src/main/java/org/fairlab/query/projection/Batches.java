package org.fairlab.query.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fairlab.query.projection.ProjectionStore.Claim;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes read models forward, each by a batch, in one transaction. */
final class Batches {

    private final ProjectionStore store;
    private final TransactionTemplate transaction;

    Batches(ProjectionStore store, PlatformTransactionManager transactions) {
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Some events for one read model.
     *
     * @param last the position that they take it to
     * @param rows what the events write if none of them waits behind a dead letter; null if that is not known
     * @param oneByOne whether an event that cannot be taken is to be parked
     */
    record Batch(
            ProjectionRunner runner,
            List<RecordedEvent> events,
            long last,
            @Nullable Rows rows,
            boolean oneByOne) {}

    /** Returns those whose events are left, because another node is at the read model. */
    List<Batch> take(List<Batch> all) {
        Map<String, Claim> claims = Objects.requireNonNull(transaction.execute(status -> {
            Map<String, Claim> claimed = store.claim(all.stream()
                    .map(batch -> batch.runner().standing(batch.last()))
                    .toList());
            for (Batch batch : all) {
                Claim claim = claimed.get(batch.runner().name());
                if (claim != null) {
                    batch.runner().write(batch, claim);
                }
            }
            return claimed;
        }));
        List<Batch> left = new ArrayList<>();
        for (Batch batch : all) {
            String name = batch.runner().name();
            long position = claims.containsKey(name) ? batch.last() : store.position(name);
            batch.runner().goOnFrom(position);
            if (position < batch.last()) {
                left.add(batch);
            }
        }
        return left;
    }
}
