package org.fairlab.query.equity;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.DASHBOARD_VIEWER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.query.demographics.Group;
import org.fairlab.query.measure.Counts;
import org.fairlab.query.measure.Stratified;
import org.fairlab.query.measure.Stratified.Stratum;
import org.fairlab.query.projection.Example;
import org.fairlab.query.publication.Figures;
import org.fairlab.query.publication.PublishedTables.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Is a difference between two groups there within each cohort or cycle, too? */
@RestController
class PublishedStrata {

    private final Figures figures;

    PublishedStrata(Figures figures) {
        this.figures = figures;
    }

    /**
     * The measures of one edition.
     *
     * @param suppressed the strata of which a count is suppressed; they are in no measure, the crude one included
     * @param stratified null if no stratum is left
     */
    record Strata(
            Source source,
            Map<String, String> where,
            String from,
            String to,
            String over,
            List<String> suppressed,
            @Nullable Stratified stratified) {}

    /**
     * Two groups compared within each stratum and over all of them, from one published stage to another.
     *
     * @param from the stage of the pool
     * @param to the stage of the selected, which lies within the other
     * @param group a dimension and its heading, such as {@code sex:FEMALE}
     * @param reference another heading of the same dimension
     * @param over the dimension whose headings are the strata, {@code cohort} or {@code cycle}
     * @param where headings of other dimensions, such as {@code race:SPD15_2024:ASIAN}; what is not named is summed up
     * @param at the latest edition taken by then; now if left out
     */
    @GetMapping("/api/figures/{publication}/stratified")
    @Example("""
            {"source": {"publication": "equity_funnel", "edition": 1, "takenAt": "2030-01-15T12:00:00Z",
               "position": 4711, "definition": 1, "threshold": 10},
             "where": {}, "from": "APPLICATION", "to": "OFFER", "over": "cohort", "suppressed": ["2025"],
             "stratified": {"strata": [{"name": "2026",
                 "group": {"group": "sex:FEMALE", "selected": 20, "pool": 40},
                 "reference": {"group": "sex:MALE", "selected": 30, "pool": 40}}],
               "crude": {"kind": "estimate", "definition": {"measure": "odds ratio, sample", "version": 1,
                   "words": "s1 (n2 - s2) / (s2 (n1 - s1))"},
                 "inputs": {"n1": 40, "n2": 40, "s1": 20, "s2": 30}, "value": 0.3333,
                 "intervals": [{"lower": 0.1301, "upper": 0.8543, "level": 0.95, "method": "Woolf logit"}],
                 "tests": []},
               "common": {"kind": "estimate", "definition": {"measure": "odds ratio, common to the strata",
                   "version": 1, "words": "Mantel and Haenszel (1959)"},
                 "inputs": {"informative strata": 1, "strata": 1}, "value": 0.3333,
                 "intervals": [{"lower": 0.1301, "upper": 0.8543, "level": 0.95,
                   "method": "Robins-Breslow-Greenland"}],
                 "tests": []},
               "test": {"kind": "tested", "definition": {"measure": "difference within the strata, tested",
                   "version": 1, "words": "Cochran-Mantel-Haenszel, chi-squared with 1 degree of freedom"},
                 "inputs": {"informative strata": 1, "strata": 1},
                 "tests": [{"method": "Cochran-Mantel-Haenszel, without continuity correction", "statistic": 5.2667,
                   "p": 0.0217}]},
               "homogeneity": {"kind": "unavailable", "definition": {"measure": "same odds ratio in all strata, tested",
                   "version": 1, "words": "Breslow and Day (1980), with Tarone's correction (1985)"},
                 "inputs": {"informative strata": 1, "strata": 1},
                 "reason": "fewer than two strata have both groups and both outcomes"},
               "reversed": false}}""")
    @RolesAllowed({PROGRAMME_MANAGER, DASHBOARD_VIEWER, AUDITOR})
    Strata stratified(
            @Parameter(example = "equity_funnel") @PathVariable String publication,
            @Parameter(example = "APPLICATION") @RequestParam String from,
            @Parameter(example = "OFFER") @RequestParam String to,
            @Parameter(example = "sex:FEMALE") @RequestParam String group,
            @Parameter(example = "sex:MALE") @RequestParam String reference,
            @Parameter(example = "cohort") @RequestParam String over,
            @Parameter(example = "race:SPD15_2024:ASIAN") @RequestParam(defaultValue = "") List<String> where,
            @RequestParam(required = false) @Nullable Instant at) {
        String dimension = dimension(group, reference);
        if (!over.equals("cohort") && !over.equals("cycle")) {
            throw new InvalidInput("over", "must be cohort or cycle");
        }
        var headings = Figures.where(where);
        Passage passage = Passage.of(figures.require(publication, at), from, to, List.of(over, dimension), headings);
        String one = heading(passage, "group", group);
        String other = heading(passage, "reference", reference);
        List<Stratum> strata = new ArrayList<>();
        List<String> suppressed = new ArrayList<>();
        for (String stratum : passage.cells().leaves(0)) {
            Optional<Counts> its = passage.counts(group, List.of(stratum, one));
            Optional<Counts> others = passage.counts(reference, List.of(stratum, other));
            if (its.isPresent() && others.isPresent()) {
                strata.add(new Stratum(stratum, its.get(), others.get()));
            } else {
                suppressed.add(stratum);
            }
        }
        return new Strata(
                passage.cells().source(),
                headings,
                from,
                to,
                over,
                suppressed,
                strata.isEmpty() ? null : Stratified.of(strata));
    }

    /** The dimension of both groups, which must not be the same group. */
    private static String dimension(String group, String reference) {
        String dimension = group.split(":", 2)[0];
        if (!dimension.equals("sex") && !dimension.equals("race")) {
            throw new InvalidInput("group", "must be sex or race, a colon and a heading");
        }
        if (!reference.startsWith(dimension + ":") || reference.equals(group)) {
            throw new InvalidInput("reference", "must be another heading of the same dimension");
        }
        return dimension;
    }

    private static String heading(Passage passage, String parameter, String group) {
        String heading = group.split(":", 2)[group.contains(":") ? 1 : 0];
        if (!passage.cells().leaves(1).contains(heading) || Group.of(heading).isApart()) {
            throw new InvalidInput(
                    parameter, "must be a heading that the edition has, and not of those who are counted apart");
        }
        return heading;
    }
}
