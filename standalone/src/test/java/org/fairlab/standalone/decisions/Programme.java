package org.fairlab.standalone.decisions;

import static org.fairlab.platform.security.Roles.FUND_OFFICER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.REVIEWER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** People with traced answers in all that is decided on people, each decision taken on what the decider was shown. */
final class Programme {

    /** The decider whom a reviewer's application is assigned to. */
    static final String DECIDER = "decider";

    private static final String PROFILE =
            "\"profile\": {\"interests\": [\"phlebotomy\"], \"goals\": [\"certification\"], \"location\": \"Springfield\","
                    + " \"languages\": [\"English\"], \"availability\": [\"evenings\"]}";

    private final Product product;
    private final Map<String, String> ids = new HashMap<>();

    private Programme(Product product) {
        this.product = product;
    }

    /** Lets everything happen, and tells the ids by the names that addresses have for them. */
    static Map<String, String> in(Product product) throws Exception {
        var programme = new Programme(product);
        programme.scholarship();
        programme.mentoring();
        programme.training();
        programme.leadership();
        return programme.ids;
    }

    private void scholarship() throws Exception {
        String participant = "/api/participants/" + person("participantId");
        manager("PUT", participant + "/milestones/" + known("milestoneId"), """
                {"milestone": "HIRED", "evidence": "letter"}""");
        manager("PUT", participant + "/consents/CONTACT", "{\"textVersion\": \"1\"}");
        String fund = "/api/funds/" + known("fundId");
        officer("PUT", fund, """
                {"name": "Fund", "kind": "SCHOLARSHIP", "balance": {"minor": 1000, "currency": "USD"}}""");
        String cycle = "/api/cycles/" + known("cycleId");
        manager("PUT", cycle, """
                {"fundId": "%s", "name": "Cycle", "closesOn": "2099-05-31", "terms": {"rulesVersion": "1",
                 "rules": [{"field": "credits", "comparison": "AT_LEAST", "values": ["6"]}], "rubricVersion": "1",
                 "rubric": {"plan": 10}, "minimumReviews": 1, "reviewers": ["%s", "other"]}}""".formatted(ids.get("fundId"), DECIDER));
        String applied = manager(
                "PUT", cycle + "/applications/" + ids.get("participantId"), "{\"answers\": {\"credits\": \"9\"}}");
        ids.put("applicationId", applied);
        String application = "/api/applications/" + applied;
        manager("POST", application + "/eligibility", "{" + shown("manager", PROGRAMME_MANAGER, application) + "}");
        manager("PUT", application + "/reviewers/" + DECIDER, "{}");
        manager("PUT", application + "/reviewers/other", "{}");
        product.done(
                "other",
                REVIEWER,
                "POST",
                application + "/reviews",
                "{\"scores\": {\"plan\": 7}, " + shown("other", REVIEWER, application) + "}");
        officer(
                "PUT",
                fund + "/awards/" + known("awardId"),
                "{\"applicationId\": \"%s\", \"amount\": {\"minor\": 500, \"currency\": \"USD\"}, \"respondBy\": \"2099-06-30\", %s}"
                        .formatted(applied, shown("officer", FUND_OFFICER, application)));
    }

    private void mentoring() throws Exception {
        String program = "/api/programs/" + known("programId");
        manager("PUT", program, "{\"name\": \"Programme\", \"proposalDays\": 14}");
        String mentor =
                manager("PUT", program + "/mentors/" + person("mentorPerson"), "{\"capacity\": 2, " + PROFILE + "}");
        String mentee = manager("PUT", program + "/mentees/" + ids.get("participantId"), "{" + PROFILE + "}");
        ids.putAll(Map.of("mentorId", mentor, "menteeId", mentee));
        manager("PUT", program + "/mentors/" + person("otherMentor"), "{\"capacity\": 2, " + PROFILE + "}");
        String match = "/api/mentors/" + mentor + "/matches/" + mentee;
        manager(
                "PUT",
                "/api/mentors/" + mentor + "/pairings/" + known("pairingId"),
                "{\"menteeId\": \"" + mentee + "\", " + shown("manager", PROGRAMME_MANAGER, match) + "}");
    }

    private void training() throws Exception {
        manager("PUT", "/api/courses/" + known("courseId"), """
                {"content": {"title": "Course", "topics": ["IMPLICIT_BIAS"], "validityMonths": 24, "noticeDays": 60,
                 "minimumAttendance": 0}}""");
        String offering = "/api/offerings/" + known("offeringId");
        manager("PUT", offering, """
                {"courseId": "%s", "courseVersion": 1, "site": "Springfield", "startsOn": "2026-01-05",
                 "endsOn": "2099-01-05", "sessions": 1}""".formatted(ids.get("courseId")));
        ids.put("enrolmentId", manager("PUT", offering + "/learners/" + ids.get("participantId"), "{}"));
    }

    private void leadership() throws Exception {
        String track = "/api/leadership/tracks/" + known("trackId");
        manager("PUT", track, "{\"name\": \"Track\", \"criteria\": [\"one year\"], \"milestones\": [\"leads\"]}");
        String nominated = manager("PUT", track + "/nominations/" + ids.get("participantId"), "{}");
        ids.put("candidacyId", nominated);
    }

    private String person(String name) throws Exception {
        String participant = "/api/participants/" + known(name);
        manager("PUT", participant, "{\"origin\": \"INVENTED\", \"identity\": {\"name\": \"Example Person\"}}");
        product.done(
                "coordinator",
                SITE_COORDINATOR,
                "POST",
                participant + "/self-identification",
                "{\"answers\": " + Traced.json() + "}");
        return ids.get(name);
    }

    private String known(String name) {
        return ids.computeIfAbsent(name, _ -> UUID.randomUUID().toString());
    }

    private String shown(String subject, String role, String path) throws Exception {
        String answer = product.ask(subject, role, path).body();
        return "\"shownDigest\": " + JsonMapper.shared().readTree(answer).get("shownDigest");
    }

    private String manager(String method, String path, String body) throws Exception {
        return product.done("manager", PROGRAMME_MANAGER, method, path, body);
    }

    private void officer(String method, String path, String body) throws Exception {
        product.done("officer", FUND_OFFICER, method, path, body);
    }
}
