package org.fairlab.standalone.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.security.WebSecurity;
import org.fairlab.query.dashboard.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

@WebMvcTest
@ContextConfiguration(classes = IssuerTest.Alone.class)
class IssuerTest {

    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"org.fairlab.platform.web", "org.fairlab.platform.security", "org.fairlab.standalone.issuer"})
    @Import(Viewer.class)
    static class Alone {}

    @TempDir
    private static Path directory;

    @Autowired
    private MockMvc http;

    @Autowired
    private JwtDecoder decoder;

    @Autowired
    private ImmutableJWKSet<?> keys;

    @DynamicPropertySource
    static void files(DynamicPropertyRegistry settings) {
        settings.add(
                "fairlab.issuer-key", () -> directory.resolve("issuer-key.json").toString());
        settings.add(
                "fairlab.bootstrap-token",
                () -> directory.resolve("bootstrap-token").toString());
    }

    @Test
    void a_bootstrap_token_is_exchanged_for_a_token_with_the_roles_asked_for() throws Exception {
        String answer = http.perform(token(secret())
                        .param("role", Roles.AUDITOR, Roles.OPERATOR)
                        .param("subject", "ann")
                        .param("participant", "11111111-2222-3333-4444-555555555555"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("token_type").value("Bearer"))
                .andExpect(jsonPath("expires_in").value(8 * 60 * 60))
                .andReturn()
                .getResponse()
                .getContentAsString();
        var claims = decoder.decode(
                JsonMapper.shared().readTree(answer).get("access_token").asString());
        assertThat(claims.getSubject()).isEqualTo("ann");
        assertThat(claims.getClaimAsStringList("roles")).containsExactly(Roles.AUDITOR, Roles.OPERATOR);
        assertThat(claims.getClaimAsString("participant")).isEqualTo("11111111-2222-3333-4444-555555555555");
        assertThat(claims.getAudience()).containsExactly("fairlab");
        assertThat(claims.getExpiresAt())
                .isBetween(Instant.now().plusSeconds(28_790), Instant.now().plusSeconds(28_801));
    }

    @ParameterizedTest
    @FieldSource("org.fairlab.platform.security.Roles#ALL")
    void there_is_a_token_for_every_role_and_its_subject_is_the_role_unless_one_is_given(String role) throws Exception {
        String answer = http.perform(token(secret()).param("role", role))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String token = JsonMapper.shared().readTree(answer).get("access_token").asString();
        assertThat(decoder.decode(token).getSubject()).isEqualTo(role);
        // it opens the door, behind which there is nothing
        http.perform(get("/nothing").header("Authorization", "Bearer " + token)).andExpect(status().isNotFound());
    }

    @Test
    void a_bootstrap_token_works_once() throws Exception {
        String secret = secret();
        http.perform(token(secret).param("role", Roles.AUDITOR)).andExpect(status().isOk());
        assertThat(secret()).isNotEqualTo(secret);
        http.perform(token(secret).param("role", Roles.AUDITOR))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", "Bearer"))
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("type").value("/problems/wrong-bootstrap-token"));
    }

    @Test
    void of_many_who_use_one_at_the_same_time_one_gets_a_token() throws Exception {
        String secret = secret();
        Callable<Integer> use = () -> http.perform(token(secret).param("role", Roles.AUDITOR))
                .andReturn()
                .getResponse()
                .getStatus();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var statuses = threads
                    .invokeAll(IntStream.range(0, 40).mapToObj(n -> use).toList())
                    .stream()
                    .map(done -> done.resultNow())
                    .toList();
            assertThat(statuses)
                    .containsOnlyOnce(200)
                    .filteredOn(status -> status != 200)
                    .containsOnly(401);
        }
    }

    @Test
    void every_bad_field_is_named_and_the_bootstrap_token_is_not_used_up() throws Exception {
        String secret = secret();
        http.perform(token(secret)
                        .param("role", Roles.AUDITOR, "king")
                        .param("subject", "system")
                        .param("participant", "1-2-3-4-5"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("errors.length()").value(3))
                .andExpect(jsonPath("errors[*].field").value(hasItem("role")))
                .andExpect(jsonPath("errors[*].field").value(hasItem("subject")))
                .andExpect(jsonPath("errors[*].field").value(hasItem("participant")))
                .andExpect(content().string(org.hamcrest.Matchers.not(containsString("king"))));
        http.perform(token(secret)).andExpect(status().isBadRequest());
        assertThat(secret()).isEqualTo(secret);
    }

    @ParameterizedTest
    @CsvSource({"Bearer wrong", "Bearer ''", "Basic d3Jvbmc=", "''"})
    void a_wrong_secret_is_refused_before_anything_is_said_about_the_fields(String authorization) throws Exception {
        http.perform(post("/token")
                        .contentType("application/x-www-form-urlencoded")
                        .header("Authorization", authorization)
                        .param("role", "king"))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void tokens_that_the_issuer_did_not_make_are_refused() throws Exception {
        ECKey key = (ECKey) keys.getJWKSet().getKeys().getFirst();
        ECKey other = new ECKeyGenerator(Curve.P_256).keyID(key.getKeyID()).generate();
        byte[] publicKey = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);

        expectStatus(sign(key, JWSAlgorithm.ES256, new ECDSASigner(key), claims().build()), 404);
        expectStatus(sign(key, JWSAlgorithm.ES256, new ECDSASigner(other), claims().build()), 401);
        expectStatus(sign(key, JWSAlgorithm.HS256, new MACSigner(publicKey), claims().build()), 401);
        expectStatus(new PlainJWT(new PlainHeader(), claims().build()).serialize(), 401);
        var signer = new ECDSASigner(key);
        expectStatus(
                sign(key, JWSAlgorithm.ES256, signer, claims().issuer("other").build()), 401);
        expectStatus(
                sign(key, JWSAlgorithm.ES256, signer, claims().audience("other").build()), 401);
        expectStatus(
                sign(
                        key,
                        JWSAlgorithm.ES256,
                        signer,
                        claims().audience((String) null).build()),
                401);
        var yesterday = Date.from(Instant.now().minusSeconds(86_400));
        expectStatus(
                sign(
                        key,
                        JWSAlgorithm.ES256,
                        signer,
                        claims().expirationTime(yesterday).build()),
                401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-uuid", "1-2-3-4-5", ""})
    void a_token_whose_participant_is_no_uuid_is_refused(String participant) throws Exception {
        expectProblem(sign(claims().claim("participant", participant).build()));
    }

    @Test
    void a_token_without_a_subject_is_refused() throws Exception {
        expectProblem(sign(claims().subject(null).build()));
    }

    @Test
    void browsers_without_a_token_are_led_to_the_log_in_page_and_programs_are_told() throws Exception {
        http.perform(get("/").accept("text/html"))
                .andExpect(status().isFound())
                .andExpect(header().string("Location", "/login"));
        http.perform(get("/"))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("type").value("/problems/unauthenticated"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/assets/fairlab.css", "/problems/any", "/v3/api-docs"})
    void open_pages_do_not_look_at_a_token(String path) throws Exception {
        http.perform(get(path).cookie(new Cookie(WebSecurity.COOKIE, "expired")))
                .andExpect(
                        result -> assertThat(result.getResponse().getStatus()).isIn(200, 404));
    }

    @Test
    void logging_in_sets_a_cookie_that_no_script_and_no_other_site_can_use() throws Exception {
        Cookie cookie = http.perform(
                        login(secret()).header("Origin", "http://localhost").header("Host", "localhost"))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", "/"))
                .andExpect(cookie().httpOnly(WebSecurity.COOKIE, true))
                .andExpect(cookie().sameSite(WebSecurity.COOKIE, "Strict"))
                .andExpect(cookie().path(WebSecurity.COOKIE, "/"))
                .andReturn()
                .getResponse()
                .getCookie(WebSecurity.COOKIE);
        http.perform(get("/nothing").cookie(cookie)).andExpect(status().isNotFound());
        http.perform(post("/logout").cookie(cookie))
                .andExpect(header().string("Location", "/login"))
                .andExpect(cookie().maxAge(WebSecurity.COOKIE, 0));
    }

    @Test
    void a_failed_login_says_so_in_the_page() throws Exception {
        http.perform(login("wrong"))
                .andExpect(status().isUnauthorized())
                .andExpect(cookie().doesNotExist(WebSecurity.COOKIE))
                .andExpect(content().string(containsString("<title>Error: Log in – Fairlab</title>")))
                .andExpect(content().string(containsString("role=\"alert\"")))
                .andExpect(content().string(containsString("<option value=\"operator\" selected")));
    }

    @ParameterizedTest
    @CsvSource({"https://elsewhere.example", "null", "http://localhost:8081"})
    void another_sites_form_logs_nobody_in(String origin) throws Exception {
        String secret = secret();
        http.perform(login(secret).header("Origin", origin).header("Host", "localhost:8080"))
                .andExpect(status().isForbidden());
        assertThat(secret()).isEqualTo(secret);
    }

    private static MockHttpServletRequestBuilder token(String secret) {
        return post("/token")
                .contentType("application/x-www-form-urlencoded")
                .header("Authorization", "Bearer " + secret);
    }

    private static MockHttpServletRequestBuilder login(String secret) {
        return post("/login").param("token", secret).param("role", Roles.OPERATOR);
    }

    private static String secret() throws Exception {
        return Files.readString(directory.resolve("bootstrap-token")).strip();
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("fairlab-embedded")
                .audience("fairlab")
                .subject("ann")
                .claim("roles", new String[] {Roles.AUDITOR})
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
    }

    private String sign(JWTClaimsSet claims) throws Exception {
        ECKey key = (ECKey) keys.getJWKSet().getKeys().getFirst();
        return sign(key, JWSAlgorithm.ES256, new ECDSASigner(key), claims);
    }

    private static String sign(ECKey key, JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims)
            throws Exception {
        var token = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private void expectStatus(String token, int status) throws Exception {
        http.perform(get("/nothing").header("Authorization", "Bearer " + token)).andExpect(status().is(status));
    }

    private void expectProblem(String token) throws Exception {
        http.perform(get("/nothing").header("Authorization", "Bearer " + token))
                .andExpect(status().isUnauthorized())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("type").value("/problems/unauthenticated"));
    }
}
