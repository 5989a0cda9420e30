package org.fairlab.query.trainingcurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.Event;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.testing.GivenEvents;
import org.fairlab.query.trainingcurrency.OfferingEndpoint.Learner;
import org.fairlab.query.trainingcurrency.TrainingCurrencyEndpoint.SiteStanding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrainingCurrencyTest {

    /** Long ago, so that by the real clock everything with a validity has expired. */
    private static final LocalDate DAY = LocalDate.of(2020, 1, 15);

    private static final UUID COURSE = UUID.randomUUID();
    private static final UUID HERE = UUID.randomUUID();
    private static final UUID THERE = UUID.randomUUID();
    private static final UUID CERTIFICATE = UUID.randomUUID();

    private static final Event[] SCHEDULED = {
        new CoursePublished(COURSE, content("Lactation support", 12, Topic.LACTATION_SUPPORT), DAY),
        new OfferingScheduled(HERE, COURSE, 1, "here", DAY, DAY, 2, DAY),
        new OfferingScheduled(THERE, COURSE, 1, "there", DAY, DAY.plusYears(2), 2, DAY)
    };

    private final GivenEvents events = GivenEvents.none();
    private final TrainingCurrency readModel = new TrainingCurrency();
    private final TrainingCurrencyEndpoint currency = new TrainingCurrencyEndpoint(events.jdbc(), ZoneOffset.UTC);
    private final CourseEndpoint courses = new CourseEndpoint(events.jdbc());
    private final OfferingEndpoint offerings = new OfferingEndpoint(events.jdbc(), ZoneOffset.UTC);

    private static Content content(String title, @Nullable Integer validityMonths, Topic... topics) {
        return new Content(title, Set.of(topics), "51.1009", 2, validityMonths, 30, 50, 70);
    }

    private void given(Event... happened) {
        events.happened(happened).seenBy(readModel);
    }

    private UUID enrolled(UUID offering, UUID participant) {
        UUID enrolment = UUID.randomUUID();
        given(new LearnerEnrolled(enrolment, offering, COURSE, 1, participant, DAY));
        return enrolment;
    }

    private UUID completed(UUID offering, UUID participant, LocalDate on) {
        UUID enrolment = enrolled(offering, participant);
        given(new TrainingCompleted(enrolment, on));
        return enrolment;
    }

    private UUID certified() {
        UUID enrolment = completed(HERE, UUID.randomUUID(), DAY);
        given(new CertificateIssued(enrolment, CERTIFICATE, DAY.plusMonths(11), DAY.plusMonths(12), DAY));
        return enrolment;
    }

    private SiteStanding at(String site, LocalDate on) {
        List<SiteStanding> rows = currency.standings(site, null, new AsOf(on.toString(), null), null, 10)
                .items();
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    private Learner learner(UUID enrolment) {
        return offerings.learners(HERE, null, 10).items().stream()
                .filter(learner -> learner.enrolmentId().equals(enrolment))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void currency_follows_from_the_day_asked_for() {
        given(SCHEDULED);
        completed(HERE, UUID.randomUUID(), DAY);
        enrolled(HERE, UUID.randomUUID());
        LocalDate expiry = DAY.plusMonths(12);
        assertThat(at("here", DAY)).isEqualTo(new SiteStanding("here", Topic.LACTATION_SUPPORT, 2, 1, 0, 0, 0.5));
        assertThat(at("here", expiry.minusDays(91)).expiringWithin90Days()).isZero();
        assertThat(at("here", expiry.minusDays(90)).expiringWithin90Days()).isEqualTo(1);
        assertThat(at("here", expiry.minusDays(1)).current()).isEqualTo(1);
        assertThat(at("here", expiry)).isEqualTo(new SiteStanding("here", Topic.LACTATION_SUPPORT, 2, 0, 0, 1, 0.0));
    }

    @Test
    void nobody_is_trained_or_enrolled_before_the_day() {
        given(SCHEDULED);
        completed(THERE, UUID.randomUUID(), DAY.plusDays(10));
        assertThat(at("there", DAY.plusDays(9)).current()).isZero();
        assertThat(at("there", DAY.minusDays(1)))
                .isEqualTo(new SiteStanding("there", Topic.LACTATION_SUPPORT, 0, 0, 0, 0, null));
    }

    @Test
    void a_training_without_an_end_of_validity_never_expires() {
        given(
                new CoursePublished(COURSE, content("Phlebotomy", null, Topic.CLINICAL_LABORATORY), DAY),
                new OfferingScheduled(HERE, COURSE, 1, "here", DAY, DAY, 1, DAY));
        completed(HERE, UUID.randomUUID(), DAY);
        assertThat(at("here", DAY.plusYears(100)).current()).isEqualTo(1);
        assertThat(at("here", DAY.plusYears(100)).expiringWithin90Days()).isZero();
    }

    @Test
    void a_later_training_elsewhere_keeps_somebody_current_here() {
        given(SCHEDULED);
        UUID somebody = UUID.randomUUID();
        completed(HERE, somebody, DAY);
        completed(THERE, somebody, DAY.plusMonths(11));
        assertThat(at("here", DAY.plusMonths(13)).current()).isEqualTo(1);
        assertThat(at("here", DAY.plusMonths(11)).expiringWithin90Days()).isZero();
    }

    @Test
    void who_is_enrolled_twice_at_a_site_counts_once() {
        given(SCHEDULED);
        UUID again = UUID.randomUUID();
        given(new OfferingScheduled(again, COURSE, 1, "here", DAY, DAY, 2, DAY));
        UUID somebody = UUID.randomUUID();
        completed(HERE, somebody, DAY);
        completed(again, somebody, DAY);
        assertThat(at("here", DAY).enrolled()).isEqualTo(1);
        assertThat(at("here", DAY).current()).isEqualTo(1);
    }

    @Test
    void who_withdrew_is_not_enrolled() {
        given(SCHEDULED);
        enrolled(HERE, UUID.randomUUID());
        given(new LearnerWithdrew(enrolled(HERE, UUID.randomUUID()), DAY.plusDays(5)));
        assertThat(at("here", DAY.plusDays(4)).enrolled()).isEqualTo(2);
        assertThat(at("here", DAY.plusDays(5)).enrolled()).isEqualTo(1);
    }

    @Test
    void a_revoked_certificate_ends_a_training_on_its_day_until_another_is_issued() {
        given(SCHEDULED);
        UUID enrolment = certified();
        given(new CertificateRevoked(enrolment, CERTIFICATE, DAY.plusDays(10)));
        assertThat(at("here", DAY.plusDays(9)).current()).isEqualTo(1);
        assertThat(at("here", DAY.plusDays(10)).current()).isZero();
        given(new CertificateIssued(
                enrolment, UUID.randomUUID(), DAY.plusMonths(11), DAY.plusMonths(12), DAY.plusDays(11)));
        assertThat(at("here", DAY.plusDays(12)).current()).isEqualTo(1);
    }

    @Test
    void a_voided_completion_never_held_and_stays_on_record() {
        given(SCHEDULED);
        UUID enrolment = completed(HERE, UUID.randomUUID(), DAY);
        given(new CompletionVoided(enrolment, DAY.plusDays(20)));
        assertThat(at("here", DAY).current()).isZero();
        assertThat(learner(enrolment).completedOn()).isNull();
        assertThat(learner(enrolment).voidedCompletions()).isEqualTo(1);
        given(new TrainingCompleted(enrolment, DAY.plusDays(30)));
        assertThat(at("here", DAY.plusDays(30)).current()).isEqualTo(1);
        assertThat(learner(enrolment).completedOn()).isEqualTo(DAY.plusDays(30));
        assertThat(learner(enrolment).voidedCompletions()).isEqualTo(1);
    }

    @Test
    void sites_and_topics_are_filtered_and_paged() {
        given(SCHEDULED);
        UUID other = UUID.randomUUID();
        UUID bias = UUID.randomUUID();
        given(
                new CoursePublished(bias, content("Bias", 12, Topic.IMPLICIT_BIAS, Topic.LACTATION_SUPPORT), DAY),
                new OfferingScheduled(other, bias, 1, "here", DAY, DAY, 1, DAY),
                new LearnerEnrolled(UUID.randomUUID(), other, bias, 1, UUID.randomUUID(), DAY));
        enrolled(THERE, UUID.randomUUID());
        assertThat(currency.standings(null, Topic.IMPLICIT_BIAS, new AsOf(DAY.toString(), null), null, 10)
                        .items())
                .extracting(SiteStanding::site)
                .containsExactly("here");
        var first = currency.standings(null, null, new AsOf(DAY.toString(), null), null, 2);
        var second = currency.standings(null, null, new AsOf(DAY.toString(), null), first.next(), 2);
        assertThat(first.items())
                .extracting(SiteStanding::topic)
                .containsExactly(Topic.IMPLICIT_BIAS, Topic.LACTATION_SUPPORT);
        assertThat(second.items()).extracting(SiteStanding::site).containsExactly("there");
        assertThat(second.next()).isNull();
    }

    @Test
    void a_learner_has_the_last_attendance_and_the_best_score() {
        given(SCHEDULED);
        UUID enrolment = enrolled(HERE, UUID.randomUUID());
        given(
                new AttendanceRecorded(enrolment, 1, true, DAY),
                new AttendanceRecorded(enrolment, 2, true, DAY),
                new AttendanceRecorded(enrolment, 2, false, DAY),
                new AssessmentScored(enrolment, 90, DAY),
                new AssessmentScored(enrolment, 60, DAY));
        assertThat(learner(enrolment).attended()).isEqualTo(1);
        assertThat(learner(enrolment).bestScore()).isEqualTo(90);
    }

    @Test
    void a_certificate_expires_by_its_own_date_whenever_the_deadline_comes() {
        given(SCHEDULED);
        UUID enrolment = certified();
        assertThat(learner(enrolment).certificate()).isEqualTo("EXPIRED");
        given(
                new RecertificationDue(enrolment, CERTIFICATE, DAY.plusMonths(11)),
                new CertificateExpired(enrolment, CERTIFICATE, DAY.plusMonths(12)));
        assertThat(learner(enrolment).certificate()).isEqualTo("EXPIRED");
        assertThat(learner(enrolment).expiresOn()).isEqualTo(DAY.plusMonths(12));
    }

    @Test
    void a_certificate_is_due_between_its_notice_and_its_expiry_and_valid_before() {
        given(SCHEDULED);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        UUID due = completed(HERE, UUID.randomUUID(), DAY);
        UUID valid = completed(HERE, UUID.randomUUID(), DAY);
        given(
                new CertificateIssued(due, UUID.randomUUID(), today.minusDays(5), today.plusDays(25), DAY),
                new CertificateIssued(valid, UUID.randomUUID(), today.plusDays(50), today.plusDays(80), DAY));
        assertThat(learner(due).certificate()).isEqualTo("DUE");
        assertThat(learner(valid).certificate()).isEqualTo("VALID");
    }

    @Test
    void a_certificate_is_renewed_as_long_as_the_renewal_stands() {
        given(SCHEDULED);
        UUID enrolment = certified();
        UUID renewal = completed(THERE, UUID.randomUUID(), DAY.plusMonths(11));
        given(new RecertificationCompleted(enrolment, CERTIFICATE, renewal, DAY.plusMonths(11)));
        assertThat(learner(enrolment).certificate()).isEqualTo("RENEWED");
        given(new CompletionVoided(renewal, DAY.plusMonths(12)));
        assertThat(learner(enrolment).certificate()).isEqualTo("EXPIRED");
    }

    @Test
    void a_certificate_is_revoked_or_falls_with_its_completion() {
        given(SCHEDULED);
        UUID enrolment = certified();
        given(new CertificateRevoked(enrolment, CERTIFICATE, DAY.plusDays(1)));
        assertThat(learner(enrolment).certificate()).isEqualTo("REVOKED");
        UUID other = completed(HERE, UUID.randomUUID(), DAY);
        given(
                new CertificateIssued(other, CERTIFICATE, DAY.plusMonths(11), DAY.plusMonths(12), DAY),
                new CompletionVoided(other, DAY.plusMonths(13)));
        assertThat(learner(other).certificate()).isEqualTo("VOIDED");
    }

    @Test
    void a_course_is_listed_in_its_latest_version_and_keeps_the_others() {
        given(SCHEDULED);
        given(new CourseRevised(COURSE, 2, content("Lactation support II", 24, Topic.LACTATION_SUPPORT), DAY));
        completed(HERE, UUID.randomUUID(), DAY);
        enrolled(THERE, UUID.randomUUID());
        var course = courses.courses(null, 10).items().getFirst();
        assertThat(course.version()).isEqualTo(2);
        assertThat(course.title()).isEqualTo("Lactation support II");
        assertThat(course.topics()).containsExactly(Topic.LACTATION_SUPPORT);
        assertThat(List.of(course.offerings(), course.enrolments(), course.completions()))
                .containsExactly(2L, 2L, 1L);
        var first = courses.versions(COURSE, null, 1);
        assertThat(first.items().getFirst().validityMonths()).isEqualTo(12);
        assertThat(courses.versions(COURSE, first.next(), 1).items().getFirst().validityMonths())
                .isEqualTo(24);
        assertThat(offerings.offerings(COURSE, null, 10).items())
                .extracting("title")
                .containsExactly("Lactation support", "Lactation support");
        assertThat(offerings.offerings(UUID.randomUUID(), null, 10).items()).isEmpty();
    }

    @Test
    void the_share_is_of_those_enrolled() {
        given(SCHEDULED);
        completed(HERE, UUID.randomUUID(), DAY);
        enrolled(HERE, UUID.randomUUID());
        enrolled(HERE, UUID.randomUUID());
        assertThat(at("here", DAY).share()).isEqualTo(1 / 3.0, within(1e-12));
    }

    @Test
    void a_fresh_replay_equals_the_live_state() {
        given(SCHEDULED);
        given(new CourseRevised(COURSE, 2, content("Lactation support II", 24, Topic.IMPLICIT_BIAS), DAY));
        UUID enrolment = certified();
        UUID renewal = completed(THERE, UUID.randomUUID(), DAY.plusMonths(11));
        given(
                new AttendanceRecorded(renewal, 1, true, DAY),
                new AttendanceRecorded(renewal, 1, false, DAY),
                new AssessmentScored(renewal, 80, DAY),
                new RecertificationCompleted(enrolment, CERTIFICATE, renewal, DAY.plusMonths(11)),
                new CompletionVoided(renewal, DAY.plusMonths(12)),
                new CertificateRevoked(enrolment, CERTIFICATE, DAY.plusMonths(11)),
                new LearnerWithdrew(enrolled(HERE, UUID.randomUUID()), DAY));
        events.rebuildEqualsLive(readModel);
    }
}
