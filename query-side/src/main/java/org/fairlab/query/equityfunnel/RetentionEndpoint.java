package org.fairlab.query.equityfunnel;

import static org.fairlab.platform.security.Roles.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.query.demographics.Answers;
import org.fairlab.query.demographics.Group;
import org.fairlab.query.demographics.Grouping;
import org.fairlab.query.measure.Retention;
import org.fairlab.query.measure.Retention.Followed;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.fairlab.query.publication.ExactFigures;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who stays in the work that they were hired for? For auditors, since exact times by group can single out a person. */
@RestController
class RetentionEndpoint implements ReadModel {

    private final JdbcClient jdbc;

    RetentionEndpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return EquityFunnel.NAME;
    }

    private record Hired(Group group, Followed followed) {}

    /**
     * The curves, times in days from the first hire on.
     *
     * @param caveat what they cannot bear
     * @param apart members of groups that are counted apart, in no curve and no test, by group
     */
    record Retained(String caveat, Retention retention, Map<String, Integer> apart) {}

    private static final String CAVEAT =
            "Who has no record of leaving counts as there until the day of the figure, and is then censored; leaving is"
                    + " the first after the first hire. The log-rank test compares all groups at once, and is no"
                    + " finding of law.";

    /**
     * Kaplan-Meier curves and the log-rank test by group.
     *
     * @param by {@code race} or {@code sex}
     * @param cohort the year of entry, as in the funnel; all if left out
     * @param answers which answers say the groups
     */
    @GetMapping("/api/equity-funnel/retention")
    @Example("""
            {"caveat": "Who has no record of leaving is censored.",
             "retention": {"curves": [{"group": "FEMALE", "members": 2, "until": 400, "steps": [{"time": 100,
                 "atRisk": 2, "left": 1, "censored": 1,
                 "retained": {"kind": "estimate", "definition": {"measure": "share retained", "version": 1,
                     "words": "Kaplan and Meier (1958)"},
                   "inputs": {"at risk": 2, "left": 1, "members": 2, "time": 100}, "value": 0.5,
                   "intervals": [{"lower": 0.0, "upper": 1.0, "level": 0.95, "method": "Greenwood, plain"}],
                   "tests": []}}]}],
               "logRank": {"kind": "unavailable", "definition": {"measure": "same retention in all groups, tested",
                   "version": 1, "words": "log-rank (Mantel 1966)"},
                 "inputs": {"groups": 1, "groups followed": 1, "left": 1},
                 "reason": "only one group was followed until somebody left"}},
             "apart": {"DECLINED": 1}}""")
    @ExactFigures
    @RolesAllowed(AUDITOR)
    Retained retention(
            @RequestParam String by,
            @RequestParam(required = false) @Nullable Integer cohort,
            @ParameterObject AsOf asOf,
            @RequestParam(defaultValue = "AT_CLOSE") Answers answers) {
        Grouping grouping = Grouping.of(by, jdbc);
        if (grouping == null) {
            throw new InvalidInput("by", "must be race or sex");
        }
        Map<String, List<Followed>> groups = new TreeMap<>();
        Map<String, Integer> apart = new TreeMap<>();
        hired(grouping, cohort, asOf, answers).forEach(one -> {
            if (one.group().isApart()) {
                apart.merge(one.group().key(), 1, Integer::sum);
            } else {
                groups.computeIfAbsent(one.group().key(), none -> new ArrayList<>())
                        .add(one.followed());
            }
        });
        return new Retained(CAVEAT, Retention.of(groups), apart);
    }

    /** Everybody hired by the day, followed until they left, or else until the day. */
    private List<Hired> hired(Grouping grouping, @Nullable Integer cohort, AsOf asOf, Answers answers) {
        return jdbc.sql("""
                        select coalesce(g.%s, 'NOT_ASKED') as key, l.left_on is not null as has_left,
                            coalesce(l.left_on, least(:effective::date, current_date)) - h.reached_on as days
                        from equity_funnel.reached(:effective, :recorded) h
                        join equity_funnel.entry(:effective, :recorded) e using (participant_id)
                        left join (select r.participant_id, min(f.effective_on) as left_on
                            from equity_funnel.reached(:effective, :recorded) r
                            join equity_funnel.fact f on f.participant_id = r.participant_id and f.stage = 'LEFT'
                                and f.effective_on between r.reached_on and least(:effective::date, current_date)
                                and f.recorded_at <= :recorded
                                and (f.superseded_at is null or f.superseded_at > :recorded)
                            where r.stage = 'HIRE' group by r.participant_id) l using (participant_id)
                        %s
                        where h.stage = 'HIRE' and h.reached_on <= least(:effective::date, current_date)
                            and (:cohort::int is null or e.cohort = :cohort)""".formatted(grouping.column(), answers.join("h.participant_id", "h.reached_on")))
                .params(asOf.parameters())
                .param("cohort", cohort)
                .query((row, n) -> new Hired(
                        Group.of(row.getString("key")), new Followed(row.getLong("days"), row.getBoolean("has_left"))))
                .list();
    }
}
