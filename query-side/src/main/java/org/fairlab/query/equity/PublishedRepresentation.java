package org.fairlab.query.equity;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.DASHBOARD_VIEWER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.fairlab.platform.security.EveryRole;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.query.demographics.Group;
import org.fairlab.query.equity.Crosswalk.Match;
import org.fairlab.query.measure.Counts;
import org.fairlab.query.measure.ReferencePopulation;
import org.fairlab.query.measure.Representation;
import org.fairlab.query.projection.Example;
import org.fairlab.query.publication.Figures;
import org.fairlab.query.publication.PublishedTables.Cells;
import org.fairlab.query.publication.PublishedTables.Source;
import org.fairlab.query.reference.ReferenceEndpoint;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Are those in a stage like the people outside whom they could come from? */
@RestController
class PublishedRepresentation {

    private final Figures figures;
    private final ReferenceEndpoint reference;

    PublishedRepresentation(Figures figures, ReferenceEndpoint reference) {
        this.figures = figures;
        this.reference = reference;
    }

    /** A population to compare with; its shares are told with what is compared. */
    record Population(String name, int year, String source, String caveat) {}

    /** Populations to compare with. */
    @GetMapping("/api/reference-populations")
    @Example("""
            [{"name": "Clinical laboratory technologists and technicians", "year": 2022,
              "source": "BLS, Current Population Survey, table 11", "caveat": "A sample survey."}]""")
    @EveryRole
    List<Population> populations() {
        return ReferencePopulation.all().stream()
                .map(one -> new Population(one.name(), one.year(), one.source(), one.caveat()))
                .toList();
    }

    /**
     * The shares of one edition against a population's.
     *
     * @param known all whose group is known, of whom the shares are; null if a count that it takes is suppressed
     * @param unmatched published groups that are no group of the population, or parts of several; they are among the
     *     known, and compared with nothing
     */
    record Compared(
            Source source,
            Map<String, String> where,
            String by,
            ReferencePopulation population,
            @Nullable Long known,
            List<Share> shares,
            List<String> unmatched) {}

    /**
     * One group of the population.
     *
     * @param matched the published groups that are counted for it, how each was matched, and what that loses
     * @param representation null if there is a reason
     * @param reason why there is no figure, null if there is one
     */
    record Share(
            String group,
            List<String> matched,
            @Nullable Representation representation,
            @Nullable String reason) {}

    /**
     * The shares of groups among those in a published row whose group is known, against a reference population. Groups
     * are matched by the same word or by the crosswalk of the reference data, or not at all.
     *
     * @param by {@code race} or {@code sex}
     * @param where headings of other dimensions, such as {@code stage:HIRE}; what is not named is summed up
     * @param population the name of a reference population
     * @param year the population's year
     * @param at the latest edition taken by then; now if left out
     */
    @GetMapping("/api/figures/{publication}/representation")
    @Example("""
            {"source": {"publication": "completions", "edition": 1, "takenAt": "2030-01-15T12:00:00Z",
               "position": 4711, "definition": 1, "threshold": 10},
             "where": {"year": "2001"}, "by": "race",
             "population": {"name": "Clinical laboratory technologists and technicians", "year": 2022,
               "source": "BLS, Current Population Survey, table 11", "caveat": "The shares overlap; a sample survey.",
               "shares": {"BLACK_OR_AFRICAN_AMERICAN": 0.137}},
             "known": 200,
             "shares": [{"group": "BLACK_OR_AFRICAN_AMERICAN",
               "matched": ["IPEDS_1977:BLACK_NON_HISPANIC by the crosswalk of the reference data"],
               "representation": null, "reason": "suppressed"}],
             "unmatched": ["IPEDS_1977:ASIAN_OR_PACIFIC_ISLANDER"]}""")
    @RolesAllowed({PROGRAMME_MANAGER, DASHBOARD_VIEWER, AUDITOR})
    Compared representation(
            @PathVariable String publication,
            @RequestParam String by,
            @RequestParam(defaultValue = "") List<String> where,
            @RequestParam String population,
            @Parameter(example = "2022") @RequestParam int year,
            @RequestParam(required = false) @Nullable Instant at) {
        if (!by.equals("race") && !by.equals("sex")) {
            throw new InvalidInput("by", "must be race or sex");
        }
        ReferencePopulation compared = ReferencePopulation.all().stream()
                .filter(one -> one.name().equals(population) && one.year() == year)
                .findAny()
                .orElseThrow(() -> new InvalidInput("population", "must be the name of one that there is of the year"));
        var headings = Figures.where(where);
        Cells cells = figures.require(publication, at).cells(List.of(by), headings);
        var crosswalk = new Crosswalk(reference
                .categories(cells.source().takenAt().atZone(ZoneOffset.UTC).toLocalDate(), null)
                .entries());
        Map<String, List<Match>> matches = new TreeMap<>();
        List<String> unmatched = new ArrayList<>();
        for (String heading : cells.leaves(0)) {
            Group group = Group.of(heading);
            if (!group.isApart()) {
                crosswalk
                        .match(group, compared.shares().keySet())
                        .ifPresentOrElse(
                                match -> matches.computeIfAbsent(match.group(), none -> new ArrayList<>())
                                        .add(match),
                                () -> unmatched.add(heading));
            }
        }
        Long known = known(cells);
        List<Share> shares = new ArrayList<>();
        matches.forEach((group, its) -> shares.add(share(group, its, cells, known, compared)));
        return new Compared(cells.source(), headings, by, compared, known, shares, unmatched);
    }

    private static Share share(
            String group, List<Match> matches, Cells cells, @Nullable Long known, ReferencePopulation population) {
        Long members = sum(cells, matches.stream().map(Match::heading).toList());
        List<String> matched = matches.stream().map(Match::words).toList();
        if (members == null || known == null) {
            return new Share(
                    group, matched, null, members == null ? "suppressed" : "of how many it is a share is suppressed");
        }
        String words = population.name() + ", " + population.year() + ", " + population.source();
        double share = Objects.requireNonNull(population.shares().get(group));
        return new Share(group, matched, Representation.of(new Counts(group, members, known), words, share), null);
    }

    /** All without those who are counted apart: of the total, or of all groups if that is suppressed. */
    private static @Nullable Long known(Cells cells) {
        List<String> apart = cells.leaves(0).stream()
                .filter(heading -> Group.of(heading).isApart())
                .toList();
        List<String> others = cells.leaves(0).stream()
                .filter(heading -> !Group.of(heading).isApart())
                .toList();
        Long unknown = sum(cells, apart);
        Long all = cells.total(0).flatMap(total -> cells.count(List.of(total))).orElse(null);
        return all == null || unknown == null ? sum(cells, others) : Long.valueOf(all - unknown);
    }

    /** Null if one of the counts is suppressed. */
    private static @Nullable Long sum(Cells cells, List<String> headings) {
        long sum = 0;
        for (String heading : headings) {
            Long count = cells.count(List.of(heading)).orElse(null);
            if (count == null) {
                return null;
            }
            sum += count;
        }
        return sum;
    }
}
