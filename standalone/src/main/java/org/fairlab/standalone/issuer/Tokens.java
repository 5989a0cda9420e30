package org.fairlab.standalone.issuer;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Component;

/** Gives out bearer tokens in exchange for the bootstrap token. */
@Component
@NoOtherIssuer
class Tokens {

    /** A working day. */
    static final Duration LIFETIME = Duration.ofHours(8);

    private final BootstrapToken bootstrap;
    private final JwtEncoder encoder;

    Tokens(BootstrapToken bootstrap, JwtEncoder encoder) {
        this.bootstrap = bootstrap;
        this.encoder = encoder;
    }

    /** A token as granted, or none if the secret is not the current bootstrap token, or no longer. */
    Optional<String> exchange(String secret, Grant grant) throws IOException {
        return bootstrap.use(secret) ? Optional.of(sign(grant)) : Optional.empty();
    }

    /** Whether the secret is the current bootstrap token, which stays as it is. */
    boolean accepts(String secret) throws IOException {
        return bootstrap.is(secret);
    }

    private String sign(Grant grant) {
        Instant now = Instant.now();
        var claims = JwtClaimsSet.builder()
                .id(UUID.randomUUID().toString())
                .issuer(EmbeddedIssuer.ISSUER)
                .audience(List.of(EmbeddedIssuer.AUDIENCE))
                .subject(grant.subject())
                .issuedAt(now)
                .expiresAt(now.plus(LIFETIME))
                .claim("roles", grant.roles());
        if (grant.participant() != null) {
            claims.claim("participant", grant.participant().toString());
        }
        var header = JwsHeader.with(SignatureAlgorithm.ES256).type("JWT").build();
        return encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
    }
}
