package org.fairlab.query.climate;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.DASHBOARD_VIEWER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.fairlab.query.climate.ItemFigures.Cell;
import org.fairlab.query.climate.ItemFigures.Count;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the share of favourable answers moves from one survey to the next that asked the same. */
@RestController
class TrendEndpoint implements ReadModel {

    private final JdbcClient jdbc;

    TrendEndpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return Climate.NAME;
    }

    /** One item in all closed surveys that asked it, the earliest first. */
    record Trend(String code, int version, String text, List<Point> surveys) {}

    /** One survey's figure of all who answered. */
    record Point(UUID surveyId, String title, LocalDate closedOn, Favourable favourable) {}

    private record Item(String code, int version, String text) {}

    /** Items are the same if code, version and text are; another wording is another item. */
    @GetMapping("/api/climate/trend")
    @Example("""
            [{"code": "belonging-1", "version": 1, "text": "I feel that I belong here.",
              "surveys": [{"surveyId": "0f8fad5b-d9cb-469f-a165-70867728950e", "title": "Climate 2030",
                "closedOn": "2030-02-10",
                "favourable": {"n": 84, "share": 0.75, "low": 0.6479, "high": 0.8303, "hidden": null}}]}]""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, DASHBOARD_VIEWER, AUDITOR})
    List<Trend> trend(@ParameterObject AsOf asOf) {
        return trends(asOf, ItemFigures::overall);
    }

    /** Every trend with the figures of all surveys, however few answered; not to be shown. */
    List<Trend> exact(AsOf asOf) {
        return trends(asOf, (figures, minimum) -> figures.exact(null));
    }

    private List<Trend> trends(AsOf asOf, BiFunction<ItemFigures, Integer, Favourable> told) {
        Map<Item, List<Point>> trends = new LinkedHashMap<>();
        jdbc.sql("""
                        select i.code, i.version, i.text, s.survey_id, s.title, s.closed_on, s.minimum_group,
                            coalesce(sum(a.n), 0) as n, coalesce(sum(a.favourable), 0) as favourable
                        from climate.survey s
                        join climate.item i using (survey_id)
                        left join climate.answered_in a on a.survey_id = s.survey_id and a.code = i.code
                        where s.closed_on <= :effective and s.closed_at <= :recorded
                        group by s.survey_id, i.survey_id, i.code
                        order by i.code, i.version, i.text, s.closed_on, s.survey_id""").params(asOf.parameters()).query(row -> {
            var all = new Count(row.getInt("favourable"), row.getInt("n"));
            trends.computeIfAbsent(
                            new Item(row.getString("code"), row.getInt("version"), row.getString("text")),
                            item -> new ArrayList<>())
                    .add(new Point(
                            row.getObject("survey_id", UUID.class),
                            row.getString("title"),
                            row.getObject("closed_on", LocalDate.class),
                            told.apply(ItemFigures.of(List.of(new Cell(null, all))), row.getInt("minimum_group"))));
        });
        return trends.entrySet().stream()
                .map(trend -> new Trend(
                        trend.getKey().code(),
                        trend.getKey().version(),
                        trend.getKey().text(),
                        trend.getValue()))
                .toList();
    }
}
