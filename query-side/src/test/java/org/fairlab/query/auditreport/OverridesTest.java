package org.fairlab.query.auditreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.query.auditreport.Auditor.rows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.AccessEvent.BreakGlassReviewed;
import org.fairlab.events.AccessEvent.GlassBroken;
import org.fairlab.events.AccessEvent.Outcome;
import org.fairlab.events.AccessEvent.Scope;
import org.fairlab.events.AccommodationEvent.*;
import org.fairlab.events.MentorshipEvent.CapacityOverridden;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.events.TrainingEvent.CompletionVoided;
import org.junit.jupiter.api.Test;

class OverridesTest {

    private static final LocalDate DAY = LocalDate.of(2030, 1, 15);
    private static final UUID CYCLE = UUID.randomUUID();
    private static final UUID APPLICATION = UUID.randomUUID();
    private static final UUID ACCOMMODATION = UUID.randomUUID();
    private static final UUID PARTICIPANT = UUID.randomUUID();
    private static final Breaks BREAKS = new Breaks(2, 20, true);
    private static final LegalBasis BASIS = new LegalBasis(Ground.NOT_COVERED, "29 USC 218d(a)");
    private static final Terms TERMS = new Terms("1", List.of(), "1", Map.of("plan", 10), 1, Set.of("reviewer-1"));

    private final Auditor auditor = new Auditor();

    private AuditReport overrides() {
        return auditor.reads(new Overrides(), "from", "2030-01-15", "to", "2030-01-15");
    }

    @Test
    void what_was_decided_by_exception_is_told_with_both_persons_and_the_reason() {
        auditor.given().at(Instant.parse("2030-01-15T12:00:00Z"));
        auditor.records(
                        "manager-1",
                        "programme-manager",
                        new CycleOpened(CYCLE, UUID.randomUUID(), "2030", DAY, TERMS, null, DAY),
                        new ProxyRulesProposed(CYCLE, List.of("homeCounty"), "manager-1", DAY))
                .records(
                        "manager-2",
                        "programme-manager",
                        new ProxyRulesConfirmed(CYCLE, List.of("homeCounty"), "manager-2", DAY))
                .recordsFor(
                        "her only mentor",
                        "manager-2",
                        "programme-manager",
                        new CapacityOverridden(UUID.randomUUID(), UUID.randomUUID(), "manager-2", DAY))
                .records(
                        "coordinator-2",
                        "lactation-coordinator",
                        new BreakAccommodationDenied(ACCOMMODATION, BASIS, "coordinator-1", DAY))
                .recordsFor(
                        "entered twice",
                        "manager-1",
                        "programme-manager",
                        new CompletionVoided(UUID.randomUUID(), DAY),
                        new MilestoneCorrected(PARTICIPANT, UUID.randomUUID(), null, DAY))
                .records(
                        "privacy-1",
                        "privacy-officer",
                        new ConsentWithdrawn(PARTICIPANT, Purpose.CONTACT, DAY),
                        new ParticipantErased(PARTICIPANT, DAY));
        assertThat(rows(overrides(), "kind", "event", "first_person", "actor", "reason"))
                .containsExactly(
                        "[2]|rules on a likely proxy|ProxyRulesProposed||manager-1|",
                        "[3]|rules on a likely proxy|ProxyRulesConfirmed|manager-1|manager-2|",
                        "[4]|capacity exceeded|CapacityOverridden||manager-2|her only mentor",
                        "[5]|denial of breaks|BreakAccommodationDenied|coordinator-1|coordinator-2|",
                        "[6]|correction|CompletionVoided||manager-1|entered twice",
                        "[7]|correction|MilestoneCorrected||manager-1|entered twice",
                        "[8]|withdrawal|ConsentWithdrawn||privacy-1|",
                        "[9]|erasure|ParticipantErased||privacy-1|");
    }

    @Test
    void glass_that_was_broken_is_told_and_its_review_with_both_persons() {
        UUID glass = UUID.randomUUID();
        auditor.given().at(Instant.parse("2030-01-15T12:00:00Z"));
        auditor.recordsFor(
                        "fainted in class",
                        "coordinator-1",
                        "site-coordinator",
                        new GlassBroken(glass, Scope.PARTICIPANT, PARTICIPANT, "coordinator-1", 30, DAY))
                .records(
                        "privacy-1",
                        "privacy-officer",
                        new BreakGlassReviewed(glass, Scope.PARTICIPANT, Outcome.JUSTIFIED, "as it should be", DAY),
                        new LegalHoldPlaced(PARTICIPANT, UUID.randomUUID(), "privacy-1", DAY));
        assertThat(rows(overrides(), "kind", "event", "first_person", "actor", "reason"))
                .containsExactly(
                        "[1]|break-glass|GlassBroken||coordinator-1|fainted in class",
                        "[2]|break-glass|BreakGlassReviewed|coordinator-1|privacy-1|",
                        "[3]|legal hold|LegalHoldPlaced||privacy-1|");
    }

    @Test
    void what_can_be_both_is_an_exception_only_where_it_is_one() {
        auditor.given().at(Instant.parse("2030-01-15T12:00:00Z"));
        auditor.records(
                "officer-1",
                "fund-officer",
                new EligibilityDetermined(APPLICATION, true, List.of(), "1", "digest", DAY),
                new EligibilityDetermined(APPLICATION, false, List.of("credits"), "1", "digest", DAY),
                new BreakAccommodationModified(ACCOMMODATION, BREAKS, null, DAY),
                new BreakAccommodationModified(ACCOMMODATION, BREAKS, BASIS, DAY));
        assertThat(rows(overrides(), "kind")).containsExactly("[2]|exclusion by a rule", "[4]|denial of breaks");
    }

    @Test
    void it_is_of_what_was_recorded_in_the_period_and_usual_decisions_are_no_part_of_it() {
        auditor.given().at(Instant.parse("2030-01-14T12:00:00Z"));
        auditor.records("officer-1", "fund-officer", new AwardRevoked(UUID.randomUUID(), UUID.randomUUID(), null, DAY));
        auditor.given().at(Instant.parse("2030-01-15T12:00:00Z"));
        auditor.records("officer-1", "fund-officer", new FundClosed(UUID.randomUUID(), DAY));
        assertThat(overrides().rows()).isEmpty();
    }
}
