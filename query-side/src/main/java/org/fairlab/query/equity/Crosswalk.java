package org.fairlab.query.equity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fairlab.events.ReferenceEvent.Category;
import org.fairlab.query.demographics.Group;

/** Which group of a reference population a published group is, by the categories of the reference data. */
record Crosswalk(List<Category> categories) {

    /**
     * One match.
     *
     * @param heading the published group
     * @param group the population's word
     * @param words how it was matched, with what the crosswalk says that is lost
     */
    record Match(String heading, String group, String words) {}

    /** The match of a group, none if the population has no such group, or the group maps to several. */
    Optional<Match> match(Group group, Set<String> population) {
        Optional<Category> category = categories.stream()
                .filter(one -> one.standard().name().equals(group.standard())
                        && one.code().equals(group.category()))
                .findAny();
        if (population.contains(group.category())) {
            return Optional.of(new Match(group.key(), group.category(), words(group, "the same word", category)));
        }
        return category.filter(one -> one.mapsTo().size() == 1)
                .map(one -> one.mapsTo().getFirst())
                .filter(population::contains)
                .map(word ->
                        new Match(group.key(), word, words(group, "the crosswalk of the reference data", category)));
    }

    private static String words(Group group, String by, Optional<Category> category) {
        return group.key() + " by " + by
                + category.map(Category::loses)
                        .map(loses -> ", which loses " + loses)
                        .orElse("");
    }
}
