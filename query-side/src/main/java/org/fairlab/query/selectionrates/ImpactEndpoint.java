package org.fairlab.query.selectionrates;

import static org.fairlab.platform.security.Roles.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.demographics.Answers;
import org.fairlab.query.demographics.Group;
import org.fairlab.query.demographics.GroupCounts;
import org.fairlab.query.demographics.Grouping;
import org.fairlab.query.measure.Impact;
import org.fairlab.query.measure.Impact.Pool;
import org.fairlab.query.measure.Impact.Rule;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.fairlab.query.publication.ExactFigures;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Are the awards of a cycle made evenly? For auditors, since exact figures by group can single out a person. */
@RestController
class ImpactEndpoint implements ReadModel {

    private final JdbcClient jdbc;

    ImpactEndpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return SelectionRates.NAME;
    }

    private record Cell(Group sex, Group race, long selected, long pool) {}

    /**
     * Sex, race, and sex × race, each on its own: rates, ratios, tests and intervals of a cycle. A screening, and no
     * finding of law.
     *
     * @param rule how groups under 2 % of the pool are treated, and whether four fifths apply
     * @param answers which answers say the groups
     */
    @GetMapping("/api/selection-rates/{cycleId}/impact")
    @Example("""
            {"rule": "UNIFORM_GUIDELINES", "tables": [{"dimension": "sex",
              "basis": "not compared: there is only one group",
              "rows": [{"counts": {"group": "FEMALE", "selected": 2, "pool": 3},
                "rate": {"kind": "estimate", "definition": {"measure": "selection rate", "version": 1, "words": "s/n"},
                  "inputs": {"n": 3, "s": 2}, "value": 0.6666666666666666,
                  "intervals": [{"lower": 0.2077, "upper": 0.9385, "level": 0.95, "method": "Wilson score"},
                    {"lower": 0.0943, "upper": 0.9916, "level": 0.95, "method": "Clopper-Pearson exact"}],
                  "tests": []},
                "fourFifths": {"outcome": "NOT_APPLIED", "reason": "there is only one group"},
                "comparison": null, "reason": "there is only one group",
                "adjusted": {"kind": "unavailable", "definition": {"measure": "adjusted p", "version": 1,
                    "words": "Benjamini and Hochberg (1995) over the first test of every comparison on the page"},
                  "inputs": {"n": 3, "s": 2}, "reason": "there is no test"},
                "proportionality": {"index": {"kind": "unavailable", "definition": {"measure": "proportionality index", "version": 1,
                      "words": "share among the selected / share of the pool"},
                    "inputs": {"n1": 3, "n2": 0, "s1": 2, "s2": 0}, "reason": "there is nobody else"},
                  "gap": {"kind": "unavailable", "definition": {"measure": "percentage-point gap", "version": 1,
                      "words": "the group's rate - everybody's rate"},
                    "inputs": {"n1": 3, "n2": 0, "s1": 2, "s2": 0}, "reason": "there is nobody else"}},
                "ifUnknown": []}],
              "unknown": {"group": "unknown", "selected": 0, "pool": 1}}]}""")
    @ExactFigures
    @RolesAllowed(AUDITOR)
    Impact impact(
            @PathVariable UUID cycleId,
            @RequestParam(defaultValue = "UNIFORM_GUIDELINES") Rule rule,
            @ParameterObject AsOf asOf,
            @RequestParam(defaultValue = "AT_CLOSE") Answers answers) {
        Grouping.requireAllowed(jdbc);
        List<Cell> cells = jdbc.sql("""
                        select coalesce(g.sex, 'NOT_ASKED') as sex, coalesce(g.race, 'NOT_ASKED') as race,
                            count(*) filter (where in_pool) as pool,
                            count(*) filter (where selected) as selected
                        from selection_rates.candidate(:effective, :recorded) c %s
                        where cycle_id = :cycle group by g.sex, g.race""".formatted(answers.join("c.participant_id", "c.applied_on")))
                .params(asOf.parameters())
                .param("cycle", cycleId)
                .query((row, n) -> new Cell(
                        Group.of(row.getString("sex")),
                        Group.of(row.getString("race")),
                        row.getLong("selected"),
                        row.getLong("pool")))
                .list();
        if (cells.isEmpty()) {
            throw new Problem(HttpStatus.NOT_FOUND, "not-found", "Nobody applied in a cycle of that id.");
        }
        return Impact.of(
                rule,
                List.of(
                        pool("sex", cells, cell -> List.of(cell.sex())),
                        pool("race", cells, cell -> List.of(cell.race())),
                        pool("sex × race", cells, cell -> List.of(cell.sex(), cell.race()))));
    }

    private static Pool pool(String dimension, List<Cell> cells, Function<Cell, List<Group>> by) {
        return GroupCounts.pool(
                dimension,
                cells.stream()
                        .map(cell -> new GroupCounts(by.apply(cell), cell.selected(), cell.pool()))
                        .toList());
    }
}
