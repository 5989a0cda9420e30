package org.fairlab.command.outreach;

import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.outreach.OutreachRules.*;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.fairlab.command.Rule;
import org.fairlab.command.Scenario;
import org.fairlab.command.outreach.ProspectCommand.*;
import org.fairlab.events.OutreachEvent.*;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.events.TimeSlot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProspectTest {

    private static final LocalDate BEFORE = TODAY.minusDays(10);
    private static final UUID PERSON = UUID.randomUUID();
    private static final UUID FAIR = UUID.randomUUID();
    private static final UUID PARTNER = UUID.randomUUID();
    private static final UUID CONTACT = UUID.randomUUID();
    private static final ParticipantRegistered REGISTERED =
            new ParticipantRegistered(PERSON, Origin.PERSON, null, BEFORE);
    private static final ConsentGranted CONSENT = new ConsentGranted(PERSON, Purpose.CONTACT, "2030-01", BEFORE);
    private static final OutreachEventPlanned PLANNED = new OutreachEventPlanned(
            FAIR,
            "Job fair",
            OccasionKind.JOB_FAIR,
            Topic.CAREERS,
            Set.of(),
            "Campus",
            new TimeSlot(BEFORE.atTime(10, 0), ZoneId.of("Pacific/Auckland"), 60),
            BEFORE);
    private static final PartnershipFormed FORMED =
            new PartnershipFormed(PARTNER, "College", PartnerKind.COMMUNITY_COLLEGE, Set.of(Topic.CAREERS), BEFORE);

    private static final UUID PROSPECT = register(null, null).prospectId();
    private static final ProspectRegistered MET =
            new ProspectRegistered(PROSPECT, PERSON, Channel.IN_PERSON, null, null, TODAY.minusDays(5));

    private final Scenario<Prospect> prospect = Scenario.of(Prospect.class);

    private static RegisterProspect register(@Nullable UUID outreachEvent, @Nullable UUID partnership) {
        return new RegisterProspect(PERSON, Channel.IN_PERSON, outreachEvent, partnership, null);
    }

    private Scenario<Prospect> consenting() {
        return prospect.knowing(PERSON, REGISTERED, CONSENT);
    }

    private Scenario<Prospect> met() {
        return consenting().given(MET);
    }

    private static StageAdvanced reached(Stage stage, LocalDate on) {
        return new StageAdvanced(PROSPECT, stage, "evidence", on);
    }

    @Test
    void who_consents_becomes_a_prospect_with_where_they_came_from() {
        consenting()
                .knowing(FAIR, PLANNED, new OutreachEventHeld(FAIR, BEFORE))
                .knowing(PARTNER, FORMED)
                .when(register(FAIR, PARTNER))
                .then(new ProspectRegistered(PROSPECT, PERSON, Channel.IN_PERSON, FAIR, PARTNER, TODAY));
    }

    @Test
    void who_has_not_consented_is_no_prospect() {
        prospect.knowing(PERSON, REGISTERED).when(register(null, null)).thenRefused(NO_CONSENT);
    }

    @Test
    void consent_to_something_else_is_none() {
        prospect.knowing(PERSON, REGISTERED, new ConsentGranted(PERSON, Purpose.RESEARCH, "2030-01", BEFORE))
                .when(register(null, null))
                .thenRefused(NO_CONSENT);
    }

    @Test
    void nobody_is_a_prospect_before_consenting() {
        consenting()
                .when(new RegisterProspect(PERSON, Channel.WEBSITE, null, null, BEFORE.minusDays(1)))
                .thenRefused(NO_CONSENT);
    }

    @Test
    void nobody_unknown_becomes_a_prospect() {
        prospect.when(register(null, null)).thenRefused(Rule.NOT_FOUND);
    }

    @Test
    void nobody_is_met_where_nothing_was_held() {
        consenting().knowing(FAIR, PLANNED).when(register(FAIR, null)).thenRefused(NOT_HELD);
    }

    @Test
    void nobody_is_sent_by_a_partner_who_is_gone() {
        consenting()
                .knowing(PARTNER, FORMED, new PartnershipEnded(PARTNER, BEFORE))
                .when(register(null, PARTNER))
                .thenRefused(PARTNERSHIP_OVER);
    }

    @Test
    void a_prospect_is_contacted() {
        met().when(new MakeContact(PROSPECT, CONTACT, ContactMode.PHONE, null))
                .then(new ContactMade(PROSPECT, CONTACT, ContactMode.PHONE, TODAY));
    }

    @Test
    void not_after_the_consent_was_withdrawn() {
        met().knowing(PERSON, new ConsentWithdrawn(PERSON, Purpose.CONTACT, TODAY))
                .when(new MakeContact(PROSPECT, CONTACT, ContactMode.PHONE, null))
                .thenRefused(NO_CONSENT);
    }

    @Test
    void not_before_the_registration() {
        met().when(new MakeContact(PROSPECT, CONTACT, ContactMode.PHONE, BEFORE))
                .thenRefused(STAGE_OUT_OF_ORDER);
    }

    @Test
    void a_contact_is_recorded_once() {
        met().given(new ContactMade(PROSPECT, CONTACT, ContactMode.PHONE, TODAY))
                .when(new MakeContact(PROSPECT, CONTACT, ContactMode.PHONE, null))
                .thenRefused(CONTACT_EXISTS);
    }

    @Test
    void a_stage_is_reached_on_evidence_also_without_those_between() {
        met().when(new AdvanceStage(PROSPECT, Stage.EMPLOYED, "evidence", null)).then(reached(Stage.EMPLOYED, TODAY));
    }

    @Test
    void a_stage_is_reached_also_without_consent_to_contact() {
        met().knowing(PERSON, new ConsentWithdrawn(PERSON, Purpose.CONTACT, TODAY))
                .when(new AdvanceStage(PROSPECT, Stage.APPLICANT, "evidence", null))
                .then(reached(Stage.APPLICANT, TODAY));
    }

    @Test
    void no_stage_is_reached_backwards_or_twice() {
        met().given(reached(Stage.STUDENT, TODAY))
                .when(new AdvanceStage(PROSPECT, Stage.STUDENT, "evidence", null))
                .thenRefused(NOT_LATER);
    }

    @Test
    void no_stage_is_reached_before_the_one_before_it() {
        met().given(reached(Stage.APPLICANT, TODAY.minusDays(1)))
                .when(new AdvanceStage(PROSPECT, Stage.STUDENT, "evidence", TODAY.minusDays(2)))
                .thenRefused(STAGE_OUT_OF_ORDER);
    }

    @Test
    void the_latest_stage_can_be_taken_back_and_reached_again() {
        met().given(reached(Stage.APPLICANT, TODAY), new StageCorrected(PROSPECT, Stage.APPLICANT, TODAY))
                .when(new AdvanceStage(PROSPECT, Stage.APPLICANT, "evidence", null))
                .then(reached(Stage.APPLICANT, TODAY));
    }

    @Test
    void an_earlier_stage_cannot_be_taken_back() {
        met().given(reached(Stage.APPLICANT, TODAY), reached(Stage.STUDENT, TODAY))
                .when(new CorrectStage(PROSPECT, Stage.APPLICANT, "why", null))
                .thenRefused(NOT_LATEST);
    }

    @Test
    void a_prospect_stays_a_prospect() {
        met().when(new CorrectStage(PROSPECT, Stage.PROSPECT, "why", null)).thenRefused(NOT_LATEST);
    }

    @Test
    void the_latest_stage_is_taken_back() {
        met().given(reached(Stage.APPLICANT, TODAY))
                .when(new CorrectStage(PROSPECT, Stage.APPLICANT, "why", null))
                .then(new StageCorrected(PROSPECT, Stage.APPLICANT, TODAY));
    }
}
