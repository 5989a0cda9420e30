package org.fairlab.command.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.fairlab.command.DerivedId;
import org.fairlab.command.RunningCommandSide;
import org.fairlab.command.RunningCommandSide.Answer;
import org.fairlab.command.mentorship.MentorCommand.EnrolMentor;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.testing.TestTokens;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rows are decided by the rules of the commands that they stand for, and go on from what has been done. */
class RosterRulesTest {

    private static final String TOKEN =
            TestTokens.token("importer", Roles.PROGRAMME_MANAGER, Roles.SITE_COORDINATOR, Roles.FUND_OFFICER);
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private static final RunningCommandSide RUNNING = RunningCommandSide.shared();

    @BeforeAll
    static void start() {
        send("participants", """
                participantId,origin
                one,INVENTED
                two,INVENTED
                three,INVENTED
                four,INVENTED
                """);
    }

    @Test
    void an_outreach_event_names_its_partners_by_the_keys_of_their_roster() {
        send("partnerships", """
                partnershipId,name,kind,topics,effectiveOn
                fair-college,Springfield College,COMMUNITY_COLLEGE,CAREERS,2020-01-01
                fair-school,Springfield High,HIGH_SCHOOL,CAREERS,2020-01-01
                """);

        JsonNode result = send("outreach-events", """
                outreachEventId,name,kind,topic,partnershipIds,place,slot.startsAt,slot.timeZone,slot.minutes,effectiveOn
                fair-1,Fair,JOB_FAIR,CAREERS,fair-college; fair-school,Springfield,2020-03-15T10:00,UTC,240,2020-01-02
                fair-2,Fair,JOB_FAIR,CAREERS,,Springfield,2020-03-16T10:00,UTC,240,2020-01-02
                fair-3,Fair,JOB_FAIR,CAREERS,nobody,Springfield,2020-03-17T10:00,UTC,240,2020-01-02
                fair-4,Fair,JOB_FAIR,CAREERS,,Springfield,2020-03-08T02:30,America/Chicago,240,2020-01-02
                """);

        assertThat(messages(result))
                .startsWith("CREATED", "CREATED", "What the command names must exist.")
                .last()
                .asString()
                .endsWith("is set forward past 2020-03-08T02:30 and never shows it");
    }

    @Test
    void a_leadership_track_and_a_campaign_are_opened_by_a_row_and_decided_by_their_rules() {
        assertThat(messages(send("leadership-tracks", """
                trackId,name,criteria,milestones,nominationsUntil,effectiveOn
                track-1,Leads,one year of work;two referees,leads a shift,,2020-01-01
                track-1,Leads,one year of work;two referees,leads a shift,,2020-01-01
                track-2,Leads,is a veteran,leads a shift,,2020-01-01
                """)))
                .containsExactly("CREATED", "DUPLICATE", "A criterion of admission cannot name a protected trait.");
        assertThat(messages(send("campaigns", """
                campaignId,name,level,topic,effectiveOn
                campaign-1,Rooms,STATE,LACTATION_SUPPORT_MOTHERS,2020-01-01
                campaign-1,Rooms,STATE,LACTATION_SUPPORT_MOTHERS,2020-01-01
                campaign-2,Rooms,STATE,LACTATION_SUPPORT_MOTHERS,2999-01-01
                """)))
                .containsExactly("CREATED", "DUPLICATE", "A fact cannot be dated in the future.");
    }

    @Test
    void a_completion_is_decided_on_the_conditions_of_its_course() {
        send("courses", """
                courseId,content.title,content.topics,content.noticeDays,content.minimumAttendance,content.passMark
                strict,Strict course,IMPLICIT_BIAS,0,50,70
                """);
        send("offerings", """
                offeringId,courseId,courseVersion,site,startsOn,endsOn,sessions,effectiveOn
                strict-1,strict,1,Springfield,2020-01-01,2020-02-01,4,2020-01-01
                """);

        JsonNode result = send("completions", """
                offeringId,participantId,enrolledOn,attended,score,completedOn
                strict-1,one,2020-01-01,1;2,70,2020-01-31
                strict-1,two,2020-01-01,1,70,2020-01-31
                strict-1,three,2020-01-01,1;2,69,2020-01-31
                strict-1,four,2020-01-01,1;7,90,2020-01-31
                strict-1,nobody,2020-01-01,1;2,90,2020-01-31
                strict-1,four,2020-03-01,1;2,90,2020-03-01
                """);

        assertThat(messages(result))
                .containsExactly(
                        "CREATED",
                        "Completion needs the course's least share of sessions attended.",
                        "Completion needs a score that reaches the course's pass mark.",
                        "A session is one of the offering's.",
                        "What the command names must exist.",
                        "Nobody enrols after an offering's last day.");
        assertThat(count("LearnerEnrolled", enrolment("strict-1", "two"))).isZero();
    }

    @Test
    void a_completion_of_somebody_enrolled_before_goes_on_from_there_and_a_voided_one_is_not_made_again() {
        send("courses", """
                courseId,content.title,content.topics,content.noticeDays,content.minimumAttendance
                open,Open course,HEALTH_DISPARITIES,0,0
                """);
        send("offerings", """
                offeringId,courseId,courseVersion,site,startsOn,endsOn,sessions,effectiveOn
                open-1,open,1,Springfield,2020-01-01,2020-02-01,1,2020-01-01
                """);
        put("/api/offerings/" + id("open-1") + "/learners/" + id("one"), "{\"effectiveOn\": \"2020-01-05\"}");
        String roster = "offeringId,participantId,completedOn\nopen-1,one,2020-01-31\n";
        UUID enrolment = enrolment("open-1", "one");

        assertThat(messages(send("completions", roster))).containsExactly("CREATED");
        assertThat(count("LearnerEnrolled", enrolment)).isOne();
        post("/api/enrolments/" + enrolment + "/completion/void", "{\"reason\": \"example\"}");

        assertThat(messages(send("completions", roster))).containsExactly("DUPLICATE");
        assertThat(count("TrainingCompleted", enrolment)).isOne();
    }

    @Test
    void a_pairing_goes_on_as_its_dates_are_filled_in_and_a_mentor_s_capacity_holds_within_a_file() {
        String program = "/api/programs/" + id("mentoring");
        String profile =
                "\"profile\": {\"interests\": [], \"goals\": [], \"location\": \"Springfield\", \"languages\": [\"English\"],"
                        + " \"availability\": []}";
        put(program, "{\"name\": \"Example\", \"proposalDays\": 30}");
        put(program + "/mentors/" + id("one"), "{\"capacity\": 1, " + profile + "}");
        put(program + "/mentees/" + id("two"), "{" + profile + "}");
        put(program + "/mentees/" + id("three"), "{" + profile + "}");
        UUID mentor = EnrolMentor.mentorId(id("mentoring"), id("one"));
        String header = "pairingId,programId,mentor,mentee,proposedOn,acceptedOn,activatedOn,endsOn\n";
        String end = TODAY.plusMonths(6).toString();

        String proposed = header + "pair-1,mentoring,one,two," + TODAY + ",,,\n";
        assertThat(messages(send("pairings", proposed))).containsExactly("CREATED");
        assertThat(messages(send("pairings", proposed))).containsExactly("DUPLICATE");
        String row = "pair-%d,mentoring,one,%s,%s,%s,%s,%s\n";
        String active = header
                + row.formatted(1, "two", TODAY, TODAY, TODAY, end)
                + row.formatted(2, "three", TODAY, TODAY, TODAY, end)
                + row.formatted(3, "one", TODAY, TODAY, TODAY, end)
                + row.formatted(4, "two", TODAY, "", TODAY, "");

        JsonNode dry = RUNNING.send(request("pairings", true, active)).json();
        JsonNode result = send("pairings", active);

        assertThat(messages(result))
                .containsExactly(
                        "CREATED",
                        "Active pairings exceed a mentor's capacity only by an override.",
                        "What the command names must exist.",
                        "activatedOn and endsOn are given together or not at all");
        assertThat(messages(dry)).isEqualTo(messages(result));
        assertThat(count("PairingProposed", mentor)).isOne();
        assertThat(count("PairingActivated", mentor)).isOne();
    }

    @Test
    void an_application_takes_its_answers_from_columns_of_their_names() {
        put("/api/funds/" + id("fund"), """
                {"name": "Example", "kind": "SCHOLARSHIP", "balance": {"minor": 100000, "currency": "USD"}}""");
        put("/api/cycles/" + id("cycle"), """
                {"fundId": "%s", "name": "Example", "closesOn": "%s",
                 "terms": {"rulesVersion": "1", "rules": [
                     {"field": "credits", "comparison": "AT_LEAST", "values": ["6"], "rationale": null}],
                   "rubricVersion": "1", "rubric": {"plan": 10}, "minimumReviews": 1, "reviewers": ["somebody"]}}""".formatted(id("fund"), TODAY.plusMonths(1)));

        JsonNode result = send("applications", """
                cycleId,participantId,answers.credits
                cycle,one,9
                cycle,two,
                other-cycle,three,9
                """);

        assertThat(result.at("/rows/0/outcome").asString()).isEqualTo("CREATED");
        assertThat(result.at("/rows/1/outcome").asString()).isEqualTo("ERROR");
        assertThat(messages(result).get(2)).isEqualTo("What the command names must exist.");
        UUID application = DerivedId.of(id("cycle"), id("one"));
        assertThat(RUNNING.jdbc()
                        .sql("select payload #>> '{answers,credits}' from events.event where stream_id = ?")
                        .param(application)
                        .query(String.class)
                        .single())
                .isEqualTo("9");
    }

    private static JsonNode send(String roster, String csv) {
        return RUNNING.send(request(roster, false, csv)).json();
    }

    private static java.net.http.HttpRequest.Builder request(String roster, boolean dryRun, String csv) {
        return RUNNING.request("/api/imports/" + roster + "?dryRun=" + dryRun)
                .setHeader("Content-Type", "text/csv")
                .header("Authorization", "Bearer " + TOKEN)
                .POST(BodyPublishers.ofString(csv));
    }

    private static void put(String path, String body) {
        recorded(RUNNING.send("PUT", path, TOKEN, UUID.randomUUID().toString(), body));
    }

    private static void post(String path, String body) {
        recorded(RUNNING.send("POST", path, TOKEN, UUID.randomUUID().toString(), body));
    }

    private static void recorded(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    }

    /** The outcome of each row, or why it was refused. */
    private static List<String> messages(JsonNode result) {
        return result.path("rows")
                .valueStream()
                .map(row ->
                        row.at("/errors/0/message").asString(row.path("outcome").asString()))
                .toList();
    }

    private static UUID id(String key) {
        return DerivedId.of(key);
    }

    private static UUID enrolment(String offering, String participant) {
        return DerivedId.of(id(offering), id(participant));
    }

    private static long count(String type, UUID entity) {
        return RUNNING.jdbc()
                .sql("select count(*) from events.event where type = ? and stream_id = ?")
                .params(type, entity)
                .query(Long.class)
                .single();
    }
}
