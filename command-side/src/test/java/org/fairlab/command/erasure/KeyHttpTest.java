package org.fairlab.command.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.fairlab.command.RunningCommandSide;
import org.fairlab.command.RunningCommandSide.Answer;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.testing.TestDatabase;
import org.fairlab.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class KeyHttpTest {

    private static Answer send(RunningCommandSide side, String method, String path, String role, String body) {
        return side.send(
                method,
                path,
                TestTokens.token("somebody", role),
                UUID.randomUUID().toString(),
                body);
    }

    private static void register(RunningCommandSide side) {
        Answer registered = send(side, "PUT", "/api/participants/" + UUID.randomUUID(), "programme-manager", """
                {"origin": "INVENTED", "identity": {"name": "Example Person"}}""");
        assertThat(registered.status()).isEqualTo(200);
    }

    @Test
    void a_key_is_replaced_while_the_program_runs_and_then_destroyed(@TempDir Path folder) throws Exception {
        TestDatabase shared = TestDatabase.fresh();
        Path keys = Files.copy(shared.keyEncryptionKey(), folder.resolve("keys.json"));
        TestDatabase database = new TestDatabase(shared.url(), shared.user(), shared.password(), keys);
        try (var side = RunningCommandSide.on(database)) {
            register(side);
            long old = epoch(side.jdbc());

            Answer rotated = send(side, "POST", "/api/keys/rotation", "operator", "");

            assertThat(rotated.status()).isEqualTo(202);
            long fresh = rotated.json().get("epoch").asLong();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(epoch(side.jdbc())).isEqualTo(fresh));
            assertThat(send(side, "GET", "/api/keys", "auditor", "").response().body())
                    .contains("\"epoch\":" + old, "\"epoch\":" + fresh);
            assertThat(retire(side, fresh).problem()).isEqualTo("primary-key");
            assertThat(retire(side, old).status()).isEqualTo(204);
            assertThat(retire(side, old).status()).isEqualTo(404);
            register(side);
        }
    }

    @Test
    void an_operator_replaces_a_key_by_the_forms_of_a_page_on_which_others_see_it(@TempDir Path folder)
            throws Exception {
        TestDatabase shared = TestDatabase.fresh();
        Path keys = Files.copy(shared.keyEncryptionKey(), folder.resolve("keys.json"));
        TestDatabase database = new TestDatabase(shared.url(), shared.user(), shared.password(), keys);
        try (var side = RunningCommandSide.on(database)) {
            register(side);
            long old = epoch(side.jdbc());
            assertThat(page(side, "operator"))
                    .contains("data keys are wrapped under the primary key.", "action=\"/keys/rotation\"")
                    .doesNotContain("/retirement", "th:");

            assertThat(form(side, "/keys/rotation", "operator").status()).isEqualTo(303);

            await().atMost(Duration.ofSeconds(20)).until(() -> epoch(side.jdbc()) != old);
            long fresh = epoch(side.jdbc());
            for (String role : new String[] {"privacy-officer", "auditor"}) {
                assertThat(page(side, role))
                        .containsSubsequence(">" + old + "<", "not used any more", ">" + fresh + "<", "primary")
                        .doesNotContain("action=\"/keys", "<button type");
            }
            Answer primary = form(side, "/keys/" + fresh + "/retirement", "operator");
            assertThat(primary.status()).isEqualTo(409);
            assertThat(primary.response().body())
                    .contains("<title>Error: Keys", "The primary key is replaced before it is retired.");
            assertThat(page(side, "operator")).contains("action=\"/keys/" + old + "/retirement\"");
            assertThat(form(side, "/keys/" + old + "/retirement", "operator").status())
                    .isEqualTo(303);
            assertThat(page(side, "privacy-officer"))
                    .containsSubsequence(">" + old + "<", "destroyed", "from the start", ">" + fresh + "<");
            assertThat(form(side, "/keys/" + old + "/retirement", "operator").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_page_of_keys_is_refused_in_words() {
        try (var side = RunningCommandSide.on(TestDatabase.fresh())) {
            for (String role : Roles.ALL) {
                boolean sees = Set.of("operator", "privacy-officer", "auditor").contains(role);
                Answer seen = send(side, "GET", "/keys", role, "");
                assertThat(seen.status()).as(role).isEqualTo(sees ? 200 : 403);
                assertThat(seen.response().body().contains("This page is for operators"))
                        .as(role)
                        .isEqualTo(!sees);
                if (!role.equals("operator")) {
                    assertThat(form(side, "/keys/rotation", role).status())
                            .as(role)
                            .isEqualTo(403);
                    assertThat(form(side, "/keys/1/retirement", role).status())
                            .as(role)
                            .isEqualTo(403);
                }
            }
            assertThat(form(side, "/keys/first/retirement", "operator").status())
                    .isEqualTo(400);
        }
    }

    private static String page(RunningCommandSide side, String role) {
        Answer page = send(side, "GET", "/keys", role, "");
        assertThat(page.status()).isEqualTo(200);
        return page.response().body();
    }

    private static Answer form(RunningCommandSide side, String path, String role) {
        return send(side, "POST", path, role, "");
    }

    @Test
    void only_an_operator_replaces_keys() {
        try (var side = RunningCommandSide.on(TestDatabase.fresh())) {
            assertThat(send(side, "POST", "/api/keys/rotation", "privacy-officer", "")
                            .status())
                    .isEqualTo(403);
            assertThat(send(side, "POST", "/api/keys/1/retirement", "auditor", "")
                            .status())
                    .isEqualTo(403);
            assertThat(send(side, "GET", "/api/keys", "programme-manager", "").status())
                    .isEqualTo(403);
        }
    }

    private static Answer retire(RunningCommandSide side, long epoch) {
        return send(side, "POST", "/api/keys/" + epoch + "/retirement", "operator", "");
    }

    /** The one under which all data keys are wrapped. */
    private static long epoch(JdbcClient jdbc) {
        return jdbc.sql("select distinct epoch from keyring.data_key where wrapped is not null")
                .query(Long.class)
                .single();
    }
}
