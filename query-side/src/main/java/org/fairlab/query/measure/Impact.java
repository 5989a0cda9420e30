package org.fairlab.query.measure;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Everything about selection on one page: a table for each dimension, each on its own, and the p-values adjusted over
 * all of them. A screening, and no finding of law.
 */
public record Impact(Rule rule, List<Table> tables) {

    /** By which rule groups under 2 % of the pool and four fifths are treated. */
    public enum Rule {
        /** 29 CFR 1607: a group under 2 % is compared, but is neither the reference nor flagged. */
        UNIFORM_GUIDELINES,
        /** 6 RCNY 5-301: a category under 2 % is left out of ratios; the law sets no threshold. */
        LOCAL_LAW_144
    }

    /**
     * The counts of one dimension, such as sex, race, or sex × race.
     *
     * @param groups without those whose group is unknown; nobody is in two of them
     * @param unknown those who declined, were not asked or did not answer; in no rate, and not part of the pool of
     *     which a group has to be 2 %; null if that is not told
     */
    public record Pool(
            String dimension, List<Counts> groups, @Nullable Counts unknown) {

        /** Refuses two groups of one name. */
        public Pool {
            if (groups.stream().map(Counts::group).distinct().count() < groups.size()) {
                throw new IllegalArgumentException("a group of " + dimension + " is there twice");
            }
            groups = List.copyOf(groups);
        }

        private long known() {
            return groups.stream().mapToLong(Counts::pool).sum();
        }

        /** Of the largest group, where several have the same highest rate. */
        private Optional<Counts> highest() {
            Comparator<Counts> byRate = Counts::compareRate;
            return groups.stream()
                    .filter(group -> !group.isEmpty() && !group.isUnderTwoPercentOf(known()))
                    .max(byRate.thenComparingLong(Counts::pool));
        }

        private Counts othersThan(Counts group) {
            return groups.stream()
                    .filter(other -> !other.equals(group))
                    .reduce(new Counts("all others", 0, 0), Counts::with);
        }

        /** Why nobody can be compared, null if they can. */
        private @Nullable String obstacle() {
            Optional<Counts> highest = highest();
            if (highest.isEmpty()) {
                return known() == 0 ? "there is nobody in the pool" : "no group has at least 2 % of the pool";
            }
            if (highest.get().selected() == 0) {
                return "nobody was selected in any group with at least 2 % of the pool";
            }
            boolean one = groups.stream().filter(group -> !group.isEmpty()).count() == 1;
            return one ? "there is only one group" : null;
        }
    }

    /**
     * One dimension's groups in their order.
     *
     * @param basis with whom the groups are compared, or why with nobody, in words
     * @param unknown in no rate of this table; null if that is not told
     */
    public record Table(
            String dimension,
            String basis,
            List<Row> rows,
            @Nullable Counts unknown) {}

    /**
     * One group.
     *
     * @param rate with Wilson's interval and Clopper and Pearson's
     * @param comparison with the group of the highest rate, null if there is a reason
     * @param reason why the group is not compared, null if it is
     * @param adjusted the comparison's p-value among all of the page
     * @param proportionality against everybody whose group is known
     * @param ifUnknown the impact ratio if all unknowns were in this group, and if all were in the reference; empty
     *     without unknowns, and where they are not told
     */
    public record Row(
            Counts counts,
            Result rate,
            FourFifths fourFifths,
            @Nullable Comparison comparison,
            @Nullable String reason,
            Result adjusted,
            Proportionality proportionality,
            List<Result> ifUnknown) {

        /** Refuses a row with neither or both. */
        public Row {
            if ((comparison == null) == (reason == null)) {
                throw new IllegalArgumentException("either compared or not: " + counts);
            }
        }

        private Optional<Double> p() {
            return Optional.ofNullable(comparison).map(Comparison::p);
        }

        private Row adjusted(double p, int family) {
            var among = new Significance("Benjamini-Hochberg over " + family + " comparisons", null, p);
            Result tested = new Result.Tested(Definition.ADJUSTED, adjusted.inputs(), among);
            return new Row(counts, rate, fourFifths, comparison, reason, tested, proportionality, ifUnknown);
        }
    }

    /** Measures every group of every dimension. */
    public static Impact of(Rule rule, List<Pool> pools) {
        List<Table> tables = pools.stream().map(pool -> table(rule, pool)).toList();
        double[] family = tables.stream()
                .flatMap(table -> table.rows().stream())
                .flatMap(row -> row.p().stream())
                .mapToDouble(p -> p)
                .toArray();
        PrimitiveIterator.OfDouble adjusted =
                DoubleStream.of(FalseDiscovery.adjust(family)).iterator();
        return new Impact(
                rule,
                tables.stream()
                        .map(table -> new Table(
                                table.dimension(),
                                table.basis(),
                                table.rows().stream()
                                        .map(row -> row.p().isPresent()
                                                ? row.adjusted(adjusted.nextDouble(), family.length)
                                                : row)
                                        .toList(),
                                table.unknown()))
                        .toList());
    }

    private static Table table(Rule rule, Pool pool) {
        String obstacle = pool.obstacle();
        return new Table(
                pool.dimension(),
                obstacle == null
                        ? "compared with %s, the highest rate among groups with at least 2 %% of the pool"
                                .formatted(pool.highest().orElseThrow())
                        : "not compared: " + obstacle,
                pool.groups().stream()
                        .map(group -> row(rule, group, pool, reason(rule, group, pool, obstacle)))
                        .toList(),
                pool.unknown());
    }

    /** Why a group is not compared, null if it is. */
    private static @Nullable String reason(Rule rule, Counts group, Pool pool, @Nullable String obstacle) {
        if (group.isEmpty()) {
            return "there is nobody in the group";
        }
        if (obstacle != null) {
            return obstacle;
        }
        if (group.equals(pool.highest().orElseThrow())) {
            return "it has the highest rate, with which the others are compared";
        }
        return rule == Rule.LOCAL_LAW_144 && group.isUnderTwoPercentOf(pool.known())
                ? "it is under 2 % of the pool, and left out of ratios"
                : null;
    }

    private static Row row(Rule rule, Counts group, Pool pool, @Nullable String reason) {
        Comparison comparison =
                reason == null ? Comparison.of(group, pool.highest().orElseThrow()) : null;
        return new Row(
                group,
                rate(group),
                comparison == null
                        ? FourFifths.notApplied(Objects.requireNonNull(reason))
                        : fourFifths(rule, comparison, pool),
                comparison,
                reason,
                new Result.Unavailable(
                        Definition.ADJUSTED,
                        comparison == null
                                ? Result.inputs(group)
                                : comparison.test().inputs(),
                        "there is no test"),
                Proportionality.of(group, pool.othersThan(group)),
                ifUnknown(comparison, pool.unknown()));
    }

    private static FourFifths fourFifths(Rule rule, Comparison comparison, Pool pool) {
        if (rule == Rule.LOCAL_LAW_144) {
            return FourFifths.notApplied("Local Law 144 sets no threshold");
        }
        return comparison.group().isUnderTwoPercentOf(pool.known())
                ? FourFifths.notApplied("it is under 2 % of the pool")
                : FourFifths.of(comparison.group(), comparison.reference());
    }

    private static Result rate(Counts group) {
        return group.isEmpty()
                ? new Result.Unavailable(Definition.RATE, Result.inputs(group), "there is nobody in the group")
                : new Result.Estimate(
                        Definition.RATE,
                        Result.inputs(group),
                        group.rate(),
                        Interval.wilson(group),
                        Interval.clopperPearson(group));
    }

    private static List<Result> ifUnknown(@Nullable Comparison of, @Nullable Counts unknown) {
        if (of == null || unknown == null || unknown.isEmpty()) {
            return List.of();
        }
        return List.of(
                Comparison.ratio(
                        Definition.RATIO_IF_UNKNOWN_IN_GROUP, of.group().with(unknown), of.reference()),
                Comparison.ratio(
                        Definition.RATIO_IF_UNKNOWN_IN_REFERENCE,
                        of.group(),
                        of.reference().with(unknown)));
    }
}
