package org.fairlab.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.fairlab.events.PeopleEvent.ParticipantErased;
import org.junit.jupiter.api.Test;

class EventSerializerTest {

    private static final UUID PARTICIPANT = UUID.randomUUID();
    private static final ParticipantErased EVENT = new ParticipantErased(PARTICIPANT, LocalDate.of(2030, 1, 15));

    private final EventSerializer serializer = new EventSerializer();

    private static SerializedObject<String> stored(String type, String json) {
        return new SimpleSerializedObject<>(json, String.class, type, "1");
    }

    @Test
    void an_event_is_stored_under_its_own_name_and_revision() {
        var stored = serializer.serialize(EVENT, String.class);
        assertThat(stored.getType().getName()).isEqualTo("ParticipantErased");
        assertThat(stored.getType().getRevision()).isEqualTo("1");
        assertThat(stored.getData())
                .isEqualTo("{\"effectiveOn\":\"2030-01-15\",\"participantId\":\"" + PARTICIPANT + "\"}");
    }

    @Test
    void a_stored_event_is_found_by_its_name_alone() {
        assertThat((Object) serializer.deserialize(serializer.serialize(EVENT, String.class)))
                .isEqualTo(EVENT);
    }

    @Test
    void a_component_that_is_not_known_any_more_is_passed_over() {
        String json = "{\"participantId\":\"" + PARTICIPANT + "\",\"effectiveOn\":\"2030-01-15\",\"gone\":1}";
        assertThat((Object) serializer.deserialize(stored("ParticipantErased", json)))
                .isEqualTo(EVENT);
    }

    @Test
    void an_event_of_an_unknown_name_is_told_apart_and_kept() {
        assertThat((Object) serializer.deserialize(stored("ParticipantForgotten", "{}")))
                .isInstanceOf(UnknownSerializedType.class);
    }

    @Test
    void what_is_stored_cannot_choose_the_class_it_becomes() {
        String json = "[\"java.util.ArrayList\",[]]";
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serializer.deserialize(stored("ParticipantErased", json)));
    }

    @Test
    void metadata_is_read_back_as_it_was() {
        MetaData metadata = MetaData.with("actor", "somebody").and("reason", "größer");
        assertThat((Object) serializer.deserialize(serializer.serialize(metadata, String.class)))
                .isEqualTo(metadata);
    }
}
