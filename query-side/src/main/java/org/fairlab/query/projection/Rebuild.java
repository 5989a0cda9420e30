package org.fairlab.query.projection;

import java.util.function.BooleanSupplier;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Builds one read model anew from the first event in a second schema, while the old one serves, and then puts it in its
 * place. Of several processes one does it at a time.
 */
final class Rebuild {

    private static final long PAUSE_MILLIS = 1000;

    private final Projection projection;
    private final ProjectionStore store;
    private final TransactionTemplate transaction;
    private final ProjectionRunner runner;
    private final String name;
    private final String next;

    /** @param runner writes to the second schema */
    Rebuild(Projection projection, ProjectionStore store, TransactionTemplate transaction, ProjectionRunner runner) {
        this.projection = projection;
        this.store = store;
        this.transaction = transaction;
        this.runner = runner;
        this.name = projection.name();
        this.next = ProjectionStore.next(name);
    }

    /** Waits for its turn among the processes, and for the database, as long as it is needed. */
    void run(BooleanSupplier needed) throws InterruptedException {
        while (!tried(needed)) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private boolean tried(BooleanSupplier needed) {
        try (runner) {
            return store.alone(name, () -> {
                if (needed.getAsBoolean()) {
                    replace();
                }
            });
        } catch (RuntimeException failure) {
            if (ProjectionRunner.isPassing(failure)) {
                return false;
            }
            throw failure;
        }
    }

    private void replace() {
        transaction.executeWithoutResult(status -> {
            store.forgetRebuild(name);
            store.create(projection, next);
        });
        try {
            runner.advanceTo(store.position(name));
            store.analyze(next);
            // holds the old one still, so that the new one is no less far when it takes its place
            transaction.executeWithoutResult(status -> {
                runner.advanceTo(store.lock(name));
                store.replace(name);
            });
        } finally {
            cleanUp();
        }
    }

    /** Drops what is left of a rebuild that did not come to its end, unless one is under way. */
    void cleanUpAlone() {
        store.alone(name, this::cleanUp);
    }

    private void cleanUp() {
        transaction.executeWithoutResult(status -> store.forgetRebuild(name));
    }
}
