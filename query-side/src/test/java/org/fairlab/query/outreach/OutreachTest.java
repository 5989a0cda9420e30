package org.fairlab.query.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.Event;
import org.fairlab.events.OutreachEvent.*;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.events.ScholarshipEvent.ApplicationSubmitted;
import org.fairlab.events.TimeSlot;
import org.fairlab.events.TrainingEvent.LearnerEnrolled;
import org.fairlab.query.outreach.Conversion.By;
import org.fairlab.query.outreach.Conversion.Converted;
import org.fairlab.query.outreach.OutreachEventEndpoint.Occasion;
import org.fairlab.query.outreach.OutreachEventEndpoint.Status;
import org.fairlab.query.testing.GivenEvents;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutreachTest {

    private static final LocalDate DAY = LocalDate.of(2030, 3, 15);
    private static final UUID COLLEGE = UUID.randomUUID();
    private static final UUID FAIR = UUID.randomUUID();
    private static final UUID ANA = UUID.randomUUID();
    private static final UUID BEN = UUID.randomUUID();

    private static final Event[] FAIR_HELD = {
        new PartnershipFormed(
                COLLEGE,
                "Springfield College",
                PartnerKind.COMMUNITY_COLLEGE,
                Set.of(Topic.LACTATION_SUPPORT, Topic.CAREERS),
                DAY),
        new OutreachEventPlanned(
                FAIR,
                "Job fair",
                OccasionKind.JOB_FAIR,
                Topic.CAREERS,
                Set.of(COLLEGE),
                "Campus",
                new TimeSlot(DAY.atTime(10, 0), ZoneId.of("America/Chicago"), 240),
                DAY),
        new OutreachEventHeld(FAIR, DAY)
    };

    private final GivenEvents events = GivenEvents.none();
    private final Outreach readModel = new Outreach();
    private final PartnershipEndpoint partnerships = new PartnershipEndpoint(events.jdbc());
    private final OutreachEventEndpoint outreachEvents = new OutreachEventEndpoint(events.jdbc());
    private final ProspectEndpoint prospects = new ProspectEndpoint(events.jdbc());
    private final Conversion conversion = new Conversion(events.jdbc());

    @AfterEach
    void replay() {
        events.rebuildEqualsLive(readModel);
    }

    private void given(Event... happened) {
        events.happened(happened).seenBy(readModel);
    }

    private UUID met(UUID participant, Channel channel, @Nullable UUID at, @Nullable UUID sentBy) {
        UUID prospect = UUID.randomUUID();
        given(new ProspectRegistered(prospect, participant, channel, at, sentBy, DAY));
        return prospect;
    }

    private Occasion fair() {
        return outreachEvents.outreachEvents(null, null, 10).items().getFirst();
    }

    private Stage stage() {
        return prospects.prospects(null, null, 10).items().getFirst().stage();
    }

    @Test
    void a_partner_is_shown_with_what_came_of_the_partnership() {
        given(FAIR_HELD);
        met(ANA, Channel.PARTNER_REFERRAL, null, COLLEGE);
        given(new PartnershipEnded(COLLEGE, DAY.plusDays(1)));
        var partner = partnerships.partnerships(null, null, 10).items().getFirst();
        assertThat(partner.topics()).containsExactly(Topic.CAREERS, Topic.LACTATION_SUPPORT);
        assertThat(partner.outreachEvents()).isEqualTo(1);
        assertThat(partner.prospects()).isEqualTo(1);
        assertThat(partner.endedOn()).isEqualTo(DAY.plusDays(1));
        assertThat(partnerships.partnerships(PartnerKind.HOSPITAL, null, 10).items())
                .isEmpty();
    }

    @Test
    void an_outreach_event_begins_by_the_clock_of_its_place() {
        given(FAIR_HELD);
        assertThat(fair().start()).isEqualTo(Instant.parse("2030-03-15T15:00:00Z"));
        assertThat(fair().status()).isEqualTo(Status.HELD);
        assertThat(fair().partners()).isEqualTo(1);
    }

    @Test
    void what_was_cancelled_says_so() {
        given(FAIR_HELD[1], new OutreachEventCancelled(FAIR, DAY));
        assertThat(fair().status()).isEqualTo(Status.CANCELLED);
        assertThat(fair().heldOn()).isNull();
    }

    @Test
    void reach_adds_up_and_a_correction_replaces_what_it_names() {
        UUID wrong = UUID.randomUUID();
        given(FAIR_HELD);
        given(
                new ReachRecorded(FAIR, wrong, Audience.STUDENTS, 500, null, DAY),
                new ReachRecorded(FAIR, UUID.randomUUID(), Audience.FAMILIES, 20, null, DAY),
                new ReachRecorded(FAIR, UUID.randomUUID(), Audience.STUDENTS, 50, wrong, DAY));
        assertThat(fair().reach()).isEqualTo(70);
        assertThat(fair().prospects()).as("heads are never people").isZero();
    }

    @Test
    void a_prospect_stands_at_the_latest_stage_that_was_not_taken_back() {
        UUID prospect = met(ANA, Channel.WEBSITE, null, null);
        assertThat(stage()).isEqualTo(Stage.PROSPECT);
        given(
                new StageAdvanced(prospect, Stage.APPLICANT, "evidence", DAY),
                new StageAdvanced(prospect, Stage.CERTIFIED, "evidence", DAY));
        assertThat(stage()).isEqualTo(Stage.CERTIFIED);
        given(new StageCorrected(prospect, Stage.CERTIFIED, DAY));
        assertThat(stage()).isEqualTo(Stage.APPLICANT);
        given(new StageAdvanced(prospect, Stage.CERTIFIED, "evidence", DAY));
        assertThat(stage()).isEqualTo(Stage.CERTIFIED);
        assertThat(prospects.prospects(Stage.STUDENT, null, 10).items()).isEmpty();
    }

    @Test
    void conversion_counts_what_prospects_did_since_they_were_met() {
        given(FAIR_HELD);
        UUID prospect = met(ANA, Channel.IN_PERSON, FAIR, COLLEGE);
        met(BEN, Channel.WEBSITE, null, null);
        UUID hired = UUID.randomUUID();
        given(
                new ContactMade(prospect, UUID.randomUUID(), ContactMode.PHONE, DAY),
                new ContactMade(prospect, UUID.randomUUID(), ContactMode.E_MAIL, DAY),
                new ApplicationSubmitted(UUID.randomUUID(), UUID.randomUUID(), ANA, null, Map.of(), DAY),
                new LearnerEnrolled(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), 1, ANA, DAY),
                new CareerMilestoneReached(ANA, hired, Milestone.HIRED, "evidence", DAY),
                new LearnerEnrolled(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), 1, BEN, DAY.minusDays(1)));
        assertThat(conversion.conversion(By.CHANNEL))
                .containsExactly(new Converted("IN_PERSON", 1, 1, 1, 1, 1), new Converted("WEBSITE", 1, 0, 0, 0, 0));
        assertThat(conversion.conversion(By.PARTNER))
                .containsExactly(new Converted("", 1, 0, 0, 0, 0), new Converted(COLLEGE.toString(), 1, 1, 1, 1, 1));
        given(new MilestoneCorrected(ANA, hired, null, DAY));
        assertThat(conversion.conversion(By.EVENT))
                .containsExactly(new Converted("", 1, 0, 0, 0, 0), new Converted(FAIR.toString(), 1, 1, 1, 1, 0));
    }
}
