package org.fairlab.command.reference;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.fairlab.command.reference.ReferenceRules.*;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.fairlab.command.Acting;
import org.fairlab.command.reference.ReferenceCommand.*;
import org.fairlab.events.ReferenceEvent;
import org.fairlab.events.ReferenceEvent.*;
import org.fairlab.events.SelfIdentification.Standard;
import org.fairlab.platform.Shown;

/** One set of reference data in all its versions, each of which stays as it was published. */
@Aggregate(cache = "entities")
@SuppressWarnings("NullAway.Init") // set by the first event
final class ReferenceSet {

    /**
     * A version.
     *
     * @param digest of all that was published
     * @param rules empty unless it has break rules
     */
    private record Version(LocalDate inForceFrom, String digest, List<BreakRule> rules, boolean withdrawn) {}

    @AggregateIdentifier
    private UUID setId;

    private final TreeMap<Integer, Version> versions = new TreeMap<>();

    ReferenceSet() {}

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(PublishBreakRules command, Acting acting) {
        List<BreakRule> rules = command.rules();
        rules.forEach(rule -> Jurisdictions.isKnown(rule.jurisdiction()));
        standOnce(rules, rule -> rule.jurisdiction() + rule.inForceFrom());
        publish(new BreakRulesPublished(
                command.setId(), command.version(), command.source(), rules, acting.on(command.effectiveOn())));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(PublishCodes command, Acting acting) {
        standOnce(command.codes(), Code::code);
        LocalDate on = acting.on(command.effectiveOn());
        publish(new CodesPublished(
                command.setId(), command.system(), command.version(), command.source(), command.codes(), on));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(PublishCategories command, Acting acting) {
        List<Category> categories = command.categories();
        UNKNOWN_CATEGORY.brokenIf(!categories.stream()
                .allMatch(category -> category.standard().race().contains(category.code())
                        && Standard.SPD15_2024.race().containsAll(category.mapsTo())));
        standOnce(categories, category -> category.standard() + category.code());
        publish(new CategoriesPublished(
                command.setId(), command.version(), command.source(), categories, acting.on(command.effectiveOn())));
    }

    @CommandHandler
    void handle(WithdrawVersion command, Acting acting) {
        Version version = versions.get(command.version());
        NO_SUCH_VERSION.brokenIf(version == null);
        VERSION_WITHDRAWN.brokenIf(Objects.requireNonNull(version).withdrawn);
        LocalDate on = acting.on(command.effectiveOn());
        VERSION_BACKDATED.brokenIf(on.isBefore(version.inForceFrom));
        apply(new VersionWithdrawn(setId, command.set(), command.version(), on));
    }

    private void publish(VersionPublished next) {
        Version there = versions.get(next.version());
        VERSION_PUBLISHED.brokenIf(there != null && there.digest.equals(digest(next)));
        VERSION_DIFFERS.brokenIf(there != null);
        VERSION_BEHIND.brokenIf(!versions.isEmpty() && next.version() < versions.lastKey());
        VERSION_BACKDATED.brokenIf(
                standing().anyMatch(version -> next.effectiveOn().isBefore(version.getValue().inForceFrom)));
        apply(next);
    }

    private Stream<Map.Entry<Integer, Version>> standing() {
        return versions.entrySet().stream().filter(version -> !version.getValue().withdrawn);
    }

    private static <T> void standOnce(List<T> entries, Function<T, String> key) {
        ENTRY_TWICE.brokenIf(entries.stream().map(key).distinct().count() < entries.size());
    }

    private static String digest(VersionPublished published) {
        return Shown.digest(Map.of("published", published));
    }

    /** The rules in force on a day, with their version; no rules if there are none. */
    BreakRules breakRules(String jurisdiction, LocalDate day) {
        return standing()
                .filter(version -> !version.getValue().inForceFrom.isAfter(day))
                .reduce((_, later) -> later)
                .map(version -> new BreakRules(
                        version.getKey(),
                        Stream.of(jurisdiction, Jurisdictions.FEDERAL)
                                .distinct()
                                .flatMap(law -> inForce(version.getValue().rules, law, day).stream())
                                .toList()))
                .orElse(new BreakRules(0, List.of()));
    }

    private static Optional<BreakRule> inForce(List<BreakRule> rules, String jurisdiction, LocalDate day) {
        return rules.stream()
                .filter(rule -> rule.jurisdiction().equals(jurisdiction)
                        && !rule.inForceFrom().isAfter(day))
                .max(Comparator.comparing(BreakRule::inForceFrom));
    }

    @EventSourcingHandler
    void on(ReferenceEvent event) {
        switch (event) {
            case BreakRulesPublished e -> add(e, e.rules());
            case CodesPublished e -> add(e, List.of());
            case CategoriesPublished e -> add(e, List.of());
            case VersionWithdrawn e ->
                versions.computeIfPresent(
                        e.version(),
                        (_, version) -> new Version(version.inForceFrom, version.digest, version.rules, true));
        }
    }

    private void add(VersionPublished event, List<BreakRule> rules) {
        setId = event.setId();
        versions.put(event.version(), new Version(event.effectiveOn(), digest(event), rules, false));
    }
}
