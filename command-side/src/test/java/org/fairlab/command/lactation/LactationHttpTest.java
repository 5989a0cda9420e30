package org.fairlab.command.lactation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.platform.security.Roles.LACTATION_COORDINATOR;
import static org.fairlab.platform.security.Roles.PRIVACY_OFFICER;

import java.util.List;
import java.util.UUID;
import org.fairlab.command.RunningCommandSide;
import org.fairlab.command.RunningCommandSide.Answer;
import org.fairlab.platform.testing.TestTokens;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is asked for over HTTP, and what is stored of it. */
@ExtendWith(OutputCaptureExtension.class)
class LactationHttpTest {

    private static final String ONE = TestTokens.token("coordinator-1", LACTATION_COORDINATOR);
    private static final String ANOTHER = TestTokens.token("coordinator-2", LACTATION_COORDINATOR);
    private static final String THIRD = TestTokens.token("coordinator-3", LACTATION_COORDINATOR);
    private static final String POLICY = """
            {"site": "Springfield", "textDigest": "%s", "patientMinutes": 30, "effectiveOn": "%s"}""";

    private static final RunningCommandSide SERVER = RunningCommandSide.shared();

    private final UUID parent = UUID.randomUUID();
    private final String accommodation = "accommodations/" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        assertThat(policy("1", "2026-01-01").status()).isEqualTo(200);
    }

    private static Answer policy(String version, String on) {
        return send(ONE, "PUT", "policies/" + version, POLICY.formatted("0".repeat(64), on));
    }

    private static Answer send(String token, String method, String path, String body) {
        return SERVER.send(
                method, "/api/lactation/" + path, token, UUID.randomUUID().toString(), body);
    }

    private Answer register(String name) {
        return send(ONE, "PUT", "parents/" + parent, "{\"details\": {\"name\": \"" + name + "\"}}");
    }

    private Answer request(String more) {
        return send(
                ONE,
                "PUT",
                accommodation + "/patient-request",
                "{\"parentId\": \"" + parent + "\", \"site\": \"Springfield\"" + more + "}");
    }

    private static List<String> fields(Answer answer) {
        return answer.json()
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    private static long stored(String text) {
        return SERVER.jdbc()
                .sql("select count(*) from events.event where payload::text || metadata::text like ?")
                .param("%" + text + "%")
                .query(Long.class)
                .single();
    }

    @Test
    void a_medical_note_is_refused_wherever_it_is_put() {
        register("Invented Parent");
        for (String note : List.of("medicalNote", "diagnosis", "doctor")) {
            Answer beside = request(", \"" + note + "\": \"of 2030\"");
            assertThat(beside.status()).isEqualTo(400);
            assertThat(fields(beside)).containsExactly(note);
            Answer within = request(", \"wishes\": {\"" + note + "\": \"of 2030\"}");
            assertThat(within.status()).isEqualTo(400);
            assertThat(fields(within)).containsExactly("wishes." + note);
        }
    }

    @Test
    void what_a_parent_says_is_stored_and_logged_as_ciphertext_only(CapturedOutput log) {
        assertThat(register("Cleartextname").status()).isEqualTo(200);
        assertThat(request(", \"wishes\": {\"wishes\": \"Cleartextwish\"}").status())
                .isEqualTo(200);
        assertThat(stored(parent.toString())).isEqualTo(2);
        assertThat(stored("Cleartext")).isZero();
        assertThat(log).doesNotContain("Cleartext");
    }

    @Test
    void a_parent_and_a_participant_never_share_an_id() {
        String participants = "/api/participants/" + parent;
        String manager = TestTokens.token("manager-1", "programme-manager");
        assertThat(register("Invented Parent").status()).isEqualTo(200);
        assertThat(SERVER.send("PUT", participants, manager, "key-" + parent, "{\"origin\": \"INVENTED\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_denial_takes_three_people_and_says_which_of_its_rules_was_broken() {
        register("Invented Parent");
        request("");
        String denial = accommodation + "/denials/" + UUID.randomUUID();
        String basis = "{\"legalBasis\": {\"ground\": \"NOT_COVERED\", \"citation\": \"policy, part 2\"}}";
        assertThat(fields(send(ANOTHER, "PUT", denial, "{}"))).containsExactly("legalBasis");
        assertThat(send(ONE, "PUT", denial, basis).problem()).isEqualTo("own-request");
        assertThat(send(ANOTHER, "PUT", denial, basis).status()).isEqualTo(200);
        assertThat(send(ANOTHER, "POST", denial + "/confirmation", "{}").problem())
                .isEqualTo("proposer-confirms");
        Answer confirmed = send(THIRD, "POST", denial + "/confirmation", "{}");
        assertThat(confirmed.json().at("/events/0/type").asString()).isEqualTo("BreakAccommodationDenied");
    }

    @Test
    void once_erased_a_parent_is_sealed_under_no_key_any_more() {
        register("Invented Parent");
        String officer = TestTokens.token("officer-1", PRIVACY_OFFICER);
        assertThat(send(officer, "POST", "parents/" + parent + "/erasure", "{\"reason\": \"request\"}")
                        .status())
                .isEqualTo(200);
        assertThat(SERVER.jdbc()
                        .sql("select count(*) from keyring.data_key where person_id = ? and wrapped is not null")
                        .param(parent)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(request("").problem()).isEqualTo("parent-erased");
    }

    @Test
    void a_further_version_of_a_policy_follows_the_one_before_it() {
        assertThat(policy("2", "2025-12-31").problem()).isEqualTo("policy-out-of-order");
        assertThat(policy("1", "2026-02-01").problem()).isEqualTo("policy-version-exists");
        assertThat(policy("2", "2026-02-01").status()).isEqualTo(200);
    }
}
