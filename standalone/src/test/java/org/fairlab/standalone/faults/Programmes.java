package org.fairlab.standalone.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fairlab.events.ScholarshipEvent.ShownApplication;
import org.fairlab.platform.Shown;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Invented people up to the point where a fund and a mentor have to choose between them. */
record Programmes(Answers answers, Node node, UUID fund) {

    private static final String PROFILE =
            "\"profile\": {\"interests\": [\"phlebotomy\"], \"goals\": [\"certification\"],"
                    + " \"location\": \"Springfield\", \"languages\": [\"English\"], \"availability\": [\"evenings\"]}";
    private static final String REVIEWER = "reviewer-and-officer";
    private static final int AMOUNT = 1_000;

    /** A command to send. */
    record Step(String token, String method, String path, String body) {}

    /** Offers to reviewed applications, of which the fund can pay so many. */
    List<Step> awards(int applications, int paid) throws Exception {
        UUID cycle = UUID.randomUUID();
        done(
                officer(),
                "PUT",
                "/api/funds/" + fund,
                "{\"name\": \"Race\", \"kind\": \"SCHOLARSHIP\", \"balance\": " + money(paid * AMOUNT) + "}");
        done(manager(), "PUT", "/api/cycles/" + cycle, """
                {"fundId": "%s", "name": "Race", "closesOn": "2099-05-31", "terms": {"rulesVersion": "1",
                 "rules": [{"field": "credits", "comparison": "AT_LEAST", "values": ["6"]}], "rubricVersion": "1",
                 "rubric": {"plan": 10}, "minimumReviews": 1, "reviewers": ["%s"]}}""".formatted(fund, REVIEWER));
        List<Step> offers = new ArrayList<>();
        for (int i = 0; i < applications; i++) {
            String applied = done(
                    manager(),
                    "PUT",
                    "/api/cycles/" + cycle + "/applications/" + participant(),
                    "{\"answers\": {\"credits\": \"9\"}}");
            String application = "/api/applications/" + applied;
            done(manager(), "POST", application + "/eligibility", "{" + shown(applied, cycle, null, Map.of()) + "}");
            done(manager(), "PUT", application + "/reviewers/" + REVIEWER, "");
            done(
                    reviewer(),
                    "POST",
                    application + "/reviews",
                    "{\"scores\": {\"plan\": 7}, " + shown(applied, cycle, true, null) + "}");
            offers.add(offer(officer(), applied, cycle));
        }
        return offers;
    }

    /** The field by which a decision says what of an application it was taken on. */
    private static String shown(
            String application,
            UUID cycle,
            @Nullable Boolean eligible,
            @Nullable Map<String, Map<String, Integer>> reviews) {
        Map<String, String> answers = Map.of("credits", "9");
        var shown = new ShownApplication(UUID.fromString(application), cycle, "1", "1", answers, eligible, reviews);
        return "\"shownDigest\": \"" + Shown.digest(shown) + "\"";
    }

    private Step offer(String token, String application, UUID cycle) {
        return new Step(token, "PUT", "/api/funds/" + fund + "/awards/" + UUID.randomUUID(), """
                {"applicationId": "%s", "amount": %s, "respondBy": "2099-06-30", %s}""".formatted(
                application, money(AMOUNT), shown(application, cycle, true, Map.of(REVIEWER, Map.of("plan", 7)))));
    }

    /** Lets the reviewer, who is an officer too, award what they reviewed; 1 if that is refused for this reason. */
    int awardByReviewer() throws Exception {
        UUID other = UUID.randomUUID();
        Step step = new Programmes(answers, node, other).awards(1, 1).getFirst();
        var answer = new Asking(answers).settle(step.method(), step.path(), reviewer(), step.body(), node);
        if (answer.status() != 403) {
            throw new AssertionError("I7: an award by its reviewer was answered by " + answer.status());
        }
        return 1;
    }

    /** Activations of accepted pairings, for so many of which the mentor has room. */
    List<Step> activations(int pairings, int room) throws Exception {
        String program = "/api/programs/" + UUID.randomUUID();
        done(manager(), "PUT", program, "{\"name\": \"Race\", \"proposalDays\": 14}");
        String mentor = done(
                manager(),
                "PUT",
                program + "/mentors/" + participant(),
                "{\"capacity\": " + room + ", " + PROFILE + "}");
        List<Step> activations = new ArrayList<>();
        for (int i = 0; i < pairings; i++) {
            String mentee = done(manager(), "PUT", program + "/mentees/" + participant(), "{" + PROFILE + "}");
            String pairing = "/api/mentors/" + mentor + "/pairings/" + UUID.randomUUID();
            done(
                    manager(),
                    "PUT",
                    pairing,
                    "{\"menteeId\": \"" + mentee + "\", \"shownDigest\": \"" + Shown.NOTHING + "\"}");
            done(manager(), "POST", pairing + "/acceptance", "");
            activations.add(new Step(manager(), "POST", pairing + "/activation", "{\"endsOn\": \"2099-12-31\"}"));
        }
        return activations;
    }

    private String participant() throws Exception {
        String id = UUID.randomUUID().toString();
        done(manager(), "PUT", "/api/participants/" + id, """
                {"origin": "INVENTED", "identity": {"name": "Invented", "email": "invented@example.org"}}""");
        return id;
    }

    /** Sends a command that has to be taken, and returns the entity it went to. */
    private String done(String token, String method, String path, String body) throws Exception {
        var answer = new Asking(answers).settle(method, path, token, body.isEmpty() ? "{}" : body, node);
        if (answer.status() != 200) {
            throw new AssertionError(method + " " + path + ": " + answer.status() + " " + answer.body());
        }
        return new JsonMapper()
                .readTree(answer.body())
                .get("events")
                .get(0)
                .get("entityId")
                .asString();
    }

    private static String money(int minor) {
        return "{\"minor\": " + minor + ", \"currency\": \"USD\"}";
    }

    private String manager() throws IOException {
        return node.token("manager", "programme-manager");
    }

    private String officer() throws IOException {
        return node.token("officer", "fund-officer");
    }

    private String reviewer() throws IOException {
        return node.token(REVIEWER, "reviewer", "fund-officer");
    }
}
