package org.fairlab.query.equityfunnel;

import static org.fairlab.platform.security.Roles.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.query.audittrail.Reconciliation;
import org.fairlab.query.demographics.Answers;
import org.fairlab.query.equityfunnel.EquityFunnel.Stage;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why is the funnel other than reported? */
@RestController
class FunnelReconciliation implements ReadModel {

    private final EquityFunnel funnel;
    private final JdbcClient jdbc;

    FunnelReconciliation(EquityFunnel funnel, JdbcClient jdbc) {
        this.funnel = funnel;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return EquityFunnel.NAME;
    }

    /** The stages as reported, as now known, and the events that make the difference. */
    @GetMapping("/api/equity-funnel/reconciliation")
    @Example("""
            {"asReported": [{"stage": "HIRE", "group": null, "participants": 2, "notYetDue": 0}],
              "asNowKnown": [{"stage": "HIRE", "group": null, "participants": 1, "notYetDue": 0}],
              "items": [{"position": 4711, "type": "MilestoneCorrected", "entityType": "Participant",
                "entityId": "0f8fad5b-d9cb-469f-a165-70867728950e", "effectiveOn": "2030-02-15",
                "recordedAt": "2030-02-15T12:00:00Z", "address": "/api/audit/events/4711"}], "next": "NDcxMQ"}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    Reconciliation<List<Stage>> reconciliation(
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return Reconciliation.of(
                one -> funnel.funnel(null, null, one, Answers.AT_CLOSE),
                asOf,
                EquityFunnel.NAME,
                "true",
                null,
                cursor,
                limit,
                jdbc);
    }
}
