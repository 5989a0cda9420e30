package org.fairlab.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.messaging.MetaData;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What is written is what another implementation of RFC 8785 makes of it. */
class CanonicalJsonTest {

    private final EventSerializer serializer = new EventSerializer();

    static Collection<Class<?>> types() {
        return new TreeMap<>(EventSerializer.types()).values();
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_event_is_stored_in_its_canonical_form(Class<?> type) throws IOException {
        for (Object event : List.of(SampleEvents.full(type), SampleEvents.sparse(type))) {
            String stored = serializer.serialize(event, String.class).getData();
            assertThat(stored).isEqualTo(canonical(stored));
        }
    }

    static List<String> awkward() {
        return List.of(
                IntStream.rangeClosed(0, 0x20).mapToObj(Character::toString).collect(Collectors.joining()),
                "\u007f\u0080\u009f\u00ad\ufeff",
                "\u2028\u2029",
                "\ud83d\ude02 \ud834\udd1e \udbff\udfff",
                "\ufb33",
                "\uffff",
                "</script> / \\ \" ' \\u000a",
                "e\u0301 \u00e9",
                "");
    }

    @ParameterizedTest
    @MethodSource("awkward")
    void awkward_text_is_stored_in_its_canonical_form(String text) throws IOException {
        MetaData metadata = MetaData.with("reason", text).and("Reason", "1").and(text, "2");
        String stored = serializer.serialize(metadata, String.class).getData();
        assertThat(stored).isEqualTo(canonical(stored)).doesNotContain("\n", "\r", "\t");
        assertThat((Object) serializer.deserialize(serializer.serialize(metadata, String.class)))
                .isEqualTo(metadata);
    }

    @Test
    void names_are_sorted_by_utf_16_units_in_whatever_order_they_come() throws IOException {
        Map<String, Object> names = awkward().stream().collect(Collectors.toMap(name -> name, name -> "value"));
        String written = CanonicalJson.write(names);
        assertThat(written).isEqualTo(canonical(written));
        // as code points, the first would come last
        assertThat(written.indexOf("\ud83d\ude02")).isLessThan(written.indexOf('\ufb33'));
    }

    /** Of the RFC, sections 3.2.2 and 3.2.3, and of the test data it refers to; without their decimals. */
    static Stream<Arguments> published() {
        return Stream.of(
                arguments(
                        "{\"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\","
                                + " \"literals\": [null, true, false]}",
                        "{\"literals\":[null,true,false],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}"),
                arguments(
                        "{\"\\u20ac\": \"Euro Sign\", \"\\r\": \"Carriage Return\", \"\\ufb33\":"
                                + " \"Hebrew Letter Dalet With Dagesh\", \"1\": \"One\", \"\\ud83d\\ude00\":"
                                + " \"Emoji: Grinning Face\", \"\\u0080\": \"Control\", \"\\u00f6\":"
                                + " \"Latin Small Letter O With Diaeresis\"}",
                        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":"
                                + "\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😀\":"
                                + "\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}"),
                arguments("[56, {\"d\": true, \"10\": null, \"1\": []}]", "[56,{\"1\":[],\"10\":null,\"d\":true}]"),
                arguments(
                        "{\"peach\": \"This sorting order\", \"péché\": \"is wrong according to French\", \"pêche\":"
                                + " \"but canonicalization MUST\", \"sin\": \"ignore locale\"}",
                        "{\"peach\":\"This sorting order\",\"péché\":\"is wrong according to French\",\"pêche\":"
                                + "\"but canonicalization MUST\",\"sin\":\"ignore locale\"}"),
                arguments(
                        "{\"1\": {\"f\": {\"f\": \"hi\", \"F\": 5}, \"\\n\": 56}, \"10\": {}, \"\": \"empty\","
                                + " \"a\": {}, \"111\": [{\"e\": \"yes\", \"E\": \"no\"}], \"A\": {}}",
                        "{\"\":\"empty\",\"1\":{\"\\n\":56,\"f\":{\"F\":5,\"f\":\"hi\"}},\"10\":{},"
                                + "\"111\":[{\"E\":\"no\",\"e\":\"yes\"}],\"A\":{},\"a\":{}}"),
                arguments("{\"Unnormalized Unicode\": \"A\\u030a\"}", "{\"Unnormalized Unicode\":\"A\u030a\"}"));
    }

    @ParameterizedTest
    @MethodSource("published")
    void the_published_examples_are_written_as_published(String input, String output) {
        assertThat(CanonicalJson.write(new JsonMapper().readValue(input, Object.class)))
                .isEqualTo(output);
    }

    private static String canonical(String json) throws IOException {
        return new JsonCanonicalizer(json).getEncodedString();
    }
}
