package org.fairlab.command.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.fairlab.command.RunningCommandSide;
import org.fairlab.command.RunningCommandSide.Answer;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SurveyHttpTest {

    private static final RunningCommandSide SIDE = RunningCommandSide.shared();

    private final GivenSurvey survey = GivenSurvey.open(SIDE);

    private static void isProblem(Answer answer, int status, String name) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(name);
    }

    private long count(String sql) {
        return SIDE.jdbc().sql(sql).param(survey.id()).query(Long.class).single();
    }

    private Answer page(String path, String form) {
        return SIDE.send(SIDE.request(path)
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(form)));
    }

    @Test
    void whoever_has_a_token_answers_without_signing_in_and_once(CapturedOutput output) {
        String token = survey.tokens(1).getFirst();

        Answer first = survey.answer(token, 1);
        Answer second = survey.answer(token, 2);

        assertThat(first.status()).isEqualTo(204);
        assertThat(first.response().body()).isEmpty();
        isProblem(second, 409, "survey-token-used");
        assertThat(output.getAll()).doesNotContain(token);
    }

    @Test
    void a_token_is_32_digits_of_which_no_two_are_alike() {
        assertThat(survey.tokens(100)).hasSize(100).doesNotHaveDuplicates().allMatch(t -> t.matches("[0-9a-f]{32}"));
    }

    @Test
    void tokens_are_told_as_csv_too() {
        var request = SIDE.request("/api/surveys/" + survey.id() + "/tokens.csv")
                .header("Authorization", "Bearer " + TestTokens.token("manager", Roles.PROGRAMME_MANAGER))
                .POST(BodyPublishers.ofString("{\"count\": 3}"));
        assertThat(SIDE.send(request).response().body()).matches("token\r\n([0-9a-f]{32}\r\n){3}");
    }

    @Test
    void nobody_issues_tokens_in_another_role_or_without_one() {
        for (String role : List.of(Roles.DASHBOARD_VIEWER, Roles.AUDITOR, Roles.PARTICIPANT)) {
            Answer answer = SIDE.send(
                    "POST",
                    "/api/surveys/" + survey.id() + "/tokens",
                    TestTokens.token("x", role),
                    "k",
                    "{\"count\":1}");
            isProblem(answer, 403, "forbidden");
        }
        var anonymous =
                SIDE.request("/api/surveys/" + survey.id() + "/tokens").POST(BodyPublishers.ofString("{\"count\": 1}"));
        isProblem(SIDE.send(anonymous), 401, "unauthenticated");
    }

    @Test
    void tokens_are_counted() {
        isProblem(survey.manage("POST", "/tokens", "{\"count\": 0}"), 400, "invalid-input");
        isProblem(survey.manage("POST", "/tokens", "{\"count\": 10001}"), 400, "invalid-input");
        survey.tokens(1);
        isProblem(survey.manage("POST", "/tokens", "{\"count\": 10000}"), 409, "too-many-tokens");
    }

    @Test
    void a_token_of_another_survey_does_not_answer() {
        String other = GivenSurvey.open(SIDE).tokens(1).getFirst();
        isProblem(survey.answer(other, 1), 404, "survey-token-unknown");
        isProblem(survey.answer("0".repeat(32), 1), 404, "survey-token-unknown");
        isProblem(new GivenSurvey(SIDE, UUID.randomUUID()).answer(other, 1), 404, "not-found");
    }

    @Test
    void each_bad_field_is_named_and_the_token_stays_good() {
        String token = survey.tokens(1).getFirst();
        Answer answer = survey.send("""
                {"token": "%s", "group": "Roof", "who": "me", "answers": {"q1": "YES", "q9": "AGREE"}}""".formatted(token));
        isProblem(answer, 400, "invalid-input");
        assertThat(fields(answer)).containsExactly("who");
        answer = survey.send("""
                {"token": "%s", "group": "Roof", "answers": {"q1": "YES", "q9": "AGREE"}}""".formatted(token));
        isProblem(answer, 400, "invalid-input");
        assertThat(fields(answer)).containsExactlyInAnyOrder("group", "answers.q1", "answers");
        assertThat(fields(survey.send("{\"token\": \"x\", \"answers\": {}}"))).containsExactly("token");
        assertThat(fields(survey.send("{\"token\": \"" + token + "\", \"answers\": {}}")))
                .containsExactly("answers");
        assertThat(fields(survey.send("[]"))).containsExactly("body");
        assertThat(fields(survey.send("{\"token\": null, \"answers\": {\"q1\": {}}}")))
                .containsExactly("token", "answers");
        isProblem(survey.send("{\"token\": \"" + "0".repeat(70_000) + "\"}"), 413, "too-large");
        assertThat(survey.answer(token, 1).status()).isEqualTo(204);
    }

    private static List<String> fields(Answer answer) {
        return answer.json()
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    @Test
    void an_answer_leaves_nothing_but_its_sealed_ballot() {
        String token = survey.tokens(1).getFirst();
        long keys = SIDE.jdbc()
                .sql("select count(*) from events.once")
                .query(Long.class)
                .single();
        long events = SIDE.jdbc()
                .sql("select count(*) from events.event")
                .query(Long.class)
                .single();

        survey.answer(token, 1);

        assertThat(SIDE.jdbc()
                        .sql("select count(*) from events.once")
                        .query(Long.class)
                        .single())
                .isEqualTo(keys);
        assertThat(SIDE.jdbc()
                        .sql("select count(*) from events.event")
                        .query(Long.class)
                        .single())
                .isEqualTo(events);
        assertThat(count("select count(*) from command.ballot where sealed is not null and survey_id = ?"))
                .isEqualTo(1);
    }

    @Test
    void ballots_are_of_one_length_whatever_was_answered() {
        List<String> tokens = survey.tokens(2);
        survey.send("{\"token\": \"%s\", \"answers\": {\"q1\": \"AGREE\"}}".formatted(tokens.getFirst()));
        survey.send("{\"token\": \"%s\", \"group\": \"Laboratory\", \"answers\": %s}"
                .formatted(tokens.getLast(), GivenSurvey.answers(7)));
        assertThat(count("select count(distinct length(sealed)) from command.ballot where survey_id = ?"))
                .isEqualTo(1);
    }

    @Test
    void closing_leaves_no_ballot_and_no_key_and_takes_no_more() {
        List<String> tokens = survey.tokens(6);
        for (int n = 0; n < 5; n++) {
            survey.answer(tokens.get(n), n);
        }

        assertThat(survey.close().status()).isEqualTo(200);

        assertThat(survey.recorded()).hasSize(5);
        assertThat(count("select count(*) from command.ballot where survey_id = ?"))
                .isZero();
        assertThat(count("select count(*) from keyring.data_key where wrapped is not null and person_id = ?"))
                .isZero();
        isProblem(survey.answer(tokens.getLast(), 5), 409, "survey-closed");
        isProblem(survey.manage("POST", "/tokens", "{\"count\": 1}"), 409, "survey-closed");
        assertThat(survey.close().json().path("events")).isEmpty();
    }

    @Test
    void a_closing_that_stopped_half_way_is_asked_for_again() {
        List<String> tokens = survey.tokens(6);
        for (int n = 0; n < 5; n++) {
            survey.answer(tokens.get(n), n);
        }
        SIDE.jdbc()
                .sql("update command.survey set taking = false where survey_id = ?")
                .param(survey.id())
                .update();

        isProblem(survey.answer(tokens.getLast(), 5), 409, "survey-closed");
        assertThat(survey.close().status()).isEqualTo(200);
        assertThat(survey.recorded()).hasSize(5);
    }

    @Test
    void it_is_answered_by_hand_on_a_page() {
        String token = survey.tokens(1).getFirst();
        String typed = token.substring(0, 16).toUpperCase(java.util.Locale.ROOT) + " " + token.substring(16);
        String path = "/surveys/" + survey.id();
        String form = SIDE.send(SIDE.request(path).header("Accept", "text/html").GET())
                .response()
                .body();
        assertThat(form)
                .contains("I belong here.", "Where do you work?", "name=\"answers.q1\"")
                .doesNotContain("script");

        String answers = "&answers.q1=AGREE&answers.q2=&group=Draw+station";
        Answer missing = page(path + "?token=" + token, answers);
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.response().body())
                .contains("href=\"#token\"", "aria-invalid=\"true\"")
                .doesNotContain(token);
        Answer taken = page(path, "token=" + URLEncoder.encode(typed, StandardCharsets.UTF_8) + answers);
        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.response().body()).contains("Thank you");
        Answer again = page(path, "token=" + token + answers);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.response().body()).contains("A token answers a survey once.");

        survey.close();
        assertThat(SIDE.send(SIDE.request(path).header("Accept", "text/html").GET())
                        .response()
                        .body())
                .contains("takes no more answers");
        assertThat(page("/surveys/" + UUID.randomUUID(), "token=" + token).status())
                .isEqualTo(404);
        assertThat(page(path, "token=%zz").status()).isEqualTo(400);
    }
}
