package org.fairlab.standalone.issuer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.util.List;
import org.fairlab.platform.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /token}: a bearer token for programs. */
@RestController
@NoOtherIssuer
class TokenEndpoint {

    private static final String BEARER = "Bearer ";

    private final Tokens tokens;

    TokenEndpoint(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The answer of OAuth 2.0 (RFC 6749, section 5.1). */
    record Token(
            @JsonProperty("access_token") String token,
            @JsonProperty("token_type") String type,
            @JsonProperty("expires_in") long seconds) {}

    @PostMapping(path = "/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Operation(summary = "Exchanges the one-time bootstrap token, sent as bearer token, for a token with these roles")
    Token token(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            @RequestParam(name = "role", required = false) @Nullable List<String> roles,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String participant)
            throws IOException {
        String secret = authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : "";
        if (!tokens.accepts(secret)) {
            throw wrong();
        }
        return tokens.exchange(secret, Grant.of(roles, subject, participant))
                .map(token -> new Token(token, "Bearer", Tokens.LIFETIME.toSeconds()))
                .orElseThrow(TokenEndpoint::wrong);
    }

    private static Problem wrong() {
        Problem wrong = new Problem(
                HttpStatus.UNAUTHORIZED,
                "wrong-bootstrap-token",
                "This is not the bootstrap token, or it has been used: each works once. The data directory has the"
                        + " current one.");
        wrong.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return wrong;
    }
}
