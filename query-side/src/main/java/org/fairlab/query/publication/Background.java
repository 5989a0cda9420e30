package org.fairlab.query.publication;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fairlab.query.disclosure.Dimension.Funnel;
import org.fairlab.query.publication.Table.Fact;

/**
 * What people say of themselves besides sex and race. Each is published by itself, over stages of which each lies
 * within the one before. Then nothing more follows from all tables together than from each of them with the totals that
 * they share: these say how many came exactly so far, and among people who came equally far any answers that fit the
 * one table go with any that fit the others. Stages that overlap would not do: where hired people are few of one group
 * and those who completed are few of another, two tables can tell together how many did both.
 */
public enum Background {
    DISABILITY("disability", "disability"),
    VETERAN("veteran", "veteran"),
    FIRST_GENERATION("firstGeneration", "first_generation"),
    RURAL_BACKGROUND("ruralBackground", "rural_background"),
    DISADVANTAGE("disadvantage", "disadvantage");

    /** The names of all. */
    public static final Set<String> DIMENSIONS =
            Stream.of(values()).map(one -> one.dimension).collect(Collectors.toUnmodifiableSet());

    private final String dimension;
    private final String column;

    Background(String dimension, String column) {
        this.dimension = dimension;
        this.column = column;
    }

    /** All of them as columns of a query, from {@code demographics.grouped}, which it joins as {@code g}. */
    public static String columns() {
        return Stream.of(values())
                .map(one -> "coalesce(g." + one.column + ", 'NOT_ASKED') as \"" + one.dimension + "\"")
                .collect(Collectors.joining(", "));
    }

    /**
     * A table for each that people gave different answers to.
     *
     * @param stages each after the first within the one before; facts of other stages are left out
     * @throws IllegalArgumentException if they are no such chain
     */
    public static Stream<Table> tables(Publication publication, List<Fact> facts, Funnel stages) {
        if (!Funnel.chain(stages.name(), stages.stages()).equals(stages)) {
            throw new IllegalArgumentException("not each within the one before: " + stages.stages());
        }
        List<Fact> along = facts.stream()
                .filter(fact -> stages.stages().contains(fact.headings().get(stages.name())))
                .toList();
        return Stream.of(values())
                .map(one -> Table.flat(one.dimension, along))
                .filter(answers -> answers.leaves().size() > 1)
                .map(answers -> Table.of(publication, List.of(answers, stages), along));
    }
}
