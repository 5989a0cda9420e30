package org.fairlab.query.audittrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.query.testing.TimeTravel.*;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fairlab.events.AccommodationEvent.*;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.AdvocacyEvent.*;
import org.fairlab.events.Event;
import org.fairlab.events.InclusionEvent.*;
import org.fairlab.events.LactationEvent.*;
import org.fairlab.events.LeadershipEvent.*;
import org.fairlab.events.MentorshipEvent.*;
import org.fairlab.events.Money;
import org.fairlab.events.OutreachEvent;
import org.fairlab.events.OutreachEvent.ContactMade;
import org.fairlab.events.OutreachEvent.ContactMode;
import org.fairlab.events.OutreachEvent.ProspectRegistered;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.events.TrainingEvent;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.testing.TestTokens;
import org.fairlab.query.projection.Projections;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Figures beside the events that make them, where things were recorded late, corrected, taken back and renewed. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import(TestTokens.Decoder.class)
class EventsBehindTest {

    private static final LocalDate BEFORE = LocalDate.of(2020, 1, 1);
    private static final UUID ANA = new UUID(0, 1);
    private static final UUID BEN = new UUID(0, 2);
    private static final String FUND_ID = "00000000-0000-0000-0000-000000000003";
    private static final String CYCLE_ID = "00000000-0000-0000-0000-000000000004";
    private static final String TRACK_ID = "00000000-0000-0000-0000-000000000020";
    private static final UUID TRACK = UUID.fromString(TRACK_ID);
    private static final UUID ANAS_CANDIDACY = new UUID(0, 33);
    private static final UUID BENS_CANDIDACY = new UUID(0, 34);
    private static final String PROGRAM_ID = "00000000-0000-0000-0000-000000000040";
    private static final UUID PROGRAM = UUID.fromString(PROGRAM_ID);
    private static final UUID MENTOR = new UUID(0, 65);
    private static final UUID MENTEE = new UUID(0, 66);
    private static final UUID PAIRING = new UUID(0, 67);
    private static final UUID GOAL = new UUID(0, 68);
    private static final UUID FUND = UUID.fromString(FUND_ID);
    private static final UUID CYCLE = UUID.fromString(CYCLE_ID);
    private static final UUID AWARD = new UUID(0, 5);
    private static final UUID COURSE = new UUID(0, 6);
    private static final UUID OFFERING = new UUID(0, 7);
    private static final UUID MILESTONE = new UUID(0, 8);
    private static final UUID ANAS = new UUID(0, 9);
    private static final UUID BENS = new UUID(0, 10);
    private static final UUID FIRST_ENROLMENT = new UUID(1, 1);
    private static final UUID SECOND_ENROLMENT = new UUID(1, 2);
    private static final UUID BIAS_COURSE = new UUID(0, 80);
    private static final UUID BIAS_OFFERING = new UUID(0, 81);
    private static final UUID BIAS_ENROLMENT = new UUID(0, 82);
    private static final UUID CERTIFICATE = new UUID(0, 83);
    private static final UUID SPACE = new UUID(0, 90);
    private static final UUID OTHER_SPACE = new UUID(0, 91);
    private static final UUID INSPECTION = new UUID(0, 92);
    private static final String CAMPAIGN_ID = "00000000-0000-0000-0000-000000000064";
    private static final UUID CAMPAIGN = UUID.fromString(CAMPAIGN_ID);
    private static final UUID MESSAGE = new UUID(0, 101);
    private static final String SURVEY_ID = "00000000-0000-0000-0000-0000000000c8";
    private static final UUID SURVEY = UUID.fromString(SURVEY_ID);
    private static final String LATER_SURVEY_ID = "00000000-0000-0000-0000-0000000000c9";
    private static final UUID LATER_SURVEY = UUID.fromString(LATER_SURVEY_ID);
    private static final UUID BARRIER = new UUID(0, 300);
    private static final UUID POLICY = new UUID(0, 301);
    private static final UUID CHANGE = new UUID(0, 302);
    private static final GivenEvents GIVEN = GivenEvents.none();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        GIVEN.database().addTo(registry);
    }

    @Autowired
    private MockMvc http;

    @BeforeAll
    static void events(@Autowired Projections projections) throws InterruptedException {
        var terms = new Terms("1", List.of(), "1", Map.of("need", 10), 1, Set.of("reviewer"));
        var old = new Content(
                "Phlebotomy", Set.of(TrainingEvent.Topic.CLINICAL_LABORATORY), "51.1009", 1, null, 0, 0, null);
        var revised = new Content(
                "Phlebotomy", Set.of(TrainingEvent.Topic.CLINICAL_LABORATORY), "51.1009", 2, null, 0, 0, null);
        var bias = new Content("Bias", Set.of(TrainingEvent.Topic.IMPLICIT_BIAS), null, null, 13, 0, 0, null);
        UUID payment = new UUID(0, 11);
        GIVEN.at(FIRST)
                .happened(
                        new FundEstablished(FUND, "A fund", FundKind.STIPEND, usd(600), BEFORE),
                        new CycleOpened(CYCLE, FUND, "a cycle", DAY_3, terms, null, BEFORE),
                        new CoursePublished(COURSE, old, BEFORE),
                        new CourseRevised(COURSE, 2, revised, BEFORE),
                        new OfferingScheduled(OFFERING, COURSE, 1, "north", BEFORE, BEFORE, 1, BEFORE),
                        new LearnerEnrolled(FIRST_ENROLMENT, OFFERING, COURSE, 1, ANA, BEFORE),
                        new LearnerEnrolled(SECOND_ENROLMENT, OFFERING, COURSE, 2, BEN, BEFORE),
                        new ProspectRegistered(new UUID(0, 12), BEN, OutreachEvent.Channel.WEBSITE, null, null, DAY_2),
                        new ApplicationSubmitted(ANAS, CYCLE, ANA, null, Map.of(), DAY_1),
                        new ApplicationSubmitted(BENS, CYCLE, BEN, null, Map.of(), DAY_2),
                        new TrainingCompleted(FIRST_ENROLMENT, DAY_1),
                        new TrainingCompleted(SECOND_ENROLMENT, DAY_2),
                        new CareerMilestoneReached(ANA, MILESTONE, Milestone.PROMOTED, "letter", DAY_2),
                        new ProspectRegistered(new UUID(0, 13), ANA, OutreachEvent.Channel.WEBSITE, null, null, DAY_1),
                        new ContactMade(new UUID(0, 12), new UUID(0, 14), ContactMode.E_MAIL, DAY_3),
                        new LeadershipTrackOpened(TRACK, "Leads", List.of("a year"), List.of("a shift"), null, DAY_1),
                        new NominationReceived(ANAS_CANDIDACY, TRACK, ANA, "ana", true, DAY_1),
                        new MentorshipProgramOpened(PROGRAM, "First year", null, null, 14, BEFORE),
                        new MentorEnrolled(MENTOR, PROGRAM, BEN, 2, profile(), DAY_1),
                        new MenteeEnrolled(MENTEE, PROGRAM, ANA, profile(), DAY_1),
                        new PairingProposed(MENTOR, PAIRING, PROGRAM, MENTEE, ANA, DAY_3, "1", "00", DAY_1),
                        new PairingAccepted(MENTOR, PAIRING, DAY_1),
                        new CoursePublished(BIAS_COURSE, bias, BEFORE),
                        new OfferingScheduled(BIAS_OFFERING, BIAS_COURSE, 1, "south", BEFORE, DAY_3, 1, BEFORE),
                        new LearnerEnrolled(BIAS_ENROLMENT, BIAS_OFFERING, BIAS_COURSE, 1, ANA, BEFORE),
                        new TrainingCompleted(BIAS_ENROLMENT, DAY_1),
                        new CertificateIssued(BIAS_ENROLMENT, CERTIFICATE, null, null, DAY_1),
                        new SpaceRegistered(SPACE, "a site", "Room 1", ZoneOffset.UTC, DAY_1),
                        inspected(true, DAY_1),
                        new SpaceCertified(SPACE, INSPECTION, DAY_1))
                .happened(breaksRequested())
                .happened(
                        new CampaignDrafted(
                                CAMPAIGN, "Open doors", Level.STATE, AdvocacyEvent.Topic.AWARENESS_OF_FIELD, DAY_1),
                        new CampaignLaunched(CAMPAIGN, DAY_1),
                        new MessagePublished(
                                CAMPAIGN, MESSAGE, AdvocacyEvent.Channel.PRESS, "Open", "students", null, DAY_1),
                        new AdvocacyActionTaken(
                                CAMPAIGN, new UUID(0, 102), ActionKind.LETTER, "a letter", lobbying(30), DAY_1))
                .happened(opened(SURVEY), opened(LATER_SURVEY), new SurveyTokensIssued(SURVEY, 40, DAY_1))
                .happened(
                        new BarrierIdentified(BARRIER, BarrierKind.SCHEDULE, null, "late rosters", "ana", DAY_1, DAY_1),
                        new BarrierReviewed(BARRIER, "still late", DAY_3, DAY_2),
                        new CurriculumChangeRequested(CHANGE, null, BARRIER, COURSE, 1, "examples", DAY_1))
                .at(SECOND)
                .happened(
                        new AwardOffered(FUND, AWARD, ANAS, CYCLE, ANA, usd(300), DAY_3, "1", "1", "00", DAY_1),
                        new AwardAccepted(FUND, AWARD, DAY_1),
                        new DisbursementIssued(FUND, AWARD, payment, usd(200), "letter", DAY_2),
                        new FundReplenished(FUND, usd(7), DAY_3),
                        new CompletionVoided(FIRST_ENROLMENT, DAY_3),
                        new MilestoneCorrected(ANA, MILESTONE, Milestone.HIRED, DAY_3),
                        new NominationReceived(BENS_CANDIDACY, TRACK, BEN, "nominator", false, DAY_2),
                        new ParticipantAdmitted(ANAS_CANDIDACY, List.of(new Finding("a year", "roster")), "00", DAY_2),
                        new ParticipantLeftTrack(BENS_CANDIDACY, LeavingReason.OTHER, DAY_3),
                        new PairingActivated(MENTOR, PAIRING, DAY_3, DAY_2),
                        new MentoringSessionLogged(MENTOR, PAIRING, new UUID(0, 69), 45, SessionMode.VIDEO, DAY_2),
                        new GoalSet(MENTOR, PAIRING, GOAL, "the exam", DAY_2),
                        new CheckInRecorded(MENTOR, PAIRING, 4, DAY_2),
                        new CheckInRecorded(MENTOR, PAIRING, 5, DAY_3),
                        new MentorCapacityChanged(MENTOR, 3, DAY_3),
                        new CertificateRevoked(BIAS_ENROLMENT, CERTIFICATE, DAY_2),
                        new SpaceRegistered(OTHER_SPACE, "a site", "Room 2", ZoneOffset.UTC, DAY_2),
                        new SpaceDecertified(SPACE, DAY_2),
                        inspected(true, DAY_3),
                        new SpaceCertified(SPACE, INSPECTION, DAY_3))
                .happened(
                        new MessageReachRecorded(CAMPAIGN, MESSAGE, 500, DAY_3),
                        new MessageReachRecorded(CAMPAIGN, MESSAGE, 100, DAY_2),
                        new PositionRecorded(CAMPAIGN, new UUID(0, 103), "the board", "HB 12", Stance.SUPPORTS, DAY_2),
                        new PolicymakerContacted(
                                CAMPAIGN,
                                new UUID(0, 104),
                                "Sen. Example",
                                "senator",
                                ContactOutcome.NO_ANSWER,
                                lobbying(15),
                                DAY_1.plusDays(1)),
                        new CampaignPaused(CAMPAIGN, DAY_3))
                .happened(answered(SURVEY, "Laboratory", 12, DAY_2))
                .happened(answered(SURVEY, "Office", 11, DAY_2))
                .happened(answered(SURVEY, "Home", 3, DAY_2))
                .happened(new ClimateSurveyClosed(SURVEY, 26, DAY_2))
                .happened(
                        new PolicyAdopted(POLICY, "Rosters", Set.of(BARRIER), "ben", DAY_2, DAY_1),
                        new CurriculumChangeMade(CHANGE, COURSE, 2, DAY_2))
                .at(THIRD)
                .happened(
                        new ApplicationWithdrawn(BENS, DAY_2),
                        new DisbursementReturned(FUND, AWARD, payment, usd(50), DAY_2),
                        new AwardRenewed(FUND, AWARD, "spring", usd(100), null, DAY_2),
                        new AwardRevoked(FUND, AWARD, null, DAY_3),
                        new FundClosed(FUND, DAY_3),
                        new TrainingCompleted(FIRST_ENROLMENT, DAY_2),
                        new MilestoneCorrected(ANA, MILESTONE, null, DAY_3),
                        new MilestoneCorrected(ANA, MILESTONE, Milestone.CREDENTIAL_EARNED, DAY_3),
                        new TrackCompleted(ANAS_CANDIDACY, DAY_2),
                        new AdvancementRecorded(ANAS_CANDIDACY, new UUID(0, 35), "lead", "letter", DAY_3),
                        new CheckInRecorded(MENTOR, PAIRING, 1, DAY_1),
                        new GoalAchieved(MENTOR, PAIRING, GOAL, DAY_3),
                        new PairingEndedEarly(MENTOR, PAIRING, EndingReason.GOALS_CHANGED, DAY_3),
                        new CareerMilestoneReached(BEN, new UUID(0, 70), Milestone.RETAINED_90_DAYS, "payroll", DAY_2),
                        new ParticipantErased(BEN, DAY_3),
                        new CertificateIssued(BIAS_ENROLMENT, new UUID(0, 84), null, null, DAY_2),
                        inspected(false, DAY_1),
                        new SpaceRetired(OTHER_SPACE, DAY_3),
                        new BreakAccommodationGranted(breaks(1), new Breaks(3, 30, true), DAY_2),
                        new BreakAccommodationGranted(breaks(2), new Breaks(3, 30, true), DAY_3))
                .happened(
                        new MessageReachRecorded(CAMPAIGN, MESSAGE, 90, DAY_2),
                        new PolicyOutcomeRecorded(
                                CAMPAIGN, new UUID(0, 105), PolicyOutcome.INTRODUCED, "a bill", DAY_2),
                        new CampaignResumed(CAMPAIGN, DAY_3))
                .happened(new ClimateSurveyClosed(LATER_SURVEY, 2, DAY_3))
                .happened(
                        new BarrierResolved(BARRIER, "rosters come early", DAY_2),
                        new PolicyReviewed(POLICY, "it works", DAY_3.plusDays(1), DAY_3),
                        new CommunityConsulted(
                                new UUID(0, 303), "learners", ConsultationKind.PUBLIC_MEETING, 9, "more", DAY_1));
        for (String name : projections.names()) {
            assertThat(projections.await(name, 132, Duration.ofSeconds(20)))
                    .as(name)
                    .isTrue();
        }
    }

    private static Profile profile() {
        return new Profile(Set.of("phlebotomy"), Set.of(), "Springfield", Set.of("English"), Set.of());
    }

    private static SpaceInspected inspected(boolean sink, LocalDate on) {
        return new SpaceInspected(
                SPACE, INSPECTION, new Criteria(true, true, true, true), new Amenities(true, true, sink), on);
    }

    /** As many as are told to everybody who is told any. */
    private static Event[] breaksRequested() {
        var entitlement = new Entitlement("US", "1", "29 USC 218d", 12, null, false);
        return IntStream.rangeClosed(1, 11)
                .mapToObj(n -> new BreakAccommodationRequested(
                        breaks(n), new UUID(3, n), Beneficiary.EMPLOYEE, "a site", entitlement, null, "ann", DAY_1))
                .toArray(Event[]::new);
    }

    private static UUID breaks(int n) {
        return new UUID(2, n);
    }

    private static ClimateSurveyOpened opened(UUID survey) {
        var question = new GroupQuestion("Where do you work?", Set.of("Laboratory", "Office", "Home"));
        return new ClimateSurveyOpened(
                survey, "Climate", List.of(new Item("belonging", 1, "I belong.")), question, 10, DAY_1);
    }

    private static Event[] answered(UUID survey, String group, int n, LocalDate on) {
        return Collections.nCopies(
                        n, new ClimateSurveyAnswered(survey, group, Map.of("belonging", Agreement.AGREE), on))
                .toArray(Event[]::new);
    }

    private static Lobbying lobbying(int minutes) {
        return new Lobbying(minutes, usd(1_000));
    }

    private static Money usd(long minor) {
        return new Money(minor, "USD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/completions/events?",
                "/api/completions/events?awardLevel=1&",
                "/api/completions/events?year=2022&",
                "/api/funds/" + FUND_ID + "/events?",
                "/api/selection-rates/" + CYCLE_ID + "/events?",
                "/api/equity-funnel/events?stage=COMPLETION&",
                "/api/equity-funnel/events?stage=APPLICATION&cohort=2022&",
                "/api/equity-funnel/events?stage=HIRE&",
                "/api/outreach/conversion/events?key=WEBSITE&",
                "/api/outreach/conversion/events?by=PARTNER&key=&",
                "/api/leadership/tracks/" + TRACK_ID + "/events?",
                "/api/programs/" + PROGRAM_ID + "/events?",
                "/api/mentorship/retention/events?mentored=true&",
                "/api/mentorship/retention/events?mentored=false&",
                "/api/training-currency/events?site=north&topic=CLINICAL_LABORATORY&",
                "/api/training-currency/events?site=south&topic=IMPLICIT_BIAS&",
                "/api/lactation/access/events?site=a site&",
                "/api/lactation/support/events?site=a site&purpose=yearly review&",
                "/api/campaigns/" + CAMPAIGN_ID + "/events?",
                "/api/advocacy/levels/events?level=STATE&topic=AWARENESS_OF_FIELD&",
                "/api/climate/surveys/" + SURVEY_ID + "/events?",
                "/api/climate/surveys/" + SURVEY_ID + "/items/events?code=belonging&",
                "/api/climate/surveys/" + SURVEY_ID + "/items/events?code=belonging&group=Laboratory&",
                "/api/climate/surveys/" + SURVEY_ID + "/items/events?code=belonging&group=Home&",
                "/api/climate/trend/events?code=belonging&version=1&text=I belong.&",
                "/api/inclusion/standing/events?what=BARRIER&",
                "/api/inclusion/standing/events?what=POLICY&",
                "/api/inclusion/curriculum/events?",
                "/api/leadership/pipeline/events?stage=TRAINING&",
                "/api/leadership/pipeline/events?stage=ADMISSION&cohort=2021&"
            })
    void the_log_gives_the_same_figure_as_of_any_time(String address) throws Exception {
        Set<JsonNode> figures = new HashSet<>();
        for (LocalDate day : List.of(DAY_1, DAY_2, DAY_3)) {
            for (Instant instant : List.of(FIRST, SECOND, THIRD)) {
                JsonNode answer = asked(address + "effective=" + day + "&recorded=" + instant);
                assertThat(answer.path("agree").asBoolean())
                        .as("as of %s, recorded until %s: %s", day, instant, answer)
                        .isTrue();
                figures.add(answer.path("recomputed"));
            }
        }
        assertThat(asked(address).path("agree").asBoolean()).isTrue();
        assertThat(figures).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    /api/completions/events | completions.fact set effective_on = effective_on + 2900000 | superseded_by is null | completions.fact set effective_on = effective_on - 2900000
                    /api/funds/00000000-0000-0000-0000-000000000003/events | fund_ledger.deposit set amount = amount + 1 | amount in (7, 8) | fund_ledger.deposit set amount = amount - 1
                    /api/selection-rates/00000000-0000-0000-0000-000000000004/events | selection_rates.application set effective_on = '9999-01-01' | effective_on >= '2022-03-01' | selection_rates.application set effective_on = '2022-03-01'
                    /api/outreach/conversion/events?key=WEBSITE | outreach.prospect set channel = 'REFERRAL' | true | outreach.prospect set channel = 'WEBSITE'
                    /api/leadership/tracks/00000000-0000-0000-0000-000000000020/events | leadership.candidacy set self_nominated = not self_nominated | participant_id = '00000000-0000-0000-0000-000000000001' | leadership.candidacy set self_nominated = not self_nominated
                    /api/programs/00000000-0000-0000-0000-000000000040/events | mentorship.session set minutes = minutes + 1 | true | mentorship.session set minutes = minutes - 1
                    /api/mentorship/retention/events?mentored=false | mentorship.milestone set milestone = 'LEFT' | milestone = 'RETAINED_90_DAYS' or participant_id = '00000000-0000-0000-0000-000000000002' | mentorship.milestone set milestone = 'RETAINED_90_DAYS'
                    /api/training-currency/events?site=south&topic=IMPLICIT_BIAS | training_currency.enrolment set withdrew_on = '2025-01-01', withdrew_at = now() | enrolment_id = '00000000-0000-0000-0000-000000000052' | training_currency.enrolment set withdrew_on = null, withdrew_at = null
                    /api/lactation/access/events?site=a site | lactation.inspection set sink_nearby = not sink_nearby | true | lactation.inspection set sink_nearby = not sink_nearby
                    /api/lactation/support/events?site=a site&purpose=yearly review | lactation.decision set effective_on = '9999-01-01' | accommodation_id = '00000000-0000-0002-0000-000000000002' | lactation.decision set effective_on = '2023-03-01'
                    /api/campaigns/00000000-0000-0000-0000-000000000064/events | campaigns.policy_position set held_on = '9999-01-01' | true | campaigns.policy_position set held_on = '2022-03-01'
                    /api/advocacy/levels/events?level=STATE&topic=AWARENESS_OF_FIELD | campaigns.reach set reach = reach + 1 | effective_on = '2023-03-01' | campaigns.reach set reach = reach - 1
                    /api/advocacy/lobbying/events?month=2021-03&level=STATE&currency=USD | campaigns.contact set minutes = minutes + 1 | true | campaigns.contact set minutes = minutes - 1
                    /api/climate/surveys/00000000-0000-0000-0000-0000000000c8/events | climate.issue set tokens = tokens + 1 | true | climate.issue set tokens = tokens - 1
                    /api/climate/surveys/00000000-0000-0000-0000-0000000000c8/items/events?code=belonging | climate.answer set favourable = not favourable | group_name = 'Office' | climate.answer set favourable = not favourable
                    /api/climate/surveys/00000000-0000-0000-0000-0000000000c8/items/events?code=belonging&group=Laboratory | climate.answer set favourable = not favourable | group_name = 'Laboratory' | climate.answer set favourable = not favourable
                    /api/climate/trend/events?code=belonging&version=1&text=I belong. | climate.answer set favourable = not favourable | group_name = 'Home' | climate.answer set favourable = not favourable
                    /api/inclusion/standing/events?what=POLICY | inclusion.review set review_on = '9999-01-01' | findings = 'it works' | inclusion.review set review_on = '2023-03-02'
                    /api/inclusion/curriculum/events | inclusion.curriculum_change set made_on = '9999-01-01' | true | inclusion.curriculum_change set made_on = '2022-03-01'
                    /api/leadership/pipeline/events?stage=ADMISSION | leadership.candidacy set admitted_on = '9999-01-01' | admitted_at is not null | leadership.candidacy set admitted_on = '2022-03-01'
                    /api/equity-funnel/events?stage=OUTREACH | equity_funnel.step set stage = 'HIRE' | position = 8 | equity_funnel.step set stage = 'OUTREACH'
                    """)
    void a_read_model_that_was_changed_by_hand_does_not_agree(String address, String change, String where, String back)
            throws Exception {
        String limited = address + (address.contains("?") ? "&" : "?") + "effective=2030-01-01";
        GIVEN.jdbc().sql("update " + change + " where " + where).update();
        try {
            assertThat(asked(limited).path("agree").asBoolean()).isFalse();
        } finally {
            GIVEN.jdbc().sql("update " + back + " where " + where).update();
        }
        assertThat(asked(limited).path("agree").asBoolean()).isTrue();
    }

    @Test
    void the_events_are_those_that_make_the_figure_and_no_others_page_by_page() throws Exception {
        JsonNode first = asked("/api/completions/events?limit=3&awardLevel=2");
        assertThat(first.path("figure").asInt()).isEqualTo(1);
        assertThat(first.path("events").asInt()).isEqualTo(4);
        JsonNode second = asked("/api/completions/events?limit=3&awardLevel=2&cursor="
                + first.path("next").asString());
        assertThat(Stream.of(first, second)
                        .flatMap(page -> page.path("items").valueStream())
                        .map(event -> event.path("type").asString()))
                .containsExactly("CourseRevised", "OfferingScheduled", "LearnerEnrolled", "TrainingCompleted");
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(first.at("/items/0/sentence").asString()).startsWith("revised course");
        assertThat(first.at("/items/0/address").asString()).isEqualTo("/api/audit/events/4");

        JsonNode credential = asked("/api/equity-funnel/events?stage=CREDENTIAL");
        assertThat(credential
                        .path("items")
                        .valueStream()
                        .map(event -> event.path("type").asString()))
                .containsExactly("MilestoneCorrected");

        JsonNode bias = asked("/api/training-currency/events?site=south&topic=IMPLICIT_BIAS&effective=" + DAY_2);
        assertThat(bias.at("/figure/expiringWithin90Days").asInt()).isEqualTo(1);
        assertThat(bias.path("items")
                        .valueStream()
                        .map(event -> event.path("type").asString()))
                .containsExactly(
                        "CoursePublished",
                        "OfferingScheduled",
                        "LearnerEnrolled",
                        "TrainingCompleted",
                        "CertificateIssued",
                        "CertificateRevoked",
                        "CertificateIssued");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/completions?awardLevel=1",
                "/funds/" + FUND_ID,
                "/selection-rates/" + CYCLE_ID,
                "/equity-funnel?stage=COMPLETION&effective=2022-03-01",
                "/outreach/conversion?key=WEBSITE",
                "/leadership/tracks/" + TRACK_ID,
                "/programs/" + PROGRAM_ID,
                "/mentorship/retention?mentored=false",
                "/training-currency?site=south&topic=IMPLICIT_BIAS",
                "/lactation/access?site=a site",
                "/lactation/support?site=a site",
                "/campaigns/" + CAMPAIGN_ID,
                "/advocacy/levels?level=STATE&topic=AWARENESS_OF_FIELD",
                "/advocacy/lobbying?month=2021-03&level=STATE&currency=USD",
                "/climate/surveys/" + SURVEY_ID,
                "/climate/surveys/" + SURVEY_ID + "/items?code=belonging",
                "/climate/surveys/" + SURVEY_ID + "/items?code=belonging&group=Laboratory",
                "/climate/trend?code=belonging&version=1&text=I belong.",
                "/inclusion/standing?what=BARRIER",
                "/inclusion/curriculum",
                "/leadership/pipeline?stage=NOMINATION"
            })
    void each_figure_has_a_page_with_the_same_events_and_the_read_is_recorded(String figure) throws Exception {
        String[] parts = figure.split("\\?", 2);
        JsonNode answer = asked("/api" + parts[0] + "/events" + (parts.length == 1 ? "" : "?" + parts[1]));
        String page = page("/audit/figures" + figure, 200);
        assertThat(page)
                .contains("The two agree", "/api" + parts[0] + "/events")
                .doesNotContain("role=\"alert\"", "<script", "style=", "th:");
        List<String> events = answer.path("items")
                .valueStream()
                .map(event -> "href=\"/audit/events/" + event.path("position") + "\"")
                .toList();
        assertThat(events).isNotEmpty();
        assertThat(page).containsSubsequence(events);
        assertThat(GIVEN.jdbc()
                        .sql("select entry::text from access.read order by number desc limit 1")
                        .query(String.class)
                        .single())
                .contains("/audit/figures" + parts[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/advocacy/levels?level=STATE&topic=AWARENESS_OF_FIELD",
                "/climate/surveys/" + LATER_SURVEY_ID + "/items?code=belonging",
                "/inclusion/standing?what=POLICY",
                "/inclusion/curriculum"
            })
    void the_dashboard_leads_to_the_events_as_of_when_it_is_shown(String figure) throws Exception {
        String link = "href=\"/audit/figures" + figure.replace("&", "&amp;");
        assertThat(page("/", 200)).contains(link + "\"");
        assertThat(page("/?at=" + THIRD, 200))
                .contains(link + (figure.contains("?") ? "&amp;" : "?") + "recorded=" + THIRD + "\"");
    }

    @Test
    void of_single_parents_neither_the_number_is_told_nor_the_events_but_whether_it_agrees() throws Exception {
        JsonNode told = asked("/api/lactation/support/events?site=a site");
        assertThat(told.at("/figure/requested/number").asInt()).isEqualTo(11);
        assertThat(told.at("/figure/granted/shown").asString()).isEqualTo("1 to 10");
        assertThat(told.at("/recomputed/granted/number").isNull()).isTrue();
        assertThat(told.path("items")
                        .valueStream()
                        .map(event -> event.path("type").asString())
                        .collect(Collectors.groupingBy(type -> type, Collectors.counting())))
                .isEqualTo(Map.of(
                        "SpaceRegistered",
                        1L,
                        "SpaceCertified",
                        1L,
                        "SpaceInspected",
                        1L,
                        "BreakAccommodationRequested",
                        11L));
        assertThat(told.path("events").asInt()).isEqualTo(14);
        GIVEN.jdbc()
                .sql("delete from lactation.decision where accommodation_id = ?")
                .param(breaks(1))
                .update();
        try {
            JsonNode altered = asked("/api/lactation/support/events?site=a site");
            assertThat(altered.path("figure")).isEqualTo(told.path("figure"));
            assertThat(altered.path("agree").asBoolean()).isFalse();
        } finally {
            GIVEN.jdbc()
                    .sql("insert into lactation.decision select stream_id, position, 'GRANTED', ?, recorded_at"
                            + " from events.event where type = 'BreakAccommodationGranted' and stream_id = ?")
                    .params(DAY_2, breaks(1))
                    .update();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Home", "Office"})
    void of_a_group_that_is_hidden_neither_the_figure_is_told_nor_the_answers_but_whether_it_agrees(String group)
            throws Exception {
        String address = "/api/climate/surveys/" + SURVEY_ID + "/items/events?code=belonging&group=" + group;
        JsonNode told = asked(address);
        assertThat(told.at("/figure/hidden").asString()).startsWith("Fewer than 10 answers");
        assertThat(told.at("/figure/n").isNull()).isTrue();
        assertThat(told.path("recomputed")).isEqualTo(told.path("figure"));
        assertThat(told.path("events").asInt()).isZero();
        assertThat(told.path("items").isEmpty()).isTrue();
        assertThat(told.path("agree").asBoolean()).isTrue();
        String change = "update climate.answer set group_name = ? where group_name = ?";
        GIVEN.jdbc().sql(change).params("Elsewhere", group).update();
        try {
            JsonNode altered = asked(address);
            assertThat(altered.path("figure")).isEqualTo(told.path("figure"));
            assertThat(altered.path("agree").asBoolean()).isFalse();
        } finally {
            GIVEN.jdbc().sql(change).params(group, "Elsewhere").update();
        }
    }

    @Test
    void where_too_few_answered_a_survey_its_closing_is_not_told_which_says_how_many() throws Exception {
        JsonNode told = asked("/api/climate/surveys/" + LATER_SURVEY + "/events");
        assertThat(told.at("/figure/closedOn").asString()).isEqualTo(DAY_3.toString());
        assertThat(told.at("/figure/answered").isNull()).isTrue();
        assertThat(told.at("/recomputed/answered").isNull()).isTrue();
        assertThat(told.path("items")
                        .valueStream()
                        .map(event -> event.path("type").asString()))
                .containsExactly("ClimateSurveyOpened");
        GIVEN.jdbc()
                .sql("update climate.survey set answered = 3 where answered = 2")
                .update();
        try {
            assertThat(asked("/api/climate/surveys/" + LATER_SURVEY + "/events")
                            .path("agree")
                            .asBoolean())
                    .isFalse();
        } finally {
            GIVEN.jdbc()
                    .sql("update climate.survey set answered = 2 where answered = 3")
                    .update();
        }
    }

    @Test
    void what_parents_got_by_other_days_is_told_for_a_purpose_only() throws Exception {
        page("/audit/figures/lactation/support?site=a site&effective=2022-03-01", 400);
        page("/audit/figures/lactation/support?site=a site&effective=2022-03-01&purpose=review", 200);
    }

    @Test
    void a_page_of_a_figure_leads_on_to_later_events_and_says_if_the_two_do_not_agree() throws Exception {
        assertThat(page("/audit/figures/completions?awardLevel=2&limit=3", 200))
                .contains("Of <span>completions</span>, awardLevel 2", "4 events make it")
                .containsPattern("rel=\"next\" href=\"\\?awardLevel=2&amp;limit=3&amp;cursor=\\w+\"");
        GIVEN.jdbc()
                .sql("update fund_ledger.deposit set amount = amount + 1 where amount = 7")
                .update();
        try {
            assertThat(page("/audit/figures/funds/" + FUND_ID, 200)).contains("The two do not agree");
        } finally {
            GIVEN.jdbc()
                    .sql("update fund_ledger.deposit set amount = amount - 1 where amount = 8")
                    .update();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/equity-funnel?stage=NONE, 400, stage must be one of",
        "/leadership/pipeline?stage=NONE, 400, stage must be one of",
        "/equity-funnel, 400, stage is missing.",
        "/completions?year=last, 400, year is not of the right form.",
        "/completions?effective=soon, 400, effective must be a day",
        "/funds/somebody, 400, fundId is not of the right form.",
        "/funds/00000000-0000-0000-0000-000000009999, 404, There is no such fund.",
        "/climate/surveys/00000000-0000-0000-0000-0000000000c8/items?code=luck, 404, The survey has no such item",
        "/climate/surveys/00000000-0000-0000-0000-0000000000c8/items?code=belonging&group=luck, 404, The survey has no",
        "/luck, 404, There is no such figure.",
    })
    void a_figure_that_there_is_not_is_refused_in_words(String figure, int status, String told) throws Exception {
        assertThat(page("/audit/figures" + figure, status)).contains("<h1>Not shown</h1>", told);
    }

    private String page(String address, int status) throws Exception {
        var answer =
                http.perform(request(address).accept("text/html")).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(status);
        return answer.getContentAsString();
    }

    @Test
    void a_stage_that_there_is_not_is_refused() throws Exception {
        assertThat(http.perform(request("/api/equity-funnel/events?stage=NONE"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(400);
    }

    private JsonNode asked(String address) throws Exception {
        var answer = http.perform(request(address)).andReturn().getResponse();
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.getContentAsString());
    }

    private static MockHttpServletRequestBuilder request(String address) {
        return get(address).header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.token("auditor-1", Roles.AUDITOR));
    }
}
