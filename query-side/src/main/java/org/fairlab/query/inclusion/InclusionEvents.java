package org.fairlab.query.inclusion;

import static org.fairlab.platform.security.Roles.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.ZoneId;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.query.audittrail.EventsBehind;
import org.fairlab.query.audittrail.Recounts;
import org.fairlab.query.inclusion.ConsultationEndpoint.Followed;
import org.fairlab.query.inclusion.InclusionEndpoint.Standing;
import org.fairlab.query.inclusion.InclusionEndpoint.What;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which events make the figures of inclusion? */
@RestController
class InclusionEvents implements ReadModel {

    private final InclusionEndpoint inclusion;
    private final ConsultationEndpoint consultations;
    private final Recounts recounts;
    private final ZoneId zone;

    InclusionEvents(
            InclusionEndpoint inclusion,
            ConsultationEndpoint consultations,
            Recounts recounts,
            @Value("${fairlab.time-zone:UTC}") ZoneId zone) {
        this.inclusion = inclusion;
        this.consultations = consultations;
        this.recounts = recounts;
        this.zone = zone;
    }

    @Override
    public String name() {
        return Inclusion.NAME;
    }

    /** All barriers, initiatives or policies, recounted from the log, and the events that make them stand or not. */
    @GetMapping("/api/inclusion/standing/events")
    @Example("""
            {"upTo": 4720, "figure": {"what": "BARRIER", "begun": 1, "standing": 1, "overdue": 0},
              "recomputed": {"what": "BARRIER", "begun": 1, "standing": 1, "overdue": 0},
              "agree": true, "events": 1, "items": [{"position": 4711, "type": "BarrierIdentified",
                "entityId": "7b1c9d3e-4f52-4a86-8c07-2e9d5a61b3f4", "recordedAt": "2030-01-15T12:00:00Z",
                "actor": "coordinator-7",
                "sentence": "identified barrier 7b1c9d3e (schedule, Springfield draw station): shifts are announced two days ahead; owner coordinator-7, review on 2030-06-01",
                "address": "/api/audit/events/4711"}], "next": "NDcxMQ"}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    EventsBehind<Standing> standing(
            @RequestParam What what,
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        // The same day for both, whenever midnight is.
        LocalDate on = asOf.day(zone);
        AsOf then = new AsOf(on.toString(), asOf.recorded());
        return recounts.of(
                Inclusion.NAME,
                then,
                () -> inclusion.standings(then).stream()
                        .filter(one -> one.what() == what)
                        .findAny()
                        .orElse(new Standing(what, 0, 0, 0)),
                new StandingRecount(what, on),
                cursor,
                limit);
    }

    /** Consultations and changes of courses, recounted from the log, and the events that they are. */
    @GetMapping("/api/inclusion/curriculum/events")
    @Example("""
            {"upTo": 4720, "figure": {"consultations": 1, "requested": 0, "made": 0},
              "recomputed": {"consultations": 1, "requested": 0, "made": 0},
              "agree": true, "events": 1, "items": [{"position": 4711, "type": "CommunityConsulted",
                "entityId": "9e4d2b7a-1c83-4f06-b5d9-3a7f8e2c6041", "recordedAt": "2030-01-15T12:00:00Z",
                "actor": "manager-1", "sentence": "consulted deaf and hard-of-hearing people of Springfield (consultation 9e4d2b7a, listening session, 14 participants): draw stations call patients by voice only",
                "address": "/api/audit/events/4711"}], "next": "NDcxMQ"}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    EventsBehind<Followed> curriculum(
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return recounts.of(
                Inclusion.NAME,
                asOf,
                () -> consultations.followed(asOf),
                new CurriculumRecount(asOf.effectiveOn()),
                cursor,
                limit);
    }
}
