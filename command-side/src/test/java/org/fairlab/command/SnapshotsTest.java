package org.fairlab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.spring.stereotype.Aggregate;
import org.fairlab.platform.event.SampleEvents;
import org.fairlab.platform.store.Snapshots;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Every kind of entity, after one event of each kind that it knows. */
class SnapshotsTest {

    static List<Class<?>> entities() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Aggregate.class));
        return scanner.findCandidateComponents("org.fairlab.command").stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("entities")
    void an_entity_comes_back_from_its_snapshot_as_it_was(Class<?> type) throws Exception {
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object entity = constructor.newInstance();
        Method evolve = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("on"))
                .findFirst()
                .orElseThrow();
        evolve.setAccessible(true);
        String empty = Snapshots.write(entity);
        for (Class<?> event : leaves(evolve.getParameterTypes()[0]).toList()) {
            evolve.invoke(entity, SampleEvents.full(event));
        }
        String state = Snapshots.write(entity);
        assertThat(state).isNotEqualTo(empty);
        Object again = Snapshots.read(state, type.getName());
        assertThat(again).usingRecursiveComparison().ignoringCollectionOrder().isEqualTo(entity);
    }

    /** The events of a family in the order in which it declares them, which is that of their life. */
    private static Stream<Class<?>> leaves(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(SnapshotsTest::leaves)
                : Stream.of(family);
    }
}
