package org.fairlab.query.lactation;

import static org.fairlab.platform.security.Roles.LACTATION_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.UUID;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.platform.web.Page;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.fairlab.query.projection.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Parents who are supported, for lactation coordinators. */
@RestController
class CaseEndpoint implements ReadModel {

    private final JdbcClient jdbc;
    private final CaseFiles files;

    CaseEndpoint(JdbcClient jdbc, CaseFiles files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    @Override
    public String name() {
        return Lactation.NAME;
    }

    /**
     * One parent in the list.
     *
     * @param waiting referrals that wait for an answer, a visit or an outcome
     * @param undecided requests for breaks that are neither granted nor denied, and denials to be confirmed
     */
    record Case(
            UUID parentId, LocalDate registeredOn, @Nullable LocalDate erasedOn, long waiting, long undecided) {}

    /** Parents under their pseudonyms. */
    @GetMapping("/api/lactation/cases")
    @Example("""
            {"items": [{"parentId": "5d0b7c1e-0d5b-4d0c-8d6e-6d6f3c1b2a90", "registeredOn": "2026-01-12",
              "erasedOn": null, "waiting": 1, "undecided": 0}],
              "next": "NWQwYjdjMWUtMGQ1Yi00ZDBjLThkNmUtNmQ2ZjNjMWIyYTkw"}""")
    @PersonLevel(sensitive = true)
    @RolesAllowed(LACTATION_COORDINATOR)
    Page<Case> cases(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        var rows = jdbc.sql("""
                        select parent_id, registered_on, erased_on,
                            (select count(*) from lactation.referral r where r.parent_id = p.parent_id
                                and r.status in ('CREATED', 'ACCEPTED', 'SCHEDULED', 'ATTENDED', 'MISSED')) as waiting,
                            (select count(*) from lactation.accommodation a where a.parent_id = p.parent_id
                                and (a.status = 'REQUESTED' or a.denial_id is not null)) as undecided
                        from lactation.parent p where parent_id > ? order by parent_id limit ?""")
                .params(Page.afterId(cursor), Page.limit(limit) + 1)
                .query(Case.class)
                .list();
        return Page.of(rows, limit, Case::parentId);
    }

    /** One parent, with what is sealed in clear. */
    @GetMapping("/api/lactation/cases/{parentId}")
    @Example("""
            {"parentId": "5d0b7c1e-0d5b-4d0c-8d6e-6d6f3c1b2a90", "registeredOn": "2026-01-12", "erasedOn": null,
              "details": {"name": "Example Parent", "email": "parent@example.org", "phone": null, "language": "Spanish"},
              "referrals": [{"referralId": "0d3a1f5e-7c2b-4f6a-9d8e-1b2c3d4e5f60",
              "pathwayId": "8c5d2a7e-3b1f-4c6d-9e8f-7a6b5c4d3e21", "status": "SCHEDULED",
              "bser": {"taskStatus": "in-progress", "businessStatus": "5.1.1",
              "display": "Service Request Event Scheduled"}, "shared": {"contact": "parent@example.org", "need": null},
              "consentedOn": "2026-01-12", "createdOn": "2026-01-12", "visitOn": "2026-01-20", "firstVisitOn": null,
              "closedOn": null, "outcome": null, "ground": null}],
              "accommodations": [{"accommodationId": "b7a6c5d4-e3f2-4a1b-8c9d-0e1f2a3b4c5d", "beneficiary": "EMPLOYEE",
              "site": "Springfield draw station", "rule": "US-CA", "ruleVersion": "1", "citation": "29 USC 218d",
              "monthsAfterBirth": 12, "leastMinutes": null, "leastPaid": false,
              "wishes": {"neededUntil": "2026-12-01", "wishes": "mornings"}, "requestedBy": "coordinator-1",
              "requestedOn": "2026-01-12", "status": "GRANTED", "timesExpected": 3, "minutes": 30, "paid": true,
              "legalBasis": null, "denialId": null, "proposedBy": null, "breaksTaken": 14}],
              "notices": [{"policyId": "1d0a7c1e-0d5b-3d0c-8d6e-6d6f3c1b2a91", "policyVersion": "2030-01",
              "jurisdiction": "US-CA", "rulesVersion": 1, "language": "es", "issuedOn": "2026-01-12"}]}""")
    @Versioned("parentId")
    @PersonLevel(sensitive = true)
    @RolesAllowed(LACTATION_COORDINATOR)
    CaseFile file(@PathVariable UUID parentId) {
        return files.of(parentId);
    }
}
