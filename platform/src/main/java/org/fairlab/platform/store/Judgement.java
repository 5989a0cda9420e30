package org.fairlab.platform.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.fairlab.platform.store.Decision.Answer;
import org.fairlab.platform.store.Decisions.KeyReusedException;
import org.jspecify.annotations.Nullable;

/**
 * Who of a batch wins: decisions are judged in the order in which they came, each on what the store would hold if those
 * before it that win were written. It holds if the store agrees with {@link #expected}.
 */
final class Judgement {

    private final Map<UUID, Long> known;
    private final Map<UUID, Earlier> used;
    private final Map<UUID, Long> ends = new HashMap<>();
    private final Map<UUID, Long> expected = new LinkedHashMap<>();
    private final Set<UUID> keys = new HashSet<>();
    private final Set<Decision> won = new HashSet<>();
    private final List<Decision> winners = new ArrayList<>();
    private final Map<Decision, RuntimeException> losers = new LinkedHashMap<>();
    private final Map<Decision, Answer> repeated = new LinkedHashMap<>();

    /** What was recorded earlier under a key, and by which request. */
    record Earlier(UUID digest, Answer answer) {}

    /**
     * @param known where streams end that the store did not agree on before
     * @param used keys that were used before
     */
    Judgement(List<Decision> batch, Map<UUID, Long> known, Map<UUID, Earlier> used) {
        this.known = known;
        this.used = used;
        batch.forEach(this::judge);
    }

    private void judge(Decision decision) {
        Earlier earlier =
                decision.once() == null ? null : used.get(decision.once().key());
        if (earlier != null && decision.once() != null) {
            if (earlier.digest.equals(decision.once().digest())) {
                repeated.put(decision, earlier.answer);
            } else {
                losers.put(decision, new KeyReusedException());
            }
            return;
        }
        Map<UUID, Long> rests = decision.ends();
        RuntimeException failure = failure(decision, rests);
        if (failure != null) {
            losers.put(decision, failure);
            return;
        }
        rests.forEach((stream, end) -> {
            if (!ends.containsKey(stream)) {
                expected.put(stream, end);
                ends.put(stream, end);
            }
        });
        decision.rows().forEach(row -> ends.put(row.streamId(), row.sequence()));
        if (decision.once() != null) {
            keys.add(decision.once().key());
        }
        won.add(decision);
        winners.add(decision);
    }

    private @Nullable RuntimeException failure(Decision decision, Map<UUID, Long> rests) {
        if (decision.once() != null && keys.contains(decision.once().key())) {
            return new ConcurrencyException("another request with this key is being recorded");
        }
        if (!decision.restsOn().stream().allMatch(earlier -> won.contains(earlier) || earlier.isStored())) {
            return new ConcurrencyException("an earlier decision failed that this one rests on");
        }
        boolean moved = false;
        for (var end : rests.entrySet()) {
            UUID stream = end.getKey();
            Long actual = ends.getOrDefault(stream, known.getOrDefault(stream, end.getValue()));
            if (!actual.equals(end.getValue())) {
                if (decision.creates(stream)) {
                    return new AggregateStreamCreationException("the stream exists already");
                }
                moved = true;
            }
        }
        return moved ? new ConcurrencyException("a stream that the decision rests on has moved") : null;
    }

    /** Where each stream must end in the store. */
    Map<UUID, Long> expected() {
        return expected;
    }

    /** Those to be written, in order. */
    List<Decision> winners() {
        return winners;
    }

    /** Tells everybody what came of it, once the winners are durable. */
    void announce(List<Answer> answers) {
        losers.forEach(Decision::fail);
        repeated.forEach(Decision::complete);
        for (int i = 0; i < winners.size(); i++) {
            winners.get(i).complete(answers.get(i));
        }
    }
}
