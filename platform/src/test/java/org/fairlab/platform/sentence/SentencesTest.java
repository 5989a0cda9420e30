package org.fairlab.platform.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fairlab.events.Event;
import org.fairlab.events.Money;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.platform.event.EventSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SentencesTest {

    private static final LocalDate DAY = LocalDate.of(2030, 6, 30);
    private static final UUID ID = UUID.fromString("12345678-0000-4000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("abcdef01-0000-4000-8000-000000000002");

    static Stream<Class<?>> every_event() {
        return EventSerializer.types().values().stream();
    }

    @ParameterizedTest
    @MethodSource("every_event")
    void every_event_has_a_sentence_that_names_its_entity(Class<?> type) throws ReflectiveOperationException {
        for (boolean complete : List.of(true, false)) {
            assertThat(Sentences.of((Event) example(type, complete)))
                    .isNotBlank()
                    .doesNotContain("null", "[", "_")
                    .contains("12345678")
                    .doesNotContain(ID.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("every_event")
    void no_sentence_holds_what_is_sealed_or_what_was_written_about_a_person(Class<?> type)
            throws ReflectiveOperationException {
        assertThat(Sentences.of((Event) example(type, true)))
                .doesNotContain(
                        "<ciphertext>", "<goal>", "<evidence>", "<enrolmentEvidence>", "<answers>", "<location>");
    }

    @Test
    void an_offer_is_said_with_its_amount_and_its_last_day() {
        assertThat(Sentences.of(new AwardOffered(
                        ID,
                        OTHER,
                        ID,
                        ID,
                        OTHER,
                        new Money(250_000, "USD"),
                        DAY,
                        "2030-1",
                        "R1",
                        "0123456789abcdef",
                        DAY)))
                .isEqualTo("offered award abcdef01 of 2,500.00 USD from fund 12345678 to participant abcdef01"
                        + " for application 12345678, to be answered by 2030-06-30, under rules 2030-1 and rubric R1,"
                        + " as shown under digest 01234567");
    }

    @Test
    void money_has_the_digits_of_its_currency() {
        assertThat(Sentences.money(new Money(1_234_567, "USD"))).isEqualTo("12,345.67 USD");
        assertThat(Sentences.money(new Money(5, "EUR"))).isEqualTo("0.05 EUR");
        assertThat(Sentences.money(new Money(2500, "JPY"))).isEqualTo("2,500 JPY");
        assertThat(Sentences.money(new Money(1500, "BHD"))).isEqualTo("1.500 BHD");
        assertThat(Sentences.money(new Money(Long.MAX_VALUE, "USD"))).isEqualTo("92,233,720,368,547,758.07 USD");
    }

    @Test
    void a_correction_says_what_holds_instead() {
        assertThat(Sentences.of(new MilestoneCorrected(ID, OTHER, null, DAY)))
                .isEqualTo("corrected milestone abcdef01 of participant 12345678: it was not reached");
    }

    /** An event with each text set to the name of its component, and without what may be absent unless complete. */
    private static Object example(Class<?> type, boolean complete) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = !complete && isNullable(components[i])
                    ? null
                    : value(components[i].getName(), components[i].getGenericType(), complete);
        }
        try {
            return type.getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new AssertionError(type + " refuses " + Arrays.toString(values), refused);
        }
    }

    private static boolean isNullable(RecordComponent component) {
        return Stream.<AnnotatedElement>of(component, component.getAnnotatedType())
                .anyMatch(element -> element.isAnnotationPresent(Nullable.class));
    }

    private static Object value(String name, Type type, boolean complete) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            if (generic.getRawType() == Map.class) {
                return Map.of(value(name, of[0], complete), value(name, of[1], complete));
            }
            Object item = value(name, of[0], complete);
            return generic.getRawType() == Set.class ? Set.of(item) : List.of(item);
        }
        var simple = (Class<?>) type;
        if (simple.isEnum()) {
            return simple.getEnumConstants()[0];
        }
        return switch (simple.getSimpleName()) {
            case "String" -> name.equals("currency") ? "USD" : "<" + name + ">";
            case "UUID" -> ID;
            case "LocalDate" -> DAY;
            case "LocalDateTime" -> DAY.atTime(9, 30);
            case "ZoneId" -> ZoneId.of("UTC");
            case "int", "Integer" -> 3;
            case "long" -> 3L;
            case "boolean" -> complete;
            default -> example(simple, complete);
        };
    }
}
