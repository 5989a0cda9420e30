package org.fairlab.platform.privacy;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A place in which something may be left of people whose keys are destroyed. Found as a Spring bean; one that shares a
 * process with the place purges it.
 */
public interface Place {

    /** The keys of requests, beside which digests of what was sent are kept. */
    String IDEMPOTENCY_KEYS = "idempotency keys";

    /** The states of entities. */
    String SNAPSHOTS = "snapshots";

    /** Where the files of the keyring's table still have the keys. */
    String DATA_KEY_FILES = "files of data keys";

    /** The read models, and events that wait to be taken by one. */
    String READ_MODELS = "read models and dead letters";

    /** Where the files of self-identification still have the answers. */
    String ANSWER_FILES = "files of answers";

    /** Where PostgreSQL's log still has the keys and the answers. */
    String WRITE_AHEAD_LOG = "write-ahead log";

    /** Every place there is, in the order in which they are purged. */
    List<String> ALL = List.of(IDEMPOTENCY_KEYS, SNAPSHOTS, DATA_KEY_FILES, READ_MODELS, ANSWER_FILES, WRITE_AHEAD_LOG);

    /** Which one of {@link #ALL} it is. */
    String place();

    /**
     * Purges it of these people, or of those of them of whom it can be done by now; the others are asked for again.
     *
     * @return what was done, in words without personal data, by person
     */
    Map<UUID, String> purge(List<UUID> erased);
}
