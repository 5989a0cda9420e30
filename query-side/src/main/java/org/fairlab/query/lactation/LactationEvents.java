package org.fairlab.query.lactation;

import static org.fairlab.platform.security.Roles.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.query.audittrail.EventsBehind;
import org.fairlab.query.audittrail.Recounts;
import org.fairlab.query.lactation.LactationAccess.Site;
import org.fairlab.query.lactation.SupportEndpoint.Support;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which events make the figures of lactation support? */
@RestController
class LactationEvents implements ReadModel {

    private final LactationAccess access;
    private final SupportEndpoint support;
    private final Recounts recounts;

    LactationEvents(LactationAccess access, SupportEndpoint support, Recounts recounts) {
        this.access = access;
        this.support = support;
        this.recounts = recounts;
    }

    @Override
    public String name() {
        return Lactation.NAME;
    }

    /** The spaces of one site, recounted from the log, and the events that make them what they are. */
    @GetMapping("/api/lactation/access/events")
    @Example("""
            {"upTo": 4720, "figure": {"site": "Springfield draw station", "spaces": 1, "certified": 0, "withSink": 0},
              "recomputed": {"site": "Springfield draw station", "spaces": 1, "certified": 0, "withSink": 0},
              "agree": true, "events": 1, "items": [{"position": 4711, "type": "SpaceRegistered",
                "entityId": "6f1a0a52-6a5e-4f0c-9a8e-3c1d1f1f2a10", "recordedAt": "2030-01-15T12:00:00Z",
                "actor": "coordinator-1",
                "sentence": "registered lactation space 6f1a0a52 “Room 12” at Springfield draw station, by the clock of America/Chicago",
                "address": "/api/audit/events/4711"}], "next": "NDcxMQ"}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    EventsBehind<Site> access(
            @RequestParam String site,
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return recounts.of(
                Lactation.NAME,
                asOf,
                () -> access.access(asOf).stream()
                        .filter(one -> one.site().equals(site))
                        .findFirst()
                        .orElse(new Site(site, 0, 0, 0)),
                new SpacesRecount(site, asOf.effectiveOn()),
                cursor,
                limit);
    }

    /**
     * What parents get at one site, recounted from the log, and the events that make it. Both are compared as they are
     * and shown without the counts from 1 to 10, the events behind these left out. Other days than today need a
     * {@code purpose}.
     */
    @GetMapping("/api/lactation/support/events")
    @Example("""
            {"upTo": 4720, "figure": {"site": "Springfield draw station", "certified": 0,
                "bookings": {"number": 0, "shown": "0"}, "referred": {"number": 0, "shown": "0"},
                "visited": {"number": 0, "shown": "0"}, "closed": {"number": 0, "shown": "0"}, "daysToVisit": null,
                "trained": {"number": 0, "shown": "0"}, "requested": {"number": 11, "shown": "11"},
                "granted": {"number": null, "shown": "1 to 10"}, "modified": {"number": 0, "shown": "0"},
                "denied": {"number": 0, "shown": "0"}},
              "recomputed": {"site": "Springfield draw station", "certified": 0,
                "bookings": {"number": 0, "shown": "0"}, "referred": {"number": 0, "shown": "0"},
                "visited": {"number": 0, "shown": "0"}, "closed": {"number": 0, "shown": "0"}, "daysToVisit": null,
                "trained": {"number": 0, "shown": "0"}, "requested": {"number": 11, "shown": "11"},
                "granted": {"number": null, "shown": "1 to 10"}, "modified": {"number": 0, "shown": "0"},
                "denied": {"number": 0, "shown": "0"}},
              "agree": true, "events": 11, "items": [{"position": 4711, "type": "BreakAccommodationRequested",
                "entityId": "0f8fad5b-d9cb-469f-a165-70867728950e", "recordedAt": "2030-01-15T12:00:00Z",
                "actor": "coordinator-1",
                "sentence": "requested breaks 0f8fad5b for parent 3b6f2c1e (employee) at Springfield draw station by the rule of US, version 1",
                "address": "/api/audit/events/4711"}], "next": "NDcxMQ"}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    EventsBehind<Support> support(
            @RequestParam String site,
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        support.requireAllowed(asOf);
        return recounts.of(
                Lactation.NAME,
                asOf,
                () -> support.support(asOf, true).stream()
                        .filter(one -> one.site().equals(site))
                        .findFirst()
                        .orElse(Support.none(site)),
                new SupportRecount(site, asOf.effectiveOn()),
                cursor,
                limit);
    }
}
