package org.fairlab.query.leadership;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.fairlab.query.demographics.Answers;
import org.fairlab.query.demographics.Group;
import org.fairlab.query.demographics.Grouping;
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

/** From the first training to a step up. Each figure counts participants, once however often they reached a stage. */
@RestController
class PipelineEndpoint implements ReadModel {

    static final List<String> STAGES = List.of("TRAINING", "NOMINATION", "ADMISSION", "COMPLETION", "ADVANCEMENT");

    private final JdbcClient jdbc;

    PipelineEndpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return Leadership.NAME;
    }

    /**
     * The participants at one stage.
     *
     * @param stage one of {@link #STAGES}
     * @param group whom it counts, null for everybody
     * @param participants those who reached the stage
     */
    record Stage(String stage, @Nullable Group group, long participants) {}

    /**
     * Every stage in its order, for all who ever entered or for one cohort.
     *
     * @param cohort the year of entry: 2002 is 1 July 2001 to 30 June 2002
     * @param by {@code race} or {@code sex}, for the auditor's role and with a {@code purpose} only; null for totals
     * @param answers which answers count for figures by race or sex
     */
    @GetMapping("/api/leadership/pipeline")
    @Example("""
            [{"stage": "TRAINING", "group": {"standard": "SPD15_2024", "category": "ASIAN", "apart": false},
              "participants": 4}, {"stage": "NOMINATION", "group": {"standard": "SPD15_2024",
              "category": "ASIAN", "apart": false}, "participants": 2}]""")
    @ExactFigures
    @RolesAllowed({PROGRAMME_MANAGER, AUDITOR})
    List<Stage> pipeline(
            @RequestParam(required = false) @Nullable Integer cohort,
            @RequestParam(required = false) @Nullable String by,
            @ParameterObject AsOf asOf,
            @RequestParam(defaultValue = "AT_CLOSE") Answers answers) {
        Grouping grouping = Grouping.of(by, jdbc);
        String key = grouping == null ? "''" : "coalesce(g." + grouping.column() + ", 'NOT_ASKED')";
        return jdbc.sql("""
                        with member as (
                            select r.participant_id, r.stage, %s as key
                            from leadership.reached(:effective, :recorded) r
                            join leadership.entry(:effective, :recorded) e using (participant_id)
                            %s
                            where :cohort::int is null or e.cohort = :cohort)
                        select s.stage, k.key, coalesce(r.participants, 0) as participants
                        from leadership.stage s
                        cross join (select distinct key from member) k
                        left join (select stage, key, count(*) as participants from member group by stage, key) r
                            using (stage, key)
                        order by s.number, k.key""".formatted(key, grouping == null ? "" : answers.join("r.participant_id", "r.reached_on")))
                .params(asOf.parameters())
                .param("cohort", cohort)
                .query((row, n) -> new Stage(
                        row.getString("stage"),
                        grouping == null ? null : Group.of(row.getString("key")),
                        row.getLong("participants")))
                .list();
    }
}
