package org.fairlab.command.leadership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.fairlab.command.RunningCommandSide;
import org.fairlab.command.RunningCommandSide.Answer;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Participants with no other role, over HTTP. */
class SelfNominationTest {

    private static final String MANAGER = TestTokens.token("manager-1", Roles.PROGRAMME_MANAGER);

    private static final RunningCommandSide SERVER = RunningCommandSide.shared();

    private final UUID track = UUID.randomUUID();
    private final UUID participant = UUID.randomUUID();

    @BeforeEach
    void a_participant_and_a_track() {
        put("/api/participants/" + participant, MANAGER, "{\"origin\": \"INVENTED\"}");
        put(
                "/api/leadership/tracks/" + track,
                MANAGER,
                "{\"name\": \"Leads\", \"criteria\": [\"one year\"], \"milestones\": [\"leads a shift\"]}");
    }

    private Answer nominateSelf(UUID asWhom) {
        String token = TestTokens.token("me", List.of(Roles.PARTICIPANT), asWhom);
        return put("/api/leadership/tracks/" + track + "/self-nominations/" + participant, token, "{}");
    }

    private static Answer put(String path, String token, String body) {
        return SERVER.send("PUT", path, token, UUID.randomUUID().toString(), body);
    }

    @Test
    void a_participant_needs_no_other_role_to_nominate_themselves() {
        assertThat(nominateSelf(participant).status()).isEqualTo(200);
        assertThat(SERVER.jdbc()
                        .sql("select payload ->> 'selfNominated' from events.event"
                                + " where type = 'NominationReceived' and payload ->> 'participantId' = ?")
                        .param(participant.toString())
                        .query(String.class)
                        .single())
                .isEqualTo("true");
    }

    @Test
    void a_participant_nominates_nobody_else() {
        Answer answer = nominateSelf(UUID.randomUUID());
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo(LeadershipRules.NOT_ONESELF.name());
        String nominations = "/api/leadership/tracks/" + track + "/nominations/" + participant;
        assertThat(put(nominations, TestTokens.token("me", List.of(Roles.PARTICIPANT), participant), "{}")
                        .problem())
                .isEqualTo("forbidden");
    }
}
