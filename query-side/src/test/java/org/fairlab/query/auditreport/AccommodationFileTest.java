package org.fairlab.query.auditreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.query.auditreport.Auditor.rows;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.fairlab.events.AccommodationEvent.*;
import org.fairlab.events.Event;
import org.fairlab.events.ParentEvent.ParentRegistered;
import org.fairlab.events.Sealed;
import org.fairlab.events.Sealed.Category;
import org.junit.jupiter.api.Test;

class AccommodationFileTest {

    private static final LocalDate DAY = LocalDate.of(2030, 1, 15);
    private static final UUID PARENT = UUID.randomUUID();
    private static final UUID BREAKS = UUID.fromString("11111111-0000-4000-8000-000000000000");
    private static final UUID ELSEWHERE = UUID.fromString("22222222-0000-4000-8000-000000000000");
    private static final String SEALED = "c2VhbGVkIHdpc2hlcw";
    private static final LegalBasis BASIS = new LegalBasis(Ground.UNDUE_HARDSHIP, "29 USC 218d(c)");

    private final Auditor auditor = new Auditor();

    private static Event asked(UUID accommodation, String site) {
        return new BreakAccommodationRequested(
                accommodation,
                PARENT,
                Beneficiary.EMPLOYEE,
                site,
                new Entitlement("US-CA", "3", "29 USC 218d", 12, null, false),
                new Sealed(Category.HEALTH, SEALED),
                "whoever-asked",
                DAY);
    }

    private void givenBreaksThatWereGrantedAndThenDenied(String confirmedBy) {
        auditor.records(
                        "whoever-asked",
                        "lactation-coordinator",
                        new ParentRegistered(PARENT, new Sealed(Category.HEALTH, SEALED), DAY),
                        asked(BREAKS, "Springfield"),
                        asked(ELSEWHERE, "Chicago"))
                .records(
                        "coordinator-1",
                        "lactation-coordinator",
                        new BreakAccommodationGranted(BREAKS, new Breaks(3, 30, true), DAY.plusDays(1)),
                        new BreakTaken(BREAKS, UUID.randomUUID(), DAY.plusDays(2)),
                        new BreakDenialProposed(
                                BREAKS,
                                UUID.randomUUID(),
                                BASIS,
                                new Breaks(1, 10, false),
                                "coordinator-1",
                                DAY.plusDays(3)))
                .recordsFor(
                        "staffing",
                        confirmedBy,
                        "lactation-coordinator",
                        new BreakAccommodationDenied(BREAKS, BASIS, "coordinator-1", DAY.plusDays(4)));
    }

    private AuditReport file(String from, String to) {
        return auditor.reads(
                new AccommodationFile(), "site", "Springfield", "from", from, "to", to, "purpose", "complaint 12");
    }

    @Test
    void it_says_what_was_asked_granted_and_denied_on_which_legal_basis_and_by_whom() {
        givenBreaksThatWereGrantedAndThenDenied("coordinator-2");
        assertThat(rows(
                        file("2030-01-01", "2030-12-31"),
                        "step",
                        "effective_on",
                        "rule",
                        "rule_version",
                        "law",
                        "minutes",
                        "legal_ground",
                        "legal_basis",
                        "first_person",
                        "actor",
                        "three_persons",
                        "reason"))
                .containsExactly(
                        "[2]|asked|2030-01-15|US-CA|3|29 USC 218d|||||||",
                        "[4]|granted|2030-01-16|US-CA|3|29 USC 218d|30||||coordinator-1||",
                        "[6]|denial proposed|2030-01-18|US-CA|3|29 USC 218d|10|undue hardship|29 USC 218d(c)||coordinator-1||",
                        "[7]|denied|2030-01-19|US-CA|3|29 USC 218d||undue hardship|29 USC 218d(c)|coordinator-1"
                                + "|coordinator-2|yes|staffing");
    }

    @Test
    void a_denial_that_fewer_than_three_persons_took_part_in_shows_as_such() {
        givenBreaksThatWereGrantedAndThenDenied("whoever-asked");
        assertThat(rows(file("2030-01-19", "2030-01-19"), "step", "three_persons"))
                .containsExactly("[7]|denied|no");
    }

    @Test
    void parents_have_pseudonyms_and_neither_what_is_sealed_nor_who_asked_nor_any_break_is_told() {
        givenBreaksThatWereGrantedAndThenDenied("coordinator-2");
        AuditReport file = file("2030-01-01", "2030-12-31");
        assertThat(rows(file, "parent", "beneficiary")).contains("[2]|" + PARENT + "|employee");
        assertThat(new String(ReportCsv.of(file), StandardCharsets.UTF_8))
                .doesNotContain("whoever-asked", SEALED, "BreakTaken", "2030-01-17");
    }

    @Test
    void it_is_of_what_took_effect_in_the_period() {
        givenBreaksThatWereGrantedAndThenDenied("coordinator-2");
        assertThat(rows(file("2030-01-16", "2030-01-18"), "step"))
                .containsExactly("[4]|granted", "[6]|denial proposed");
        assertThat(file("2031-01-01", "2031-12-31").rows()).isEmpty();
    }
}
