package org.fairlab.query.climate;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.DASHBOARD_VIEWER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fairlab.platform.web.Page;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.climate.ItemFigures.Cell;
import org.fairlab.query.climate.ItemFigures.Count;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Climate surveys and their figures. Figures of a survey are there once it is closed. */
@RestController
public class ClimateEndpoint implements ReadModel {

    private final JdbcClient jdbc;

    public ClimateEndpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return Climate.NAME;
    }

    /**
     * A survey.
     *
     * @param groupQuestion null if it asks nothing about whoever answers
     * @param minimumGroup figures of fewer answers than this are hidden
     * @param tokens issued so far
     * @param answered null while it is open, and where fewer than the minimum answered
     */
    public record Survey(
            UUID surveyId,
            String title,
            LocalDate openedOn,
            @Nullable LocalDate closedOn,
            @Nullable String groupQuestion,
            List<String> groups,
            int minimumGroup,
            int tokens,
            @Nullable Integer answered) {

        /** As it is shown. */
        Survey withoutSmallNumber() {
            return answered == null || answered >= minimumGroup
                    ? this
                    : new Survey(
                            surveyId, title, openedOn, closedOn, groupQuestion, groups, minimumGroup, tokens, null);
        }
    }

    @GetMapping("/api/climate/surveys")
    @Example("""
            {"items": [{"surveyId": "0f8fad5b-d9cb-469f-a165-70867728950e", "title": "Climate 2030",
              "openedOn": "2030-01-10", "closedOn": "2030-02-10", "groupQuestion": "Where do you work?",
              "groups": ["Draw station", "Laboratory"], "minimumGroup": 10, "tokens": 120, "answered": 84}],
              "next": "MGY4ZmFkNWItZDljYi00NjlmLWExNjUtNzA4Njc3Mjg5NTBl"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, DASHBOARD_VIEWER, AUDITOR})
    Page<Survey> surveys(
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var rows = jdbc
                .sql("select * from climate.survey_standing(:effective, :recorded)"
                        + " where survey_id > :after order by survey_id limit :limit")
                .params(asOf.parameters())
                .param("after", Page.afterId(cursor))
                .param("limit", Page.limit(limit) + 1)
                .query(ClimateEndpoint::survey)
                .list()
                .stream()
                .map(Survey::withoutSmallNumber)
                .toList();
        return Page.of(rows, limit, Survey::surveyId);
    }

    private static Survey survey(ResultSet row, int n) throws SQLException {
        return new Survey(
                row.getObject("survey_id", UUID.class),
                row.getString("title"),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("closed_on", LocalDate.class),
                row.getString("group_question"),
                List.of((String[]) row.getArray("groups").getArray()),
                row.getInt("minimum_group"),
                row.getInt("tokens"),
                row.getObject("answered", Integer.class));
    }

    /**
     * One item of a survey.
     *
     * @param groups by group, each shown or hidden
     */
    public record ItemResult(
            String code, int version, String text, Favourable favourable, Map<String, Favourable> groups) {}

    /** The items of a survey in its order. */
    @GetMapping("/api/climate/surveys/{surveyId}/items")
    @Example("""
            [{"code": "belonging-1", "version": 1, "text": "I feel that I belong here.",
              "favourable": {"n": 84, "share": 0.75, "low": 0.6479, "high": 0.8303, "hidden": null},
              "groups": {"Laboratory": {"n": 50, "share": 0.8, "low": 0.6696, "high": 0.8876, "hidden": null},
                "Draw station": {"n": null, "share": null, "low": null, "high": null,
                  "hidden": "Fewer than 10 answers in this group or in another one"}}}]""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, DASHBOARD_VIEWER, AUDITOR})
    List<ItemResult> items(@PathVariable UUID surveyId, @ParameterObject AsOf asOf) {
        Survey survey = survey(surveyId, asOf);
        Map<String, ItemFigures> figures = figures(surveyId);
        return jdbc.sql("select * from climate.item where survey_id = ? order by number")
                .param(surveyId)
                .query((row, n) ->
                        result(row, survey, figures.getOrDefault(row.getString("code"), ItemFigures.of(List.of()))))
                .list();
    }

    /** A survey with the number of its answers, however few. */
    Survey survey(UUID surveyId, AsOf asOf) {
        return jdbc.sql("select * from climate.survey_standing(:effective, :recorded) where survey_id = :survey")
                .params(asOf.parameters())
                .param("survey", surveyId)
                .query(ClimateEndpoint::survey)
                .optional()
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no survey of that id."));
    }

    /** The figure of one item in one group, or in all if that is null, however few answered once it is closed. */
    Favourable exact(UUID surveyId, String code, @Nullable String group, AsOf asOf) {
        ItemResult item = items(surveyId, asOf).stream()
                .filter(one -> one.code().equals(code))
                .filter(one -> group == null || one.groups().containsKey(group))
                .findAny()
                .orElseThrow(
                        () -> new Problem(HttpStatus.NOT_FOUND, "not-found", "The survey has no such item or group."));
        return item.favourable().equals(Favourable.OPEN)
                ? Favourable.OPEN
                : figures(surveyId)
                        .getOrDefault(code, ItemFigures.of(List.of()))
                        .exact(group);
    }

    private static ItemResult result(ResultSet row, Survey survey, ItemFigures figures) throws SQLException {
        Map<String, Favourable> groups = new HashMap<>();
        if (survey.closedOn() == null) {
            survey.groups().forEach(group -> groups.put(group, Favourable.OPEN));
        } else {
            groups.putAll(figures.byGroup(survey.groups(), survey.minimumGroup()));
        }
        return new ItemResult(
                row.getString("code"),
                row.getInt("version"),
                row.getString("text"),
                survey.closedOn() == null ? Favourable.OPEN : figures.overall(survey.minimumGroup()),
                groups);
    }

    private Map<String, ItemFigures> figures(UUID surveyId) {
        record Coded(String code, Cell cell) {}
        return jdbc
                .sql("select * from climate.answered_in where survey_id = ?")
                .param(surveyId)
                .query((row, n) -> new Coded(
                        row.getString("code"),
                        new Cell(row.getString("group_name"), new Count(row.getInt("favourable"), row.getInt("n")))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Coded::code,
                        Collectors.collectingAndThen(
                                Collectors.mapping(Coded::cell, Collectors.toList()), ItemFigures::of)));
    }

    /** The items of the survey that was closed last, none if none was. */
    public Optional<Latest> latest(AsOf asOf) {
        return jdbc.sql("select * from climate.survey_standing(:effective, :recorded) where closed_on is not null"
                        + " order by closed_on desc, survey_id limit 1")
                .params(asOf.parameters())
                .query((row, n) -> new Latest(
                        row.getObject("survey_id", UUID.class),
                        row.getString("title"),
                        row.getObject("closed_on", LocalDate.class),
                        items(row.getObject("survey_id", UUID.class), asOf)))
                .optional();
    }

    /** The survey that was closed last. */
    public record Latest(UUID surveyId, String title, LocalDate closedOn, List<ItemResult> items) {}
}
