package org.fairlab.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SimpleSerializedObject;
import org.fairlab.events.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is stored can be read for ever. The stored bytes of each kind of event are kept in {@code golden}; the file of a
 * new kind is written by this test when it is run with {@code -Dgolden.write}.
 */
class GoldenEventsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final String HOW_TO_WRITE =
            "to write it, run: mvn -pl platform -am test -Dtest=GoldenEventsTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dgolden.write";
    private static final JsonMapper JSON = new JsonMapper();

    private final EventSerializer serializer = new EventSerializer();

    static Collection<Class<?>> types() {
        return new TreeMap<>(EventSerializer.types()).values();
    }

    static List<Class<?>> typesWithOptionalComponents() {
        return types().stream()
                .filter(type -> !SampleEvents.sparse(type).equals(SampleEvents.full(type)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_event_is_stored_as_it_always_was(Class<?> type) throws IOException {
        String stored =
                serializer.serialize(SampleEvents.full(type), String.class).getData();
        if (System.getProperty("golden.write") != null) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file(type), stored + "\n");
        }
        assertThat(stored)
                .as("a change other than a further nullable component needs a new revision and an upcaster, and the old"
                        + " file stays; " + HOW_TO_WRITE)
                .isEqualTo(golden(type));
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_stored_event_can_be_read(Class<?> type) throws IOException {
        assertThat(read(type, golden(type))).isEqualTo(SampleEvents.full(type));
    }

    @ParameterizedTest
    @MethodSource("typesWithOptionalComponents")
    void an_event_stored_before_it_had_an_optional_component_can_be_read(Class<?> type) throws IOException {
        JsonNode older = JSON.readTree(golden(type));
        removeWhatIsNullIn(JSON.valueToTree(SampleEvents.sparse(type)), older);
        assertThat(read(type, older.toString())).isEqualTo(SampleEvents.sparse(type));
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_kind_of_event_has_a_revision(Class<?> type) {
        assertThat(type).hasAnnotation(Revision.class);
    }

    @Test
    void no_kind_of_event_that_was_ever_stored_has_gone() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(EventSerializer.types().keySet());
        }
    }

    private Event read(Class<?> type, String stored) {
        return serializer.deserialize(new SimpleSerializedObject<>(
                stored,
                String.class,
                type.getSimpleName(),
                type.getAnnotation(Revision.class).value()));
    }

    private static String golden(Class<?> type) throws IOException {
        assertThat(file(type))
                .as("the golden file of %s; %s", type.getSimpleName(), HOW_TO_WRITE)
                .exists();
        return Files.readString(file(type)).strip();
    }

    private static Path file(Class<?> type) {
        return GOLDEN.resolve(type.getSimpleName() + ".json");
    }

    private static void removeWhatIsNullIn(JsonNode sparse, JsonNode full) {
        if (full instanceof ObjectNode object) {
            List.copyOf(object.propertyNames()).forEach(name -> {
                if (sparse.get(name).isNull()) {
                    object.remove(name);
                } else {
                    removeWhatIsNullIn(sparse.get(name), object.get(name));
                }
            });
        } else if (full.isArray()) {
            for (int i = 0; i < full.size(); i++) {
                removeWhatIsNullIn(sparse.get(i), full.get(i));
            }
        }
    }
}
