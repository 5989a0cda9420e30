package org.fairlab.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class VerifiedTokensTest {

    private final List<String> verified = new ArrayList<>();
    private Instant end = Instant.now().plusSeconds(60);

    private final VerifiedTokens tokens = new VerifiedTokens(token -> {
        verified.add(token);
        if (token.equals("forged")) {
            throw new BadJwtException("forged");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "ES256")
                .subject("subject of " + token)
                .expiresAt(end)
                .build();
    });

    @Test
    void a_token_is_verified_once() {
        assertThat(tokens.decode("first").getSubject()).isEqualTo("subject of first");
        assertThat(tokens.decode("second").getSubject()).isEqualTo("subject of second");
        assertThat(tokens.decode("first").getSubject()).isEqualTo("subject of first");
        assertThat(verified).containsExactly("first", "second");
    }

    @Test
    void a_token_is_not_taken_on_trust_beyond_its_end() {
        end = Instant.now().minusSeconds(1);
        tokens.decode("over");
        tokens.decode("over");
        assertThat(verified).containsExactly("over", "over");
    }

    @Test
    void a_forged_token_is_refused_each_time() {
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("forged"));
        }
        assertThat(verified).hasSize(2);
    }
}
