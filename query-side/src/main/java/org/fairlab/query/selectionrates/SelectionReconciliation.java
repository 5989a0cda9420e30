package org.fairlab.query.selectionrates;

import static org.fairlab.platform.security.Roles.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.query.audittrail.Reconciliation;
import org.fairlab.query.demographics.Answers;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.fairlab.query.selectionrates.SelectionRates.Selection;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why is the selection rate of a cycle other than reported? */
@RestController
class SelectionReconciliation implements ReadModel {

    private final SelectionRates rates;
    private final JdbcClient jdbc;

    SelectionReconciliation(SelectionRates rates, JdbcClient jdbc) {
        this.rates = rates;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return SelectionRates.NAME;
    }

    /**
     * A cycle as reported, as now known, and the events that make the difference; a cycle in which nobody had applied
     * is an empty list.
     */
    @GetMapping("/api/selection-rates/{cycleId}/reconciliation")
    @Example("""
            {"asReported": [{"fundId": "0f8fad5b-d9cb-469f-a165-70867728950e", "fund": "Phlebotomy pathways",
                "cycleId": "6c8213e8-66b4-4bf4-9c17-eb4836fd42f2", "cycle": "Spring 2030", "group": null, "pool": 2,
                "selected": 1, "rate": "1/2", "withdrawn": 0}],
              "asNowKnown": [{"fundId": "0f8fad5b-d9cb-469f-a165-70867728950e", "fund": "Phlebotomy pathways",
                "cycleId": "6c8213e8-66b4-4bf4-9c17-eb4836fd42f2", "cycle": "Spring 2030", "group": null, "pool": 1,
                "selected": 1, "rate": "1/1", "withdrawn": 1}],
              "items": [{"position": 4711, "type": "ApplicationWithdrawn", "entityType": "Application",
                "entityId": "0f8fad5b-d9cb-469f-a165-70867728950e", "effectiveOn": "2030-01-15",
                "recordedAt": "2030-02-15T12:00:00Z", "address": "/api/audit/events/4711"}], "next": "NDcxMQ"}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    Reconciliation<List<Selection>> reconciliation(
            @PathVariable UUID cycleId,
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return Reconciliation.of(
                one -> rates.rates(null, cycleId, null, one, Answers.AT_CLOSE, null, 1)
                        .items(),
                asOf,
                SelectionRates.NAME,
                "cycle_id = :scope",
                cycleId,
                cursor,
                limit,
                jdbc);
    }
}
