package org.fairlab.query.trainingcurrency;

import org.fairlab.query.projection.Projection;

/** Training currency for tests of reports that read it. */
public final class TrainingCurrencyAtWork {

    private TrainingCurrencyAtWork() {}

    public static Projection anew() {
        return new TrainingCurrency();
    }
}
