package org.fairlab.standalone.issuer;

import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** With an issuer elsewhere, of which the public key is known. */
@WebMvcTest
@ContextConfiguration(classes = IssuerTest.Alone.class)
class ExternalIssuerTest {

    @TempDir
    private static Path directory;

    private static RSAKey key;

    @Autowired
    private MockMvc http;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry settings) throws Exception {
        key = new RSAKeyGenerator(2048).generate();
        Path file = directory.resolve("issuer.pem");
        String encoded =
                Base64.getMimeEncoder().encodeToString(key.toPublicKey().getEncoded());
        Files.writeString(file, "-----BEGIN PUBLIC KEY-----\n" + encoded + "\n-----END PUBLIC KEY-----\n");
        settings.add(
                "spring.security.oauth2.resourceserver.jwt.public-key-location",
                () -> file.toUri().toString());
    }

    @ParameterizedTest
    @CsvSource({"fairlab, 404", "another, 401", ", 401"})
    void a_token_counts_if_it_was_made_for_this_server(String audience, int status) throws Exception {
        var claims = new JWTClaimsSet.Builder()
                .subject("ann")
                .audience(audience)
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        token.sign(new RSASSASigner(key));
        http.perform(get("/nothing").header("Authorization", "Bearer " + token.serialize()))
                .andExpect(status().is(status));
    }

    @Test
    void browsers_are_told_that_a_token_is_needed_since_there_is_no_log_in_page() throws Exception {
        http.perform(get("/").accept("text/html", "*/*;q=0.8"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", startsWith("Bearer")))
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("type").value("/problems/unauthenticated"));
    }

    @Test
    void the_embedded_issuer_is_not_there() throws Exception {
        http.perform(get("/login")).andExpect(status().isNotFound());
        http.perform(post("/token")).andExpect(status().isNotFound());
    }
}
