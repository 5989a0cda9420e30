package org.fairlab.query.completions;

import static org.fairlab.platform.security.Roles.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.query.audittrail.Reconciliation;
import org.fairlab.query.demographics.Answers;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why are completions other than reported? */
@RestController
class CompletionReconciliation implements ReadModel {

    private final Completions completions;
    private final JdbcClient jdbc;

    CompletionReconciliation(Completions completions, JdbcClient jdbc) {
        this.completions = completions;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return Completions.NAME;
    }

    /** All completions as reported, as now known, and the events that make the difference. */
    @GetMapping("/api/completions/reconciliation")
    @Example("""
            {"asReported": 4, "asNowKnown": 3, "items": [{"position": 4711, "type": "CompletionVoided",
              "entityType": "Enrolment", "entityId": "0f8fad5b-d9cb-469f-a165-70867728950e",
              "effectiveOn": "2030-02-15", "recordedAt": "2030-02-15T12:00:00Z",
              "address": "/api/audit/events/4711"}], "next": "NDcxMQ"}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    Reconciliation<Long> reconciliation(
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return Reconciliation.of(this::total, asOf, Completions.NAME, "true", null, cursor, limit, jdbc);
    }

    private long total(AsOf asOf) {
        return completions
                .completions("year", null, null, null, asOf, Answers.AT_CLOSE, null, 1)
                .total();
    }
}
