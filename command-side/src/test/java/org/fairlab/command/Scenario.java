package org.fairlab.command;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.fairlab.events.Event;
import org.jspecify.annotations.Nullable;

/** One rule as a test: given what happened, when somebody asks, then events or a refusal. */
public final class Scenario<T> {

    /** The day on which every scenario plays unless it says otherwise. */
    public static final LocalDate TODAY = LocalDate.of(2030, 1, 15);

    private final AggregateTestFixture<T> fixture;
    private final List<Event> past = new ArrayList<>();
    private final Map<UUID, List<Event>> others = new HashMap<>();
    private String actor = "somebody";
    private @Nullable UUID participant;
    private LocalDate today = TODAY;
    private @Nullable ResultValidator<T> outcome;

    private Scenario(Class<T> aggregate) {
        fixture = new AggregateTestFixture<>(aggregate);
        fixture.registerInjectableResource(new Others());
    }

    public static <T> Scenario<T> of(Class<T> aggregate) {
        return new Scenario<>(aggregate);
    }

    /** What the entity itself has been through. */
    public Scenario<T> given(Event... events) {
        past.addAll(List.of(events));
        return this;
    }

    /** What another entity has been through that the decision reads. */
    public Scenario<T> knowing(UUID other, Event... events) {
        others.computeIfAbsent(other, id -> new ArrayList<>()).addAll(List.of(events));
        return this;
    }

    /** Something that the handler takes as a parameter. */
    public Scenario<T> with(Object resource) {
        fixture.registerInjectableResource(resource);
        return this;
    }

    public Scenario<T> by(String someone) {
        actor = someone;
        return this;
    }

    public Scenario<T> by(UUID participantThemselves) {
        participant = participantThemselves;
        return this;
    }

    public Scenario<T> on(LocalDate day) {
        today = day;
        return this;
    }

    public Scenario<T> when(Command command) {
        var metadata = Metadata.of(command, new Sender(actor, "role", participant, null), null, today);
        var given = past.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(past);
        outcome = given.when(command, metadata);
        return this;
    }

    public void then(Event... events) {
        outcome().expectSuccessfulHandlerExecution().expectEvents((Object[]) events);
    }

    public void thenRefused(Rule rule) {
        outcome().expectNoEvents().expectException(Rejected.class).expectExceptionMessage(rule.text());
    }

    private ResultValidator<T> outcome() {
        if (outcome == null) {
            throw new IllegalStateException("nothing was asked yet");
        }
        return outcome;
    }

    private final class Others implements Histories {

        @Override
        @SuppressWarnings("unchecked") // the scenario gives each entity events of its own family
        public <A, E> A replay(UUID id, A empty, BiConsumer<A, E> evolve) {
            Rule.NOT_FOUND.brokenIf(!others.containsKey(id));
            others.get(id).forEach(event -> evolve.accept(empty, (E) event));
            return empty;
        }
    }
}
