package org.fairlab.query.auditreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.query.auditreport.Auditor.rows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.Event;
import org.fairlab.events.TrainingEvent.*;
import org.junit.jupiter.api.Test;

class TrainingRecordTest {

    private static final LocalDate DAY = LocalDate.of(2030, 1, 15);
    private static final Instant NOON = Instant.parse("2030-01-15T12:00:00Z");
    private static final UUID COURSE = UUID.randomUUID();
    private static final UUID OFFERING = UUID.randomUUID();
    private static final UUID ELSEWHERE = UUID.randomUUID();
    private static final UUID ADA = UUID.fromString("11111111-0000-4000-8000-000000000000");
    private static final UUID BOB = UUID.fromString("22222222-0000-4000-8000-000000000000");
    private static final UUID CYD = UUID.fromString("33333333-0000-4000-8000-000000000000");
    private static final UUID ADAS = UUID.randomUUID();
    private static final UUID BOBS = UUID.randomUUID();
    private static final UUID CYDS = UUID.randomUUID();
    private static final UUID CERTIFICATE = UUID.randomUUID();
    private static final String[] SHOWN = {
        "participant", "version", "standing", "completed_on", "valid_until", "score", "assessed_by", "completed_by"
    };

    private final Auditor auditor = new Auditor();

    private static Content content(String title) {
        return new Content(title, Set.of(Topic.LACTATION_SUPPORT, Topic.IMPLICIT_BIAS), null, null, 12, 30, 0, 80);
    }

    private static Event enrolled(UUID enrolment, UUID offering, UUID participant) {
        return new LearnerEnrolled(enrolment, offering, COURSE, 2, participant, DAY);
    }

    private void givenThreeLearnersOfWhomAdaIsCertified() {
        auditor.given().at(NOON);
        auditor.records(
                        "manager-1",
                        "programme-manager",
                        new CoursePublished(COURSE, content("Old title"), DAY),
                        new CourseRevised(COURSE, 2, content("Support at the draw station"), DAY),
                        new OfferingScheduled(OFFERING, COURSE, 2, "Springfield", DAY, DAY, 1, DAY),
                        new OfferingScheduled(ELSEWHERE, COURSE, 2, "Chicago", DAY, DAY, 1, DAY))
                .records(
                        "coordinator-1",
                        "site-coordinator",
                        enrolled(ADAS, OFFERING, ADA),
                        enrolled(BOBS, OFFERING, BOB),
                        enrolled(CYDS, ELSEWHERE, CYD))
                .records(
                        "assessor-1",
                        "site-coordinator",
                        new AssessmentScored(ADAS, 85, DAY.plusDays(1)),
                        new AssessmentScored(BOBS, 40, DAY.plusDays(1)))
                .records(
                        "coordinator-1",
                        "site-coordinator",
                        new TrainingCompleted(ADAS, DAY.plusDays(2)),
                        new CertificateIssued(
                                ADAS, CERTIFICATE, null, DAY.plusYears(1).plusDays(2), DAY.plusDays(2)));
    }

    private AuditReport record(String on, String... more) {
        String[] asked = {"site", "Springfield", "purpose", "accreditation", "on", on, "recorded", null};
        if (more.length > 0) {
            asked[7] = more[0];
        }
        return auditor.reads(new TrainingRecord(), asked);
    }

    @Test
    void it_says_who_holds_what_in_which_version_until_when_and_by_whom_it_was_assessed() {
        givenThreeLearnersOfWhomAdaIsCertified();
        AuditReport record = record("2030-06-01");
        assertThat(rows(record, SHOWN))
                .containsExactly(
                        "[5, 8, 10, 11]|" + ADA + "|2|current|2030-01-17|2031-01-17|85|assessor-1|coordinator-1",
                        "[6, 9]|" + BOB + "|2|not completed|||40|assessor-1|");
        assertThat(rows(record, "course", "topics", "certificate", "enrolled_on"))
                .contains("[5, 8, 10, 11]|Support at the draw station|implicit bias, lactation support|" + CERTIFICATE
                        + "|2030-01-15");
        assertThat(record.parameters()).containsEntry("on", "2030-06-01");
    }

    @Test
    void it_is_of_the_day_asked_for() {
        givenThreeLearnersOfWhomAdaIsCertified();
        assertThat(record("2030-01-14").rows()).isEmpty();
        assertThat(rows(record("2030-01-16"), "standing"))
                .containsExactly("[5, 8]|not completed", "[6, 9]|not completed");
        assertThat(rows(record("2031-01-16"), "standing").getFirst()).endsWith("|current");
        assertThat(rows(record("2031-01-17"), "standing").getFirst()).endsWith("|expired");
    }

    @Test
    void what_was_revoked_voided_or_withdrawn_from_is_told_and_was_not_so_before_it_was_known() {
        givenThreeLearnersOfWhomAdaIsCertified();
        auditor.given().at(NOON.plusSeconds(60));
        auditor.records(
                "manager-1",
                "programme-manager",
                new CertificateRevoked(ADAS, CERTIFICATE, DAY.plusDays(9)),
                new LearnerWithdrew(BOBS, DAY.plusDays(9)));
        assertThat(rows(record("2030-06-01"), "standing"))
                .containsExactly("[5, 8, 10, 11, 12]|revoked", "[6, 9, 13]|withdrew");
        assertThat(rows(record("2030-06-01", "2030-01-15T12:00:30Z"), "standing"))
                .containsExactly("[5, 8, 10, 11]|current", "[6, 9]|not completed");
        auditor.given().at(NOON.plusSeconds(120));
        auditor.records("manager-1", "programme-manager", new CompletionVoided(ADAS, DAY.plusDays(10)));
        assertThat(rows(record("2030-06-01"), "standing")).contains("[5, 8, 10, 11, 12, 14]|voided");
    }
}
