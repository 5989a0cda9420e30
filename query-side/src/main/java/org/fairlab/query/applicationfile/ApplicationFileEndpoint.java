package org.fairlab.query.applicationfile;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.FUND_OFFICER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.REVIEWER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.fairlab.events.ScholarshipEvent.ShownApplication;
import org.fairlab.events.ScholarshipEvent.Terms;
import org.fairlab.platform.Shown;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.platform.web.Page;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers deciders: a reviewer sees the applications that are assigned to them, and others' scores after their own. */
@RestController
class ApplicationFileEndpoint implements ReadModel {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ApplicationFileEndpoint(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public String name() {
        return ApplicationFile.NAME;
    }

    /**
     * @param state {@code UNCONFIRMED} while a second person has not confirmed rules on likely proxies, then
     *     {@code OPEN}, then {@code CLOSED}
     * @param applications how many came in, withdrawn ones included
     */
    record Cycle(
            UUID cycleId,
            UUID fundId,
            @Nullable String fund,
            String name,
            LocalDate openedOn,
            LocalDate closesOn,
            @Nullable LocalDate closedOn,
            String state,
            long applications) {}

    @GetMapping("/api/cycles")
    @Example("""
            {"items": [{"cycleId": "6c8213e8-66b4-4bf4-9c17-eb4836fd42f2",
              "fundId": "0f8fad5b-d9cb-469f-a165-70867728950e", "fund": "Phlebotomy pathways",
              "name": "Spring 2030", "openedOn": "2026-11-22", "closesOn": "2099-05-31", "closedOn": null,
              "state": "OPEN", "applications": 2}], "next": "NmM4MjEzZTgtNjZiNC00YmY0LTljMTctZWI0ODM2ZmQ0MmYy"}""")
    @RolesAllowed({REVIEWER, FUND_OFFICER, PROGRAMME_MANAGER, AUDITOR})
    Page<Cycle> cycles(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        var rows = jdbc.sql(
                        "select * from application_file.cycle_state where cycle_id > ?" + " order by cycle_id limit ?")
                .params(Page.afterId(cursor), Page.limit(limit) + 1)
                .query(Cycle.class)
                .list();
        return Page.of(rows, limit, Cycle::cycleId);
    }

    /**
     * Rules on likely proxies of a protected trait.
     *
     * @param fields the fields of these rules, whose rationales are in the terms
     * @param confirmedBy the second person, null until somebody confirms them
     */
    record Proxies(
            List<String> fields,
            String proposedBy,
            @Nullable String confirmedBy) {}

    /**
     * A cycle with the terms that were frozen when it opened.
     *
     * @param proxies null if no rule is on a likely proxy
     */
    record CycleWithTerms(
            Cycle cycle,
            Terms terms,
            @Nullable Proxies proxies,
            @Nullable UUID rolledOverFrom,
            @Nullable UUID rolledOverTo) {}

    @GetMapping("/api/cycles/{cycleId}")
    @Example("""
            {"cycle": {"cycleId": "6c8213e8-66b4-4bf4-9c17-eb4836fd42f2",
              "fundId": "0f8fad5b-d9cb-469f-a165-70867728950e", "fund": "Phlebotomy pathways",
              "name": "Spring 2030", "openedOn": "2026-11-22", "closesOn": "2099-05-31", "closedOn": null,
              "state": "OPEN", "applications": 2}, "terms": {"rulesVersion": "1", "rules": [{"field": "credits",
              "comparison": "AT_LEAST", "values": ["6"], "rationale": null}, {"field": "homeCounty",
              "comparison": "ONE_OF", "values": ["Sangamon"], "rationale": "the donor pays for clinics of this county"}],
              "rubricVersion": "1",
              "rubric": {"plan": 10, "motivation": 10}, "minimumReviews": 2, "reviewers": ["reviewer-2",
              "reviewer-1"]}, "proxies": {"fields": ["homeCounty"], "proposedBy": "manager-1",
              "confirmedBy": "manager-2"}, "rolledOverFrom": null, "rolledOverTo": null}""")
    @RolesAllowed({REVIEWER, FUND_OFFICER, PROGRAMME_MANAGER, AUDITOR})
    CycleWithTerms cycle(@PathVariable UUID cycleId) {
        Cycle cycle = jdbc.sql("select * from application_file.cycle_state where cycle_id = ?")
                .param(cycleId)
                .query(Cycle.class)
                .optional()
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no such cycle."));
        return jdbc.sql("select * from application_file.cycle where cycle_id = ?")
                .param(cycleId)
                .query((row, n) -> new CycleWithTerms(
                        cycle,
                        json.readValue(row.getString("terms"), Terms.class),
                        proxies(row),
                        row.getObject("rolled_over_from", UUID.class),
                        row.getObject("rolled_over_to", UUID.class)))
                .single();
    }

    private @Nullable Proxies proxies(ResultSet row) throws SQLException {
        String proposedBy = row.getString("proposed_by");
        return proposedBy == null
                ? null
                : new Proxies(
                        json.readValue(row.getString("proxies"), new TypeReference<List<String>>() {}),
                        proposedBy,
                        row.getString("confirmed_by"));
    }

    /** One application in the list of a cycle. */
    record ListedApplication(UUID applicationId, String state, LocalDate submittedOn) {}

    @GetMapping("/api/cycles/{cycleId}/applications")
    @Example("""
            {"items": [{"applicationId": "1cebec04-1e25-3ac0-9841-869cfa5c669f", "state": "ACCEPTED",
              "submittedOn": "2026-11-22"}], "next": "MWNlYmVjMDQtMWUyNS0zYWMwLTk4NDEtODY5Y2ZhNWM2Njlm"}""")
    @PersonLevel
    @RolesAllowed({REVIEWER, FUND_OFFICER, PROGRAMME_MANAGER, AUDITOR})
    Page<ListedApplication> applications(
            @PathVariable UUID cycleId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            HttpServletRequest caller) {
        var rows = jdbc.sql("""
                        select application_id, state, submitted_on from application_file.application_state a
                        where cycle_id = ? and application_id > ? and (? or exists (
                            select from application_file.assignment s
                            where s.application_id = a.application_id and s.reviewer = ?))
                        order by application_id limit ?""")
                .params(cycleId, Page.afterId(cursor), seesAll(caller), caller.getRemoteUser(), Page.limit(limit) + 1)
                .query(ListedApplication.class)
                .list();
        return Page.of(rows, limit, ListedApplication::applicationId);
    }

    /**
     * Shows an application as it stands, with the digest that goes back with a decision on it. Auditors recompute a
     * recorded digest from the same answer, which shows again what was shown as long as nothing was added since.
     *
     * @param scores false leaves the scores out, as a reviewer is shown the application before their own
     */
    @GetMapping("/api/applications/{applicationId}")
    @Example("""
            {"shown": {"applicationId": "1cebec04-1e25-3ac0-9841-869cfa5c669f",
              "cycleId": "6c8213e8-66b4-4bf4-9c17-eb4836fd42f2", "rulesVersion": "1", "rubricVersion": "1",
              "answers": {"credits": "9"}, "eligible": true, "reviews": {"reviewer-1": {"plan": 7, "motivation": 8},
              "reviewer-2": {"plan": 6, "motivation": 9}}},
              "shownDigest": "7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730"}""")
    @PersonLevel
    @RolesAllowed({REVIEWER, FUND_OFFICER, PROGRAMME_MANAGER, AUDITOR})
    Shown<ShownApplication> application(
            @PathVariable UUID applicationId,
            @RequestParam(defaultValue = "true") boolean scores,
            HttpServletRequest caller) {
        return jdbc.sql("""
                        select a.*, c.terms ->> 'rulesVersion' as rules_version,
                            c.terms ->> 'rubricVersion' as rubric_version,
                            s.reviewer is null or r.reviewer is not null as scores_shown
                        from application_file.application_state a
                        join application_file.cycle c using (cycle_id)
                        left join application_file.assignment s on s.application_id = a.application_id and s.reviewer = ?
                        left join application_file.review r on r.application_id = a.application_id and r.reviewer = ?
                        where a.application_id = ? and (? or s.reviewer is not null)""")
                .params(caller.getRemoteUser(), caller.getRemoteUser(), applicationId, seesAll(caller))
                .query((row, n) -> Shown.of(shown(row, scores)))
                .optional()
                .orElseThrow(() -> new Problem(
                        HttpStatus.NOT_FOUND, "not-found", "There is no such application, or none for you to review."));
    }

    private ShownApplication shown(ResultSet row, boolean scores) throws SQLException {
        String reviews = row.getString("reviews");
        return new ShownApplication(
                row.getObject("application_id", UUID.class),
                row.getObject("cycle_id", UUID.class),
                row.getString("rules_version"),
                row.getString("rubric_version"),
                json.readValue(row.getString("answers"), new TypeReference<Map<String, String>>() {}),
                row.getObject("eligible", Boolean.class),
                scores && row.getBoolean("scores_shown")
                        ? json.readValue(
                                reviews == null ? "{}" : reviews,
                                new TypeReference<Map<String, Map<String, Integer>>>() {})
                        : null);
    }

    private static boolean seesAll(HttpServletRequest caller) {
        return Stream.of(FUND_OFFICER, PROGRAMME_MANAGER, AUDITOR).anyMatch(caller::isUserInRole);
    }
}
