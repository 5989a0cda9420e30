package org.fairlab.query.fundledger;

import static org.fairlab.platform.security.Roles.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.query.audittrail.Reconciliation;
import org.fairlab.query.fundledger.FundLedger.Standing;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why does a fund stand otherwise than reported? */
@RestController
class LedgerReconciliation implements ReadModel {

    private final FundLedger ledger;
    private final JdbcClient jdbc;

    LedgerReconciliation(FundLedger ledger, JdbcClient jdbc) {
        this.ledger = ledger;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return FundLedger.NAME;
    }

    /** A fund as reported, as now known, and the events that make the difference. */
    @GetMapping("/api/funds/{fundId}/reconciliation")
    @Example("""
            {"asReported": {"fundId": "0f8fad5b-d9cb-469f-a165-70867728950e", "name": "Phlebotomy pathways",
                "kind": "SCHOLARSHIP", "currency": "USD", "balance": 5000000, "reserved": 0, "committed": 250000,
                "disbursed": 250000, "returned": 0, "released": 0, "available": 4500000, "closedOn": null},
              "asNowKnown": {"fundId": "0f8fad5b-d9cb-469f-a165-70867728950e", "name": "Phlebotomy pathways",
                "kind": "SCHOLARSHIP", "currency": "USD", "balance": 5000000, "reserved": 0, "committed": 250000,
                "disbursed": 250000, "returned": 100000, "released": 0, "available": 4600000, "closedOn": null},
              "items": [{"position": 4711, "type": "DisbursementReturned", "entityType": "Fund",
                "entityId": "0f8fad5b-d9cb-469f-a165-70867728950e", "effectiveOn": "2030-01-15",
                "recordedAt": "2030-02-15T12:00:00Z", "address": "/api/audit/events/4711"}], "next": "NDcxMQ"}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    Reconciliation<Standing> reconciliation(
            @PathVariable UUID fundId,
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return Reconciliation.of(
                one -> ledger.fund(fundId, one),
                asOf,
                FundLedger.NAME,
                "fund_id = :scope",
                fundId,
                cursor,
                limit,
                jdbc);
    }
}
