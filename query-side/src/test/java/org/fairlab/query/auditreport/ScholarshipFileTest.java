package org.fairlab.query.auditreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.query.auditreport.Auditor.rows;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.Money;
import org.fairlab.events.ScholarshipEvent.*;
import org.junit.jupiter.api.Test;

class ScholarshipFileTest {

    private static final LocalDate DAY = LocalDate.of(2030, 1, 15);
    private static final UUID FUND = UUID.randomUUID();
    private static final UUID CYCLE = UUID.randomUUID();
    private static final UUID LATER_CYCLE = UUID.randomUUID();
    private static final UUID FIRST = UUID.fromString("11111111-0000-4000-8000-000000000000");
    private static final UUID SECOND = UUID.fromString("22222222-0000-4000-8000-000000000000");
    private static final UUID LATER = UUID.fromString("33333333-0000-4000-8000-000000000000");
    private static final UUID ADA = UUID.randomUUID();
    private static final UUID BOB = UUID.randomUUID();
    private static final UUID AWARD = UUID.randomUUID();
    private static final UUID PAYMENT = UUID.randomUUID();
    private static final String SEEN = "a".repeat(64);
    private static final String SCORED = "b".repeat(64);
    private static final Terms TERMS = new Terms(
            "rules-7",
            List.of(new EligibilityRule("homeCounty", Comparison.ONE_OF, List.of("Sangamon"), "the donor's county")),
            "rubric-3",
            Map.of("plan", 10),
            1,
            Set.of("reviewer-1", "reviewer-2"));
    private static final Money AMOUNT = new Money(250_000, "USD");

    private final Auditor auditor = new Auditor();

    private void givenTwoApplicationsAndAnAward() {
        auditor.records(
                        "manager-1",
                        "programme-manager",
                        new FundEstablished(FUND, "Pathways", FundKind.SCHOLARSHIP, AMOUNT, DAY),
                        new CycleOpened(CYCLE, FUND, "2030", DAY.plusMonths(1), TERMS, null, DAY),
                        new ProxyRulesProposed(CYCLE, List.of("homeCounty"), "manager-1", DAY))
                .records(
                        "manager-2",
                        "programme-manager",
                        new ProxyRulesConfirmed(CYCLE, List.of("homeCounty"), "manager-2", DAY))
                .records(
                        "coordinator-1",
                        "programme-manager",
                        new ApplicationSubmitted(SECOND, CYCLE, BOB, null, Map.of("homeCounty", "Cook"), DAY),
                        new ApplicationSubmitted(FIRST, CYCLE, ADA, "teacher-1", Map.of("homeCounty", "Sangamon"), DAY))
                .records(
                        "officer-1",
                        "fund-officer",
                        new EligibilityDetermined(FIRST, true, List.of(), "rules-7", SEEN, DAY),
                        new EligibilityDetermined(SECOND, false, List.of("homeCounty"), "rules-7", SEEN, DAY),
                        new ReviewerAssigned(FIRST, "reviewer-1", DAY),
                        new ReviewerAssigned(FIRST, "reviewer-2", DAY))
                .records("reviewer-1", "reviewer", new ConflictDeclared(FIRST, "reviewer-1", DAY))
                .records(
                        "reviewer-2",
                        "reviewer",
                        new ReviewScored(FIRST, "reviewer-2", Map.of("plan", 8), "rubric-3", SCORED, DAY))
                .records(
                        "officer-1",
                        "fund-officer",
                        new AwardOffered(
                                FUND,
                                AWARD,
                                FIRST,
                                CYCLE,
                                ADA,
                                AMOUNT,
                                DAY.plusDays(9),
                                "rules-7",
                                "rubric-3",
                                SCORED,
                                DAY.plusDays(1)),
                        new AwardAccepted(FUND, AWARD, DAY.plusDays(2)),
                        new DisbursementIssued(FUND, AWARD, PAYMENT, AMOUNT, "registrar 1", DAY.plusDays(3)))
                .recordsFor(
                        "left the programme",
                        "officer-1",
                        "fund-officer",
                        new DisbursementReturned(FUND, AWARD, PAYMENT, new Money(100, "USD"), DAY.plusDays(4)));
    }

    private AuditReport file(String... more) {
        String[] asked = new String[more.length + 4];
        System.arraycopy(more, 0, asked, 4, more.length);
        asked[0] = "fund";
        asked[1] = FUND.toString();
        asked[2] = "purpose";
        asked[3] = "yearly review";
        return auditor.reads(new ScholarshipFile(), asked);
    }

    @Test
    void every_decision_stands_in_it_with_who_took_it_and_under_which_versions() {
        givenTwoApplicationsAndAnAward();
        assertThat(rows(file(), "application", "event", "actor", "reviewer", "rules", "rubric", "exception"))
                .containsExactly(
                        "[2]||CycleOpened|manager-1||rules-7|rubric-3|",
                        "[3]||ProxyRulesProposed|manager-1||||rules on a likely proxy, to be confirmed",
                        "[4]||ProxyRulesConfirmed|manager-2||||rules on a likely proxy, confirmed",
                        "[6]|" + FIRST + "|ApplicationSubmitted|coordinator-1||||",
                        "[7]|" + FIRST + "|EligibilityDetermined|officer-1||rules-7||",
                        "[9]|" + FIRST + "|ReviewerAssigned|officer-1|reviewer-1|||",
                        "[10]|" + FIRST + "|ReviewerAssigned|officer-1|reviewer-2|||",
                        "[11]|" + FIRST + "|ConflictDeclared|reviewer-1|reviewer-1|||conflict of interest",
                        "[12]|" + FIRST + "|ReviewScored|reviewer-2|reviewer-2||rubric-3|",
                        "[13]|" + FIRST + "|AwardOffered|officer-1||rules-7|rubric-3|",
                        "[14]|" + FIRST + "|AwardAccepted|officer-1||||",
                        "[15]|" + FIRST + "|DisbursementIssued|officer-1||||",
                        "[16]|" + FIRST + "|DisbursementReturned|officer-1||||money returned",
                        "[5]|" + SECOND + "|ApplicationSubmitted|coordinator-1||||",
                        "[8]|" + SECOND + "|EligibilityDetermined|officer-1||rules-7||excluded by a rule");
    }

    @Test
    void digests_amounts_reasons_and_pseudonyms_are_told_exactly() {
        givenTwoApplicationsAndAnAward();
        AuditReport file = file();
        assertThat(rows(file, "participant", "effective_on", "shown_digest", "amount_minor", "currency", "reason"))
                .contains(
                        "[7]|" + ADA + "|2030-01-15|" + SEEN + "|||",
                        "[12]|" + ADA + "|2030-01-15|" + SCORED + "|||",
                        "[13]|" + ADA + "|2030-01-16|" + SCORED + "|250000|USD|",
                        "[16]|" + ADA + "|2030-01-19||100|USD|left the programme",
                        "[8]|" + BOB + "|2030-01-15|" + SEEN + "|||");
        assertThat(rows(file, "what"))
                .contains("[13]|offered award " + AWARD.toString().substring(0, 8)
                        + " of 2,500.00 USD from fund " + FUND.toString().substring(0, 8) + " to participant "
                        + ADA.toString().substring(0, 8) + " for application 11111111, to be answered by 2030-01-24,"
                        + " under rules rules-7 and rubric rubric-3, as shown under digest bbbbbbbb");
    }

    @Test
    void a_file_is_of_all_cycles_of_the_fund_or_of_one_and_of_no_other_fund() {
        givenTwoApplicationsAndAnAward();
        UUID other = UUID.randomUUID();
        auditor.records(
                "manager-1",
                "programme-manager",
                new CycleOpened(LATER_CYCLE, FUND, "2031", DAY.plusYears(1), TERMS, CYCLE, DAY),
                new ApplicationSubmitted(LATER, LATER_CYCLE, BOB, null, Map.of(), DAY),
                new CycleOpened(other, UUID.randomUUID(), "other", DAY.plusYears(1), TERMS, null, DAY));
        assertThat(file().rows()).hasSize(17);
        assertThat(rows(file("cycle", LATER_CYCLE.toString()), "event"))
                .containsExactly("[17]|CycleOpened", "[18]|ApplicationSubmitted");
        assertThat(file("cycle", other.toString()).rows()).isEmpty();
    }

    @Test
    void what_was_applied_with_and_who_nominated_is_not_told() {
        givenTwoApplicationsAndAnAward();
        assertThat(new String(ReportCsv.of(file("cycle", CYCLE.toString())), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("Sangamon", "Cook");
    }
}
