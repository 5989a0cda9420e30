package org.fairlab.query.participantrecord;

import java.util.UUID;
import org.fairlab.events.Sealed;
import org.fairlab.events.Sealed.Category;
import org.fairlab.platform.privacy.Keyring;
import org.fairlab.query.participantrecord.ParticipantRecordEndpoint.Identity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The only place at which name and contact of a participant are opened. */
@Component
class Identities {

    private final JdbcClient jdbc;
    private final Keyring keyring;
    private final JsonMapper json;

    Identities(JdbcClient jdbc, Keyring keyring, JsonMapper json) {
        this.jdbc = jdbc;
        this.keyring = keyring;
        this.json = json;
    }

    /** Name and contact as they are known now, null if they were not given or were erased. */
    @Nullable
    Identity of(UUID participantId) {
        return jdbc.sql("select identity from participant_record.participant where participant_id = ?"
                        + " and identity is not null")
                .param(participantId)
                .query(String.class)
                .optional()
                .map(ciphertext -> open(participantId, ciphertext))
                .orElse(null);
    }

    /** What a ciphertext says; null if the key is gone. */
    @Nullable
    Identity open(UUID participantId, String ciphertext) {
        return keyring.open(participantId, "identity", new Sealed(Category.IDENTITY, ciphertext))
                .map(open -> json.readValue(open, Identity.class))
                .orElse(null);
    }
}
