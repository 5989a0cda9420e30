package org.fairlab.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.erdtman.jcs.JsonCanonicalizer;
import org.fairlab.events.PeopleEvent.ParticipantErased;
import org.fairlab.platform.store.GroupCommit;
import org.fairlab.platform.store.PostgresEventStorageEngine;
import org.fairlab.platform.store.StateCache;
import org.fairlab.platform.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the log vouches for, in Java and in SQL. */
class EnvelopeTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private final JdbcClient jdbc = JdbcClient.create(DATABASE.dataSource());
    private final GroupCommit writer = new GroupCommit(DATABASE.dataSource(), new StateCache(0));
    private final PostgresEventStorageEngine engine = new PostgresEventStorageEngine(
            new JdbcTemplate(DATABASE.dataSource()), writer, new EventSerializer(), NoOpEventUpcaster.INSTANCE);

    @BeforeEach
    void events_of_every_kind_with_awkward_metadata() {
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        List<String> awkward = CanonicalJsonTest.awkward();
        for (Class<?> type : CanonicalJsonTest.types()) {
            // the database has no NUL and no halves of pairs in text outside of JSON
            messages.add(
                    message("Kind \"" + type.getSimpleName() + "\" \\ é", SampleEvents.full(type), awkward.get(0)));
            messages.add(message("Fund", SampleEvents.sparse(type), awkward.get(messages.size() % awkward.size())));
        }
        messages.add(message("Fund", new Unrevised("\ud83d\ude02"), "an event without a revision"));
        engine.appendEvents(messages);
    }

    record Unrevised(String text) {}

    private static DomainEventMessage<?> message(String streamType, Object event, String reason) {
        return new GenericDomainEventMessage<>(
                streamType,
                UUID.randomUUID().toString(),
                0,
                new GenericMessage<>(event, MetaData.with("reason", reason).and("actor", "ada")),
                Instant.parse("2026-11-22T06:54:10.180Z").plusNanos(7000));
    }

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void the_database_gives_the_same_envelopes_byte_for_byte() {
        List<String> read = engine.readEvents(null, false)
                .map(event -> Envelope.of((DomainEventMessage<?>) event))
                .toList();
        assertThat(read).hasSizeGreaterThan(200);
        assertThat(jdbc.sql("select convert_to(events.envelope(e), 'UTF8') from events.event e order by position")
                        .query(byte[].class)
                        .list())
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .isEqualTo(read);
        assertThat(jdbc.sql("select events.leaf_hash(e) from events.event e order by position")
                        .query(byte[].class)
                        .list())
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(read.stream().map(Envelope::leafHash).toList());
    }

    @Test
    void an_envelope_is_canonical_JSON_of_one_line_with_what_is_stored_in_it() throws IOException {
        for (String envelope : jdbc.sql("select events.envelope(e) from events.event e")
                .query(String.class)
                .list()) {
            assertThat(envelope)
                    .isEqualTo(new JsonCanonicalizer(envelope).getEncodedString())
                    .doesNotContain("\n", "\r", "\t")
                    .contains("\"recordedAt\":\"2026-11-22T06:54:10.180007Z\"");
        }
    }

    @Test
    void an_event_without_a_revision_says_so() {
        assertThat(jdbc.sql("select events.envelope(e) from events.event e where revision is null limit 1")
                        .query(String.class)
                        .single())
                .contains("\"revision\":null,\"sequence\":0,");
    }

    @Test
    void a_leaf_is_hashed_as_RFC_6962_has_it() {
        assertThat(Envelope.leafHash(""))
                .asHexString()
                .isEqualToIgnoringCase("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    }

    @Test
    void an_erased_participant_reads_as_expected() {
        var event = new GenericDomainEventMessage<>(
                "Participant",
                "0f8fad5b-d9cb-469f-a165-70867728950e",
                3,
                new GenericMessage<>(
                        "9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d",
                        new ParticipantErased(
                                UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"),
                                java.time.LocalDate.of(2026, 11, 22)),
                        MetaData.with("role", "privacy-officer").and("actor", "ada")),
                Instant.parse("2026-11-22T06:54:10.180Z"));
        assertThat(Envelope.of(event))
                .isEqualTo("{\"eventId\":\"9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d\",\"metadata\":{\"actor\":\"ada\","
                        + "\"role\":\"privacy-officer\"},\"payload\":{\"effectiveOn\":\"2026-11-22\","
                        + "\"participantId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"},"
                        + "\"recordedAt\":\"2026-11-22T06:54:10.180000Z\",\"revision\":\"1\",\"sequence\":3,"
                        + "\"streamId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\",\"streamType\":\"Participant\","
                        + "\"type\":\"ParticipantErased\"}");
    }
}
