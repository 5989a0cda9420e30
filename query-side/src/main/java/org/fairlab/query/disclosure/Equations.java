package org.fairlab.query.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fairlab.query.disclosure.Cell.Standing;
import org.fairlab.query.disclosure.Relation.Term;

/**
 * All counts that are published together, and every relation between them that somebody outside can use.
 *
 * @param shares parts of groups, as (part, whole): nothing else is known of them than that all or none of a small group
 *     may not be seen to belong to the part
 * @param grids how cells lie in tables: of use to find a good pattern sooner, and never believed
 */
public record Equations(List<Cell> cells, List<Relation> relations, List<Share> shares, List<Grid> grids) {

    /** A part of a group, both as indexes of cells. */
    public record Share(int part, int whole) {}

    public Equations {
        cells = List.copyOf(cells);
        relations = List.copyOf(relations);
        shares = List.copyOf(shares);
        grids = List.copyOf(grids);
        for (Relation relation : relations) {
            long sum = 0;
            for (Term term : relation.terms()) {
                sum = Math.addExact(
                        sum, Math.multiplyExact(cells.get(term.cell()).count(), (long) term.factor()));
            }
            if (sum != 0) {
                throw new IllegalArgumentException("The counts do not add up where "
                        + cells.get(relation.terms().getFirst().cell()).name() + " is a term: " + sum);
            }
        }
    }

    /** Collects cells by name and relations between them. */
    public static final class Builder {

        private final Map<String, Integer> indexes = new LinkedHashMap<>();
        private final List<Cell> cells = new ArrayList<>();
        private final List<Relation> relations = new ArrayList<>();
        private final List<Share> shares = new ArrayList<>();
        private final List<Grid> grids = new ArrayList<>();

        /** Adds a cell, or finds the one that another table has already added, which must have the same count. */
        public int cell(String name, long count, Standing standing) {
            Integer known = indexes.get(name);
            if (known == null) {
                cells.add(new Cell(name, count, standing));
                indexes.put(name, cells.size() - 1);
                return cells.size() - 1;
            }
            Cell cell = cells.get(known);
            if (cell.count() != count) {
                throw new IllegalArgumentException(
                        "Two tables disagree on " + name + ": " + cell.count() + " and " + count);
            }
            if (!cell.isPublished() && standing == Standing.OPEN) {
                cells.set(known, new Cell(name, count, standing));
            }
            return known;
        }

        public int cell(String name, long count) {
            return cell(name, count, Standing.OPEN);
        }

        /** Finds a cell that a table has added. */
        public int existing(String name) {
            return Objects.requireNonNull(indexes.get(name), name);
        }

        /** The count of a cell. */
        public long count(int cell) {
            return cells.get(cell).count();
        }

        /** The parts sum to the total. */
        public Builder sum(int total, List<Integer> parts) {
            var terms = new ArrayList<Term>();
            terms.add(new Term(total, -1));
            parts.forEach(part -> terms.add(new Term(part, 1)));
            return relation(terms);
        }

        public Builder relation(List<Term> terms) {
            relations.add(new Relation(terms));
            return this;
        }

        /**
         * The lesser count is of people who are also in the greater one, and what lies between them is a count too:
         * funnel stages, or those who gave a group alone and those who gave it alone or in combination.
         *
         * @return the cell of those who are in the greater one only
         */
        public int atMost(int lesser, int greater) {
            return between(lesser, greater, Standing.DERIVED);
        }

        /**
         * The same for two counts between which there are others, so that it follows from those that the one is not
         * above the other; what lies between the two is a count all the same.
         */
        public int atMostAsFollows(int lesser, int greater) {
            return between(lesser, greater, Standing.IMPLIED);
        }

        private int between(int lesser, int greater, Standing standing) {
            Cell less = cells.get(lesser);
            Cell more = cells.get(greater);
            int between = cell(more.name() + " without " + less.name(), more.count() - less.count(), standing);
            share(lesser, greater);
            share(between, greater);
            sum(greater, List.of(lesser, between));
            return between;
        }

        /** A rate of part to whole may be shown or worked out. */
        public Builder share(int part, int whole) {
            shares.add(new Share(part, whole));
            return this;
        }

        /**
         * Two counts, each of which tells the other: one is as much a part of a small group as the other is, and as
         * small.
         */
        public Builder tell(int one, int other) {
            for (Share share : List.copyOf(shares)) {
                if (share.part() == one) {
                    share(other, share.whole());
                } else if (share.part() == other) {
                    share(one, share.whole());
                }
            }
            return share(one, other).share(other, one);
        }

        Builder grid(Grid grid) {
            grids.add(grid);
            return this;
        }

        public Equations build() {
            return new Equations(cells, relations, shares, grids);
        }
    }
}
