package org.fairlab.query.fundledger;

import static org.fairlab.platform.security.Roles.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.query.audittrail.EventsBehind;
import org.fairlab.query.audittrail.Recount;
import org.fairlab.query.audittrail.Recounts;
import org.fairlab.query.fundledger.FundLedger.Standing;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.fairlab.query.projection.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which events make a fund stand as it does? */
@RestController
class LedgerEvents implements ReadModel {

    private final FundLedger ledger;
    private final Recounts recounts;

    LedgerEvents(FundLedger ledger, Recounts recounts) {
        this.ledger = ledger;
        this.recounts = recounts;
    }

    @Override
    public String name() {
        return FundLedger.NAME;
    }

    /** A fund as it stands, recounted from the log, and the events that make it so. */
    @GetMapping("/api/funds/{fundId}/events")
    @Example("""
            {"upTo": 4711, "figure": {"fundId": "0f8fad5b-d9cb-469f-a165-70867728950e",
                "name": "Phlebotomy pathways", "kind": "SCHOLARSHIP", "currency": "USD", "balance": 5000000,
                "reserved": 0, "committed": 0, "disbursed": 0, "returned": 0, "released": 0, "available": 5000000,
                "closedOn": null},
              "recomputed": {"fundId": "0f8fad5b-d9cb-469f-a165-70867728950e",
                "name": "Phlebotomy pathways", "kind": "SCHOLARSHIP", "currency": "USD", "balance": 5000000,
                "reserved": 0, "committed": 0, "disbursed": 0, "returned": 0, "released": 0, "available": 5000000,
                "closedOn": null},
              "agree": true, "events": 2, "items": [{"position": 1, "type": "FundEstablished", "entityId": "0f8fad5b-d9cb-469f-a165-70867728950e",
                "recordedAt": "2026-11-22T06:54:10.180Z", "actor": "officer-1",
                "sentence": "established fund 0f8fad5b “Phlebotomy pathways” (scholarship) with 50,000.00 USD",
                "address": "/api/audit/events/1"}], "next": "MQ"}""")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    EventsBehind<Standing> events(
            @PathVariable UUID fundId,
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return recounts.of(
                FundLedger.NAME,
                asOf,
                () -> ledger.fund(fundId, asOf),
                new Ledger(fundId, asOf.effectiveOn()),
                cursor,
                limit);
    }

    /** Keeps the books of one fund by hand. */
    private static final class Ledger implements Recount<Standing> {

        private final UUID fundId;
        private final LocalDate limit;
        private final Map<UUID, Award> awards = new HashMap<>();
        private final Set<Long> positions = new TreeSet<>();
        private @Nullable FundEstablished fund;
        private long balance;
        private @Nullable LocalDate closedOn;

        /** What is kept of one award, in minor units. */
        private static final class Award {
            private @Nullable LocalDate offeredOn;
            private @Nullable AwardEvent answer;
            private long awarded;
            private long disbursed;
            private long returned;
        }

        Ledger(UUID fundId, LocalDate limit) {
            this.fundId = fundId;
            this.limit = limit;
        }

        @Override
        public void take(RecordedEvent recorded) {
            if (recorded.event() instanceof FundEvent event
                    && event.fundId().equals(fundId)
                    && !event.effectiveOn().isAfter(limit)) {
                positions.add(recorded.position());
                book(event);
            }
        }

        private void book(FundEvent event) {
            switch (event) {
                case FundEstablished e -> {
                    fund = e;
                    balance += e.balance().minor();
                }
                case FundReplenished e -> balance += e.amount().minor();
                case FundClosed e -> closedOn = e.effectiveOn();
                case AwardEvent e -> book(e, awards.computeIfAbsent(e.awardId(), first -> new Award()));
            }
        }

        private static void book(AwardEvent event, Award award) {
            switch (event) {
                case AwardOffered e -> {
                    award.offeredOn = e.effectiveOn();
                    award.answer = e;
                    award.awarded += e.amount().minor();
                }
                case AwardRenewed e -> award.awarded += e.amount().minor();
                case DisbursementIssued e -> award.disbursed += e.amount().minor();
                case DisbursementReturned e -> award.returned += e.amount().minor();
                case AwardAccepted _, AwardDeclined _, AwardLapsed _, AwardRevoked _ -> award.answer = event;
            }
        }

        @Override
        public Standing figure() {
            FundEstablished established = Objects.requireNonNull(fund, "the log has no such fund");
            long reserved = 0;
            long committed = 0;
            long disbursed = 0;
            long returned = 0;
            long released = 0;
            for (Award award : awards.values()) {
                if (award.offeredOn == null) {
                    continue;
                }
                disbursed += award.disbursed;
                returned += award.returned;
                switch (award.answer) {
                    case AwardOffered _ -> reserved += award.awarded;
                    case AwardAccepted _ -> committed += award.awarded - award.disbursed;
                    case null, default -> released += award.awarded - award.disbursed;
                }
            }
            return new Standing(
                    fundId,
                    established.name(),
                    established.kind().name(),
                    established.balance().currency(),
                    balance,
                    reserved,
                    committed,
                    disbursed,
                    returned,
                    released,
                    balance - reserved - committed - disbursed + returned,
                    closedOn);
        }

        @Override
        public Set<Long> positions() {
            return positions;
        }
    }
}
