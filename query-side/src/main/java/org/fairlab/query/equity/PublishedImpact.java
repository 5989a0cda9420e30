package org.fairlab.query.equity;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.DASHBOARD_VIEWER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.query.demographics.Group;
import org.fairlab.query.demographics.GroupCounts;
import org.fairlab.query.measure.Counts;
import org.fairlab.query.measure.Impact;
import org.fairlab.query.measure.Impact.Pool;
import org.fairlab.query.measure.Impact.Rule;
import org.fairlab.query.projection.Example;
import org.fairlab.query.publication.Figures;
import org.fairlab.query.publication.PublishedTables;
import org.fairlab.query.publication.PublishedTables.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Does every group get from one stage to the next at the same rate? */
@RestController
public class PublishedImpact {

    private static final String CAVEAT =
            "A screening, and no finding of law. The highest rate, the pool and everybody are those of the groups"
                    + " shown; a suppressed group could change each of them.";

    private final Figures figures;

    PublishedImpact(Figures figures) {
        this.figures = figures;
    }

    /**
     * The measures of one edition.
     *
     * @param caveat what they cannot bear, to be shown with them
     * @param impact of the groups shown alone; unknowns are null if one of their counts is suppressed
     * @param suppressed the names of the groups without both counts, by dimension; they are in no measure
     */
    public record Screening(
            Source source,
            Map<String, String> where,
            String from,
            String to,
            String caveat,
            Impact impact,
            Map<String, List<String>> suppressed) {}

    /**
     * Sex, race, and sex × race, each on its own: rates, ratios, tests and intervals from one published stage to
     * another.
     *
     * @param from the stage of the pool
     * @param to the stage of the selected, which lies within the other
     * @param where headings of other dimensions, such as {@code cohort:2026}; what is not named is summed up
     * @param rule how groups under 2 % of the pool are treated, and whether four fifths apply
     * @param at the latest edition taken by then; now if left out
     */
    @GetMapping("/api/figures/{publication}/impact")
    @Example("""
            {"source": {"publication": "equity_funnel", "edition": 1, "takenAt": "2030-01-15T12:00:00Z",
               "position": 4711, "definition": 1, "threshold": 10},
             "where": {"cohort": "2026"}, "from": "APPLICATION", "to": "OFFER", "caveat": "A screening.",
             "impact": {"rule": "UNIFORM_GUIDELINES", "tables": [{"dimension": "sex",
               "basis": "not compared: there is only one group",
               "rows": [{"counts": {"group": "FEMALE", "selected": 20, "pool": 30},
                 "rate": {"kind": "estimate", "definition": {"measure": "selection rate", "version": 1, "words": "s/n"},
                   "inputs": {"n": 30, "s": 20}, "value": 0.6666666666666666,
                   "intervals": [{"lower": 0.4878, "upper": 0.8077, "level": 0.95, "method": "Wilson score"}],
                   "tests": []},
                 "fourFifths": {"outcome": "NOT_APPLIED", "reason": "there is only one group"},
                 "comparison": null, "reason": "there is only one group",
                 "adjusted": {"kind": "unavailable", "definition": {"measure": "adjusted p", "version": 1,
                     "words": "Benjamini and Hochberg (1995) over the first test of every comparison on the page"},
                   "inputs": {"n": 30, "s": 20}, "reason": "there is no test"},
                 "proportionality": {"index": {"kind": "unavailable",
                     "definition": {"measure": "proportionality index", "version": 1,
                       "words": "share among the selected / share of the pool"},
                     "inputs": {"n1": 30, "n2": 0, "s1": 20, "s2": 0}, "reason": "there is nobody else"},
                   "gap": {"kind": "unavailable", "definition": {"measure": "percentage-point gap", "version": 1,
                       "words": "the group's rate - everybody's rate"},
                     "inputs": {"n1": 30, "n2": 0, "s1": 20, "s2": 0}, "reason": "there is nobody else"}},
                 "ifUnknown": []}],
               "unknown": null}]},
             "suppressed": {"sex": ["MALE", "UNKNOWN"]}}""")
    @RolesAllowed({PROGRAMME_MANAGER, DASHBOARD_VIEWER, AUDITOR})
    Screening impact(
            @Parameter(example = "equity_funnel") @PathVariable String publication,
            @Parameter(example = "APPLICATION") @RequestParam String from,
            @Parameter(example = "OFFER") @RequestParam String to,
            @Parameter(example = "cohort:2026") @RequestParam(defaultValue = "") List<String> where,
            @RequestParam(defaultValue = "UNIFORM_GUIDELINES") Rule rule,
            @RequestParam(required = false) @Nullable Instant at) {
        return screening(figures.require(publication, at), from, to, Figures.where(where), rule);
    }

    /** The same as a table, without the measures that take more than a line. */
    @GetMapping(path = "/api/figures/{publication}/impact.csv", produces = "text/csv")
    @Example("""
            "dimension,group,selected,pool,rate,rate_low,rate_high,ratio,ratio_low,ratio_high,four_fifths,reason,\
            adjusted_p,from,to,where,publication,edition,taken_at,position,definition,threshold\\r\\n\
            sex,FEMALE,20,30,0.6667,0.4878,0.8077,,,,NOT_APPLIED,there is only one group,,APPLICATION,OFFER,\
            cohort:2026,equity_funnel,1,2030-01-15T12:00:00Z,4711,1,10\\r\\n\
            sex,MALE,,,,,,,,,,suppressed,,APPLICATION,OFFER,cohort:2026,equity_funnel,1,2030-01-15T12:00:00Z,4711,1,\
            10\\r\\n\"""")
    @RolesAllowed({PROGRAMME_MANAGER, DASHBOARD_VIEWER, AUDITOR})
    ResponseEntity<String> csv(
            @Parameter(example = "equity_funnel") @PathVariable String publication,
            @Parameter(example = "APPLICATION") @RequestParam String from,
            @Parameter(example = "OFFER") @RequestParam String to,
            @Parameter(example = "cohort:2026") @RequestParam(defaultValue = "") List<String> where,
            @RequestParam(defaultValue = "UNIFORM_GUIDELINES") Rule rule,
            @RequestParam(required = false) @Nullable Instant at) {
        return ImpactLines.download(impact(publication, from, to, where, rule, at), where);
    }

    /**
     * The same for a publication that is at hand.
     *
     * @throws InvalidInput if the stages or headings are none, or are not published together
     */
    public static Screening screening(
            PublishedTables published, String from, String to, Map<String, String> where, Rule rule) {
        Passage passage = Passage.of(published, from, to, List.of("sex", "race"), where);
        List<String> sexes = passage.cells().leaves(0);
        List<String> races = passage.cells().leaves(1);
        String everySex = passage.cells().total(0).orElseThrow();
        String everyRace = passage.cells().total(1).orElseThrow();
        var suppressed = new LinkedHashMap<String, List<String>>();
        List<Pool> pools = new ArrayList<>();
        List<Shown> tables = List.of(
                Shown.of("sex", passage, pairs(sexes, List.of(everyRace))),
                Shown.of("race", passage, pairs(List.of(everySex), races)),
                Shown.of("sex × race", passage, pairs(sexes, races)));
        for (Shown shown : tables) {
            pools.add(shown.pool());
            suppressed.put(shown.pool().dimension(), shown.suppressed());
        }
        return new Screening(passage.cells().source(), where, from, to, CAVEAT, Impact.of(rule, pools), suppressed);
    }

    private static List<List<String>> pairs(List<String> some, List<String> others) {
        return some.stream()
                .flatMap(one -> others.stream().map(other -> List.of(one, other)))
                .toList();
    }

    /** The groups of one dimension with both counts, and the names of the others. */
    private record Shown(Pool pool, List<String> suppressed) {

        /** A dimension with one heading, its total, names no group. */
        static Shown of(String dimension, Passage passage, List<List<String>> all) {
            List<GroupCounts> shown = new ArrayList<>();
            List<String> suppressed = new ArrayList<>();
            boolean unknownTold = true;
            for (List<String> headings : all) {
                List<Group> groups = groups(passage, headings);
                Optional<Counts> counts = passage.counts(dimension, headings);
                if (counts.isEmpty()) {
                    suppressed.add(GroupCounts.name(groups));
                    unknownTold &= groups.stream().noneMatch(Group::isApart);
                } else if (counts.get().pool() > 0) {
                    shown.add(new GroupCounts(
                            groups, counts.get().selected(), counts.get().pool()));
                }
            }
            Pool pool = GroupCounts.pool(dimension, shown);
            return new Shown(unknownTold ? pool : new Pool(dimension, pool.groups(), null), List.copyOf(suppressed));
        }

        private static List<Group> groups(Passage passage, List<String> headings) {
            return IntStream.range(0, headings.size())
                    .filter(d -> passage.cells().leaves(d).contains(headings.get(d)))
                    .mapToObj(d -> Group.of(headings.get(d)))
                    .toList();
        }
    }
}
