package org.fairlab.query.mentorship;

import static org.fairlab.platform.security.Roles.AUDITOR;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.audittrail.EventsBehind;
import org.fairlab.query.audittrail.Recounts;
import org.fairlab.query.mentorship.ProgramEndpoint.Program;
import org.fairlab.query.mentorship.ProgramEndpoint.Retention;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which events make the figures of mentoring? */
@RestController
class ProgramEvents implements ReadModel {

    private final ProgramEndpoint programs;
    private final Recounts recounts;

    ProgramEvents(ProgramEndpoint programs, Recounts recounts) {
        this.programs = programs;
        this.recounts = recounts;
    }

    @Override
    public String name() {
        return Mentorship.NAME;
    }

    /** A programme with its figures, recounted from the log, and the events that make them. */
    @GetMapping("/api/programs/{programId}/events")
    @Example("""
            {"upTo": 4720, "figure": {"programId": "24502922-9443-4433-9a69-36262b20306d",
                "name": "First year on the bench (invented)", "startsOn": null, "endsOn": null, "mentors": 0,
                "mentees": 0, "capacity": 0, "active": 0, "paused": 0, "proposed": 0, "medianDaysToMatch": null,
                "sessions": 0, "minutes": 0, "goalsSet": 0, "goalsAchieved": 0, "checkIns": 0, "meanRating": null,
                "completed": 0, "endedEarly": {}},
              "recomputed": {"programId": "24502922-9443-4433-9a69-36262b20306d",
                "name": "First year on the bench (invented)", "startsOn": null, "endsOn": null, "mentors": 0,
                "mentees": 0, "capacity": 0, "active": 0, "paused": 0, "proposed": 0, "medianDaysToMatch": null,
                "sessions": 0, "minutes": 0, "goalsSet": 0, "goalsAchieved": 0, "checkIns": 0, "meanRating": null,
                "completed": 0, "endedEarly": {}},
              "agree": true, "events": 1, "items": [{"position": 4711, "type": "MentorshipProgramOpened",
                "entityId": "24502922-9443-4433-9a69-36262b20306d", "recordedAt": "2030-01-02T12:00:00Z",
                "actor": "manager-1", "sentence": "opened mentorship programme “First year on the bench (invented)”",
                "address": "/api/audit/events/4711"}], "next": "NDcxMQ"}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    EventsBehind<Program> program(
            @PathVariable UUID programId,
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return recounts.of(
                Mentorship.NAME,
                asOf,
                () -> programs.program(programId, asOf)
                        .orElseThrow(
                                () -> new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no such programme.")),
                new ProgramRecount(programId, asOf.effectiveOn()),
                cursor,
                limit);
    }

    /** Who stays of those with a mentor, or of those without, recounted from the log, and the events behind it. */
    @GetMapping("/api/mentorship/retention/events")
    @Example("""
            {"upTo": 4720, "figure": {"mentored": false, "hired": 1, "retained90Days": 0, "retained1Year": 0},
              "recomputed": {"mentored": false, "hired": 1, "retained90Days": 0, "retained1Year": 0},
              "agree": true, "events": 1, "items": [{"position": 4711, "type": "CareerMilestoneReached",
                "entityId": "0f8fad5b-d9cb-469f-a165-70867728950e", "recordedAt": "2030-01-15T12:00:00Z",
                "actor": "site-1", "sentence": "recorded that participant 0f8fad5b was hired",
                "address": "/api/audit/events/4711"}], "next": "NDcxMQ"}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    EventsBehind<Retention> retention(
            @Parameter(example = "false") @RequestParam boolean mentored,
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return recounts.of(
                Mentorship.NAME,
                asOf,
                () -> programs.retention(asOf).stream()
                        .filter(one -> one.mentored() == mentored)
                        .findFirst()
                        .orElseThrow(),
                new RetentionRecount(mentored, asOf.effectiveOn()),
                cursor,
                limit);
    }
}
