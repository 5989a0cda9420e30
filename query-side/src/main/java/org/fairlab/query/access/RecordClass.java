package org.fairlab.query.access;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class of records and how long they are kept.
 *
 * @param tables where they are, all of them; {@code *} for the schemas of read models
 * @param period after which the clock ends them, null if something else does or nothing
 * @param until what ends them, in words
 * @param basis why they are kept for so long
 */
public record RecordClass(
        String name, List<String> tables, @Nullable Duration period, String until, String basis) {

    private static final String FOR_GOOD = "never";

    /**
     * Every class of records there is; a test finds tables that are in none.
     *
     * @param keys how long keys of idempotent requests are kept
     */
    public static List<RecordClass> all(Duration keys) {
        return List.of(
                new RecordClass(
                        "events",
                        List.of("events.event"),
                        null,
                        FOR_GOOD + "; what is personal in them is gone once the person's keys are destroyed",
                        "the only truth; awards at least three years past the final report (2 CFR 200.334)"),
                new RecordClass(
                        "transparency log",
                        List.of("transparency.checkpoint", "transparency.node"),
                        null,
                        FOR_GOOD + "; it holds hashes of events, which are of ciphertext where they are personal",
                        "receipts and certificates are proved against it"),
                new RecordClass(
                        "keys of persons",
                        List.of("keyring.data_key"),
                        null,
                        "the person is erased, or a survey closed",
                        "without them nothing sealed can be read"),
                new RecordClass(
                        "erasures, and key-encryption keys without the keys",
                        List.of("keyring.erasure", "keyring.purge", "keyring.epoch"),
                        null,
                        FOR_GOOD + "; they are pseudonyms and what was done",
                        "erasures are certified on them"),
                new RecordClass(
                        "reads of personal records",
                        List.of("access.read"),
                        null,
                        FOR_GOOD,
                        "kept with the record as long as that is (34 CFR 99.32)"),
                new RecordClass(
                        "editions of figures",
                        List.of("publication.edition", "publication.figure"),
                        null,
                        FOR_GOOD + "; the draft of one until it is released or held back",
                        "the next edition depends on what earlier ones have shown"),
                new RecordClass(
                        "idempotency keys",
                        List.of("events.once"),
                        keys,
                        "the period is over; a job deletes them every hour",
                        "for so long a request sent again is answered as the first time"),
                new RecordClass(
                        "snapshots of entities",
                        List.of("events.snapshot"),
                        null,
                        "a newer one of the entity takes their place",
                        "they spare reading long histories, and can be made again"),
                new RecordClass(
                        "deadlines",
                        List.of("command.scheduled_tasks"),
                        null,
                        "they were met",
                        "offers lapse and certificates expire after a restart too"),
                new RecordClass(
                        "progress of imports",
                        List.of("command.imported"),
                        null,
                        FOR_GOOD + "; they are counts without persons",
                        "an import goes on where it was"),
                new RecordClass(
                        "ballots of climate surveys",
                        List.of("command.survey", "command.ballot"),
                        null,
                        "the survey is closed",
                        "nothing is to join an answer to who gave it"),
                new RecordClass(
                        "dead letters",
                        List.of("projection.dead_letter"),
                        null,
                        "the read model has taken the event, or was rebuilt",
                        "an event is not to be forgotten"),
                new RecordClass(
                        "replays of read models",
                        List.of("projection.replay", "projection.checksum_key"),
                        Duration.ofDays(1),
                        "the period is over, or an auditor drops them; the key of checksums stays",
                        "they can be made again from events"),
                new RecordClass(
                        "read models",
                        List.of("projection.state", "*"),
                        null,
                        "they are rebuilt; of a person who is erased, the sealed fields are unreadable at once",
                        "they can be made again from events"));
    }
}
