package org.fairlab.query.lactation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.fairlab.events.AccommodationEvent.*;
import org.fairlab.events.Event;
import org.fairlab.events.LactationEvent.*;
import org.fairlab.events.OutreachEvent.PartnerKind;
import org.fairlab.events.ParentEvent.*;
import org.fairlab.events.ReferralEvent.*;
import org.fairlab.events.Sealed;
import org.fairlab.events.Sealed.Category;
import org.fairlab.platform.privacy.Keyring;
import org.fairlab.platform.privacy.TestKeyring;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.lactation.CaseFile.*;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

class CaseTest {

    private static final LocalDate DAY = LocalDate.of(2030, 3, 9);
    private static final UUID PARENT = UUID.randomUUID();
    private static final UUID PATHWAY = UUID.randomUUID();
    private static final UUID POLICY = UUID.randomUUID();
    private static final UUID REFERRAL = UUID.randomUUID();
    private static final UUID ACCOMMODATION = UUID.randomUUID();
    private static final UUID DENIAL = UUID.randomUUID();
    private static final LegalBasis BASIS = new LegalBasis(Ground.UNDUE_HARDSHIP, "29 USC 218d(c)");

    private final GivenEvents events = GivenEvents.none();
    private final Keyring keyring = TestKeyring.on(events.database());
    private final Lactation readModel = new Lactation();
    private final CaseEndpoint cases =
            new CaseEndpoint(events.jdbc(), new CaseFiles(events.jdbc(), keyring, new JsonMapper()));

    @AfterEach
    void replay() {
        events.rebuildEqualsLive(readModel);
    }

    private void given(Event... happened) {
        events.happened(happened).seenBy(readModel);
    }

    private Sealed sealed(String field, String json) {
        return keyring.seal(PARENT, Category.HEALTH, field, json);
    }

    private void a_parent_with_a_referral() {
        given(
                new ReferralPathwayAgreed(PATHWAY, "here", UUID.randomUUID(), PartnerKind.NONPROFIT, DAY),
                new ParentRegistered(PARENT, sealed("details", "{\"name\": \"Invented Parent\"}"), DAY),
                new ReferralConsentRecorded(
                        REFERRAL, PARENT, PATHWAY, sealed("shared", "{\"contact\": \"by phone\"}"), "1", DAY));
    }

    private void breaks_that_were_asked_for() {
        given(new BreakAccommodationRequested(
                ACCOMMODATION,
                PARENT,
                Beneficiary.EMPLOYEE,
                "here",
                new Entitlement("US", "1", "29 USC 218d", 12, null, false),
                sealed("wishes", "{\"neededUntil\": \"2031-01-01\", \"wishes\": \"mornings\"}"),
                "coordinator-1",
                DAY));
    }

    private CaseFile file() {
        return cases.file(PARENT);
    }

    private CaseFile.Referral referral() {
        return file().referrals().getFirst();
    }

    private Accommodation accommodation() {
        return file().accommodations().getFirst();
    }

    @Test
    void nobody_but_lactation_coordinators_sees_cases() {
        a_parent_with_a_referral();
        var queries = Arrays.stream(CaseEndpoint.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(GetMapping.class))
                .toList();
        assertThat(queries).hasSize(2);
        for (Method query : queries) {
            assertThat(query.getAnnotation(RolesAllowed.class).value()).containsExactly(Roles.LACTATION_COORDINATOR);
        }
    }

    @Test
    void a_case_shows_what_is_sealed_in_clear() {
        a_parent_with_a_referral();
        breaks_that_were_asked_for();
        assertThat(file().details()).isEqualTo(new Details("Invented Parent", null, null, null));
        assertThat(referral().shared()).isEqualTo(new Shared("by phone", null));
        assertThat(accommodation().wishes()).isEqualTo(new Wishes(LocalDate.of(2031, 1, 1), "mornings"));
    }

    @Test
    void the_read_model_itself_holds_nothing_in_clear() {
        a_parent_with_a_referral();
        breaks_that_were_asked_for();
        for (String table : new String[] {"parent", "referral", "accommodation"}) {
            assertThat(events.jdbc()
                            .sql("select string_agg(t::text, '') from lactation." + table + " t")
                            .query(String.class)
                            .single())
                    .doesNotContain("Invented", "by phone", "mornings", "2031");
        }
    }

    @Test
    void details_are_the_latest() {
        a_parent_with_a_referral();
        given(new ParentDetailsChanged(
                PARENT, sealed("details", "{\"name\": \"New Name\", \"language\": \"Spanish\"}"), DAY));
        assertThat(file().details()).isEqualTo(new Details("New Name", null, null, "Spanish"));
    }

    @Test
    void of_a_parent_who_was_erased_only_that_something_happened_is_left() {
        a_parent_with_a_referral();
        breaks_that_were_asked_for();
        keyring.destroy(PARENT);
        assertThat(file().details()).as("before the read model has heard of it").isNull();
        given(new ParentErased(PARENT, DAY));
        assertThat(file().erasedOn()).isEqualTo(DAY);
        assertThat(file().details()).isNull();
        assertThat(referral().shared()).isNull();
        assertThat(accommodation().wishes()).isNull();
        assertThat(events.jdbc()
                        .sql("select count(details) from lactation.parent")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_referral_is_shown_in_the_words_of_bser() {
        a_parent_with_a_referral();
        assertThat(referral().bser()).isNull();
        given(new ReferralCreated(REFERRAL, DAY));
        assertThat(referral().bser()).isEqualTo(new Bser("requested", "2.0", "Service Request Created"));
        given(new ReferralAccepted(REFERRAL, DAY), new ReferralScheduled(REFERRAL, DAY.plusDays(1), DAY));
        assertThat(referral().bser()).isEqualTo(new Bser("in-progress", "5.1.1", "Service Request Event Scheduled"));
        assertThat(referral().visitOn()).isEqualTo(DAY.plusDays(1));
        given(new ReferralMissed(REFERRAL, DAY.plusDays(1)));
        assertThat(referral().status()).isEqualTo(ReferralStatus.MISSED);
        given(
                new ReferralScheduled(REFERRAL, DAY.plusDays(3), DAY.plusDays(1)),
                new ReferralAttended(REFERRAL, DAY.plusDays(3)),
                new ReferralClosed(REFERRAL, Outcome.SUPPORTED, DAY.plusDays(4)));
        assertThat(referral().bser()).isEqualTo(new Bser("completed", "7.0", "Service Request Fulfillment Completed"));
        assertThat(referral().outcome()).isEqualTo("SUPPORTED");
    }

    @Test
    void a_withdrawal_stops_a_referral_and_takes_back_what_was_shared() {
        a_parent_with_a_referral();
        given(new ReferralCreated(REFERRAL, DAY), new ReferralConsentWithdrawn(REFERRAL, DAY));
        assertThat(referral().status()).isEqualTo(ReferralStatus.WITHDRAWN);
        assertThat(referral().bser()).isEqualTo(new Bser("cancelled", "6.0", "Service Request Fulfillment Cancelled"));
        assertThat(referral().shared()).isNull();
    }

    @Test
    void a_referral_that_was_over_stays_what_it_was_after_a_withdrawal() {
        a_parent_with_a_referral();
        given(
                new ReferralCreated(REFERRAL, DAY),
                new ReferralDeclined(REFERRAL, DeclineGround.NO_CAPACITY, DAY),
                new ReferralConsentWithdrawn(REFERRAL, DAY));
        assertThat(referral().status()).isEqualTo(ReferralStatus.DECLINED);
        assertThat(referral().ground()).isEqualTo("NO_CAPACITY");
    }

    @Test
    void breaks_are_shown_with_the_rule_they_rest_on_and_as_often_as_they_were_taken() {
        a_parent_with_a_referral();
        breaks_that_were_asked_for();
        assertThat(accommodation().citation()).isEqualTo("29 USC 218d");
        assertThat(accommodation().status()).isEqualTo(AccommodationStatus.REQUESTED);
        given(
                new BreakAccommodationGranted(ACCOMMODATION, new Breaks(1, 30, false), DAY),
                new BreakTaken(ACCOMMODATION, UUID.randomUUID(), DAY),
                new BreakTaken(ACCOMMODATION, UUID.randomUUID(), DAY));
        assertThat(accommodation().status()).isEqualTo(AccommodationStatus.GRANTED);
        assertThat(accommodation().timesExpected()).isOne();
        assertThat(accommodation().breaksTaken()).isEqualTo(2);
    }

    @Test
    void a_denial_waits_for_the_second_person_until_something_is_decided() {
        a_parent_with_a_referral();
        breaks_that_were_asked_for();
        given(new BreakDenialProposed(ACCOMMODATION, DENIAL, BASIS, null, "coordinator-2", DAY));
        assertThat(accommodation().denialId()).isEqualTo(DENIAL);
        assertThat(accommodation().proposedBy()).isEqualTo("coordinator-2");
        assertThat(accommodation().status()).isEqualTo(AccommodationStatus.REQUESTED);
        given(new BreakAccommodationDenied(ACCOMMODATION, BASIS, "coordinator-2", DAY));
        assertThat(accommodation().status()).isEqualTo(AccommodationStatus.DENIED);
        assertThat(accommodation().legalBasis()).isEqualTo("UNDUE_HARDSHIP, 29 USC 218d(c)");
        assertThat(accommodation().denialId()).isNull();
    }

    @Test
    void the_list_says_what_waits() {
        a_parent_with_a_referral();
        breaks_that_were_asked_for();
        assertThat(cases.cases(null, 10).items()).containsExactly(new CaseEndpoint.Case(PARENT, DAY, null, 0, 1));
        given(
                new ReferralCreated(REFERRAL, DAY),
                new BreakAccommodationGranted(ACCOMMODATION, new Breaks(1, 30, false), DAY));
        assertThat(cases.cases(null, 10).items()).containsExactly(new CaseEndpoint.Case(PARENT, DAY, null, 1, 0));
    }

    @Test
    void pathways_policies_and_notices_are_shown_without_the_parents() {
        a_parent_with_a_referral();
        given(
                new LactationPolicyPublished(POLICY, "here", "1", "0".repeat(64), null, 30, DAY),
                new RightsNoticeIssued(POLICY, UUID.randomUUID(), "1", null, null, "staff room", null, "es", DAY),
                new RightsNoticeIssued(POLICY, UUID.randomUUID(), "1", "US-CA", 1, null, PARENT, "es", DAY));
        given(new ReferralPathwayEnded(PATHWAY, DAY.plusDays(9)));
        var agreements = new AgreementEndpoint(events.jdbc());
        assertThat(agreements.policies().getFirst().noticesPosted()).isOne();
        assertThat(agreements.pathways("here", null, 10).items().getFirst().endedOn())
                .isEqualTo(DAY.plusDays(9));
        assertThat(agreements.pathways("there", null, 10).items()).isEmpty();
        assertThat(file().notices()).containsExactly(new Notice(POLICY, "1", "US-CA", 1, "es", DAY));
    }

    @Test
    void who_is_not_known_has_no_case() {
        a_parent_with_a_referral();
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> cases.file(UUID.randomUUID()));
    }
}
