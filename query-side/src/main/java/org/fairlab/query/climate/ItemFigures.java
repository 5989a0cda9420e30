package org.fairlab.query.climate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fairlab.events.SmallGroups;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to one item, before anything is hidden.
 *
 * @param inGroups by group; those that nobody answered in are not there
 * @param inNone by whoever counts in no group
 */
record ItemFigures(Map<String, Count> inGroups, Count inNone) {

    /** Answers, and how many of them are favourable. */
    record Count(int favourable, int n) {

        static final Count NONE = new Count(0, 0);

        Count plus(Count other) {
            return new Count(favourable + other.favourable, n + other.n);
        }
    }

    /** One group's answers; {@code group} is null for those in none. */
    record Cell(@Nullable String group, Count count) {}

    static ItemFigures of(List<Cell> cells) {
        Map<String, Count> inGroups = new HashMap<>();
        Count inNone = Count.NONE;
        for (Cell cell : cells) {
            if (cell.group() == null) {
                inNone = cell.count();
            } else {
                inGroups.put(cell.group(), cell.count());
            }
        }
        return new ItemFigures(inGroups, inNone);
    }

    private Count total() {
        return inGroups.values().stream().reduce(inNone, Count::plus);
    }

    /** Of one group, or of all who answered if that is null, however few they are; not to be shown. */
    Favourable exact(@Nullable String group) {
        Count count = group == null ? total() : inGroups.getOrDefault(group, Count.NONE);
        return count.n() == 0
                ? new Favourable(0, null, null, null, null)
                : Favourable.of(count.favourable(), count.n());
    }

    /** Of all who answered. */
    Favourable overall(int minimum) {
        return total().n() < minimum ? Favourable.hidden("Fewer than " + minimum + " answers") : exact(null);
    }

    /** Of each group, without those that are too small and those by which these could be worked out. */
    Map<String, Favourable> byGroup(List<String> groups, int minimum) {
        Map<String, Integer> sizes = new HashMap<>();
        groups.forEach(group ->
                sizes.put(group, inGroups.getOrDefault(group, Count.NONE).n()));
        Set<String> hidden = SmallGroups.hidden(sizes, inNone.n(), minimum);
        Map<String, Favourable> figures = new TreeMap<>();
        groups.forEach(group -> figures.put(
                group,
                hidden.contains(group)
                        ? Favourable.hidden("Fewer than " + minimum + " answers in this group or in another one")
                        : exact(group)));
        return figures;
    }
}
