package org.fairlab.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers tokens that were verified, for a minute at most and never beyond their end: checking a signature takes
 * longer than most of what is asked with it.
 */
final class VerifiedTokens implements JwtDecoder {

    private static final int TOKENS = 10_000;

    private final JwtDecoder verifier;
    private final Cache<String, Jwt> verified = Caffeine.newBuilder()
            .maximumSize(TOKENS)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    /** @param verifier checks signature, issuer, audience and times */
    VerifiedTokens(JwtDecoder verifier) {
        this.verifier = verifier;
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = verified.getIfPresent(token);
        Instant end = known == null ? null : known.getExpiresAt();
        if (known != null && end != null && Instant.now().isBefore(end)) {
            return known;
        }
        Jwt decoded = verifier.decode(token);
        verified.put(token, decoded);
        return decoded;
    }
}
