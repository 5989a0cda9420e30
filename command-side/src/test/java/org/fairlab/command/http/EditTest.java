package org.fairlab.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.fairlab.command.RunningCommandSide;
import org.fairlab.command.RunningCommandSide.Answer;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What replaces something replaces what its sender has seen. */
class EditTest {

    private static final String MANAGER = TestTokens.token("manager-1", Roles.PROGRAMME_MANAGER);

    private static final RunningCommandSide SERVER = RunningCommandSide.shared();

    private final UUID participant = UUID.randomUUID();

    @BeforeEach
    void a_participant() {
        Answer registered = SERVER.send(
                "PUT", "/api/participants/" + participant, MANAGER, participant + "", "{\"origin\": \"INVENTED\"}");
        assertThat(registered.status()).isEqualTo(200);
    }

    private HttpRequest.Builder change(String key) {
        return SERVER.request("/api/participants/" + participant + "/contact")
                .header("Authorization", "Bearer " + MANAGER)
                .header("Idempotency-Key", participant + key)
                .POST(BodyPublishers.ofString("{\"identity\": {\"name\": \"Invented Person\"}}"));
    }

    private Answer changed(String key, String version) {
        return SERVER.send(change(key).header("If-Match", version));
    }

    private long events() {
        return SERVER.jdbc()
                .sql("select count(*) from events.event where stream_id = ?")
                .param(participant)
                .query(Long.class)
                .single();
    }

    @Test
    void it_is_taken_for_the_version_that_there_is() {
        assertThat(changed("a", "\"0\"").status()).isEqualTo(200);
        assertThat(changed("b", "\"1\"").status()).isEqualTo(200);
        assertThat(changed("c", "*").status()).isEqualTo(200);
    }

    @Test
    void it_is_refused_for_a_version_that_is_no_more() {
        changed("a", "\"0\"");
        Answer late = changed("b", "\"0\"");
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.problem()).isEqualTo("stale");
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void sent_again_under_its_key_it_is_answered_as_before() {
        Answer first = changed("a", "\"0\"");
        Answer again = changed("a", "\"0\"");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void without_a_version_it_is_not_taken() {
        Answer blind = SERVER.send(change("a"));
        assertThat(blind.status()).isEqualTo(428);
        assertThat(blind.problem()).isEqualTo("version-required");
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void any_other_command_may_say_a_version_too() {
        changed("a", "\"0\"");
        HttpRequest.Builder consent = SERVER.request("/api/participants/" + participant + "/consents/CONTACT")
                .header("Authorization", "Bearer " + MANAGER)
                .header("Idempotency-Key", participant + "consent")
                .header("If-Match", "\"0\"")
                .PUT(BodyPublishers.ofString("{\"textVersion\": \"2030-01\"}"));
        assertThat(SERVER.send(consent).status()).isEqualTo(412);
    }
}
