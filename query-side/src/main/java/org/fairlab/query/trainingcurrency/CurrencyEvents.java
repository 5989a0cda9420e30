package org.fairlab.query.trainingcurrency;

import static org.fairlab.platform.security.Roles.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.ZoneId;
import org.fairlab.events.TrainingEvent.Topic;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.query.audittrail.EventsBehind;
import org.fairlab.query.audittrail.Recounts;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.fairlab.query.trainingcurrency.TrainingCurrencyEndpoint.SiteStanding;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which events make somebody trained, or not any more? */
@RestController
class CurrencyEvents implements ReadModel {

    private final TrainingCurrencyEndpoint currency;
    private final Recounts recounts;
    private final ZoneId zone;

    CurrencyEvents(
            TrainingCurrencyEndpoint currency, Recounts recounts, @Value("${fairlab.time-zone:UTC}") ZoneId zone) {
        this.currency = currency;
        this.recounts = recounts;
        this.zone = zone;
    }

    @Override
    public String name() {
        return TrainingCurrency.NAME;
    }

    /** The training at one site in one topic, recounted from the log, and the events that make it. */
    @GetMapping("/api/training-currency/events")
    @Example("""
            {"upTo": 4720, "figure": {"site": "ipeds:100663", "topic": "LACTATION_SUPPORT", "enrolled": 1,
                "current": 1, "expiringWithin90Days": 0, "expired": 0, "share": 1.0},
              "recomputed": {"site": "ipeds:100663", "topic": "LACTATION_SUPPORT", "enrolled": 1, "current": 1,
                "expiringWithin90Days": 0, "expired": 0, "share": 1.0},
              "agree": true, "events": 4, "items": [{"position": 4711, "type": "TrainingCompleted",
                "entityId": "0f8fad5b-d9cb-469f-a165-70867728950e", "recordedAt": "2030-01-15T12:00:00Z",
                "actor": "site-1", "sentence": "recorded the completion of enrolment 0f8fad5b on 2030-01-15",
                "address": "/api/audit/events/4711"}], "next": "NDcxMQ"}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    EventsBehind<SiteStanding> events(
            @RequestParam String site,
            @RequestParam Topic topic,
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        // The same day for both, whenever midnight is.
        LocalDate on = asOf.day(zone);
        AsOf then = new AsOf(on.toString(), asOf.recorded());
        return recounts.of(
                TrainingCurrency.NAME,
                then,
                () -> currency.standings(site, topic, then, null, 1).items().stream()
                        .findFirst()
                        .orElse(new SiteStanding(site, topic, 0, 0, 0, 0, null)),
                new CurrencyRecount(site, topic, on),
                cursor,
                limit);
    }
}
