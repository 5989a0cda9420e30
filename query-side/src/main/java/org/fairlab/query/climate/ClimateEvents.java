package org.fairlab.query.climate;

import static org.fairlab.platform.security.Roles.AUDITOR;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.fairlab.events.InclusionEvent.Item;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.query.audittrail.EventsBehind;
import org.fairlab.query.audittrail.Recounts;
import org.fairlab.query.climate.ClimateEndpoint.Survey;
import org.fairlab.query.climate.TrendEndpoint.Trend;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Which events make the figures of climate surveys? Figures are compared as they are and shown as they are shown
 * everywhere; behind one that is hidden no events are told.
 */
@RestController
class ClimateEvents implements ReadModel {

    private final ClimateEndpoint climate;
    private final TrendEndpoint trends;
    private final Recounts recounts;

    ClimateEvents(ClimateEndpoint climate, TrendEndpoint trends, Recounts recounts) {
        this.climate = climate;
        this.trends = trends;
        this.recounts = recounts;
    }

    @Override
    public String name() {
        return Climate.NAME;
    }

    /**
     * A survey, recounted from the log, and the events that make it. Where fewer than the minimum answered, its closing
     * is left out, since that says how many.
     */
    @GetMapping("/api/climate/surveys/{surveyId}/events")
    @Example("""
            {"upTo": 4720, "figure": {"surveyId": "0f8fad5b-d9cb-469f-a165-70867728950e", "title": "Climate 2030",
                "openedOn": "2030-01-10", "closedOn": null, "groupQuestion": "Where do you work?",
                "groups": ["Draw station", "Laboratory"], "minimumGroup": 10, "tokens": 0, "answered": null},
              "recomputed": {"surveyId": "0f8fad5b-d9cb-469f-a165-70867728950e", "title": "Climate 2030",
                "openedOn": "2030-01-10", "closedOn": null, "groupQuestion": "Where do you work?",
                "groups": ["Draw station", "Laboratory"], "minimumGroup": 10, "tokens": 0, "answered": null},
              "agree": true, "events": 1, "items": [{"position": 4711, "type": "ClimateSurveyOpened",
                "entityId": "0f8fad5b-d9cb-469f-a165-70867728950e", "recordedAt": "2030-01-10T12:00:00Z",
                "actor": "manager-1", "sentence": "opened climate survey 0f8fad5b “Climate 2030”",
                "address": "/api/audit/events/4711"}], "next": "NDcxMQ"}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    EventsBehind<Survey> survey(
            @PathVariable UUID surveyId,
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return recounts.of(
                Climate.NAME,
                asOf,
                () -> climate.survey(surveyId, asOf),
                SurveyRecount.ofSurvey(surveyId, asOf.effectiveOn()),
                cursor,
                limit);
    }

    /**
     * The answers to one item of a survey, recounted from the log, and the events that they are; none where the figure
     * is hidden.
     *
     * @param code the item's
     * @param group one of the survey's, null for all who answered
     */
    @GetMapping("/api/climate/surveys/{surveyId}/items/events")
    @Example("""
            {"upTo": 4720, "figure": {"n": 84, "share": 0.75, "low": 0.6479, "high": 0.8303, "hidden": null},
              "recomputed": {"n": 84, "share": 0.75, "low": 0.6479, "high": 0.8303, "hidden": null},
              "agree": true, "events": 86, "items": [{"position": 4711, "type": "ClimateSurveyAnswered",
                "entityId": "0f8fad5b-d9cb-469f-a165-70867728950e", "recordedAt": "2030-02-10T12:00:00Z",
                "actor": "manager-1",
                "sentence": "recorded one answer to climate survey 0f8fad5b, nobody knows whose",
                "address": "/api/audit/events/4711"}], "next": "NDcxMQ"}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    EventsBehind<Favourable> item(
            @PathVariable UUID surveyId,
            @RequestParam String code,
            @RequestParam(required = false) @Nullable String group,
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return recounts.of(
                Climate.NAME,
                asOf,
                () -> climate.exact(surveyId, code, group, asOf),
                SurveyRecount.ofItem(surveyId, code, group, asOf.effectiveOn()),
                cursor,
                limit);
    }

    /** One item in all closed surveys that asked it, recounted from the log, and the answers to it. */
    @GetMapping("/api/climate/trend/events")
    @Example("""
            {"upTo": 4720, "figure": {"code": "belonging-1", "version": 1, "text": "I feel that I belong here.",
                "surveys": [{"surveyId": "0f8fad5b-d9cb-469f-a165-70867728950e", "title": "Climate 2030",
                  "closedOn": "2030-02-10",
                  "favourable": {"n": 84, "share": 0.75, "low": 0.6479, "high": 0.8303, "hidden": null}}]},
              "recomputed": {"code": "belonging-1", "version": 1, "text": "I feel that I belong here.",
                "surveys": [{"surveyId": "0f8fad5b-d9cb-469f-a165-70867728950e", "title": "Climate 2030",
                  "closedOn": "2030-02-10",
                  "favourable": {"n": 84, "share": 0.75, "low": 0.6479, "high": 0.8303, "hidden": null}}]},
              "agree": true, "events": 86, "items": [{"position": 4711, "type": "ClimateSurveyAnswered",
                "entityId": "0f8fad5b-d9cb-469f-a165-70867728950e", "recordedAt": "2030-02-10T12:00:00Z",
                "actor": "manager-1",
                "sentence": "recorded one answer to climate survey 0f8fad5b, nobody knows whose",
                "address": "/api/audit/events/4711"}], "next": "NDcxMQ"}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    EventsBehind<Trend> trend(
            @RequestParam String code,
            @RequestParam int version,
            @Parameter(example = "I feel that I belong here.") @RequestParam String text,
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Item item = new Item(code, version, text);
        return recounts.of(
                Climate.NAME,
                asOf,
                () -> trends.exact(asOf).stream()
                        .filter(one -> item.equals(new Item(one.code(), one.version(), one.text())))
                        .findAny()
                        .orElse(new Trend(code, version, text, List.of())),
                new TrendRecount(item, asOf.effectiveOn()),
                cursor,
                limit);
    }
}
