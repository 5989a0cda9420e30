package org.fairlab.query.demographics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fairlab.query.measure.Counts;
import org.fairlab.query.measure.Impact.Pool;

/**
 * So many selected of the pool of a group.
 *
 * @param groups one of each dimension, such as sex and race for sex × race
 */
public record GroupCounts(List<Group> groups, long selected, long pool) {

    /** The groups by their keys, such as {@code FEMALE × SPD15_2024:ASIAN}. */
    public static String name(List<Group> groups) {
        return groups.stream().map(Group::key).collect(Collectors.joining(" × "));
    }

    /** Throws counts of the same group together, and those with a group that is counted apart to the unknowns. */
    public static Pool pool(String dimension, List<GroupCounts> all) {
        Map<String, Counts> groups = new TreeMap<>();
        Counts unknown = new Counts("unknown", 0, 0);
        for (GroupCounts one : all) {
            Counts counts = new Counts(name(one.groups), one.selected, one.pool);
            if (one.groups.stream().anyMatch(Group::isApart)) {
                unknown = unknown.with(counts);
            } else {
                groups.merge(counts.group(), counts, Counts::with);
            }
        }
        return new Pool(dimension, new ArrayList<>(groups.values()), unknown);
    }
}
