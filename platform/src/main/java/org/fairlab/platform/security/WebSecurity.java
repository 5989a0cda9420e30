package org.fairlab.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.WebUtils;

/** Every request but those to the open pages needs a token; each endpoint then names the roles that may use it. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity(jsr250Enabled = true)
public class WebSecurity {

    /**
     * The cookie in which the pages keep the token. It counts for reading, and for a form that the browser says a page
     * of this very server has sent, so that none can be forged; never for what a form would send to the API.
     */
    public static final String COOKIE = "fairlab-token";

    private static final RequestMatcher OPEN = new OrRequestMatcher(Stream.of(
                    "/login",
                    "/logout",
                    "/token",
                    "/problems/**",
                    "/assets/**",
                    "/log/**", // hashes and signatures, for whoever keeps an eye on the log
                    "/surveys/**", // to be answered by a one-time token of their own
                    "/api/surveys/*/answers",
                    "/actuator/health/**",
                    "/v3/api-docs/**",
                    "/error")
            .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
            .toList());
    private static final RequestMatcher API =
            PathPatternRequestMatcher.withDefaults().matcher("/api/**");
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final BearerTokenResolver HEADER = new DefaultBearerTokenResolver();

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /** None for each filter of each request: they cost more than what they observe. Requests as a whole are. */
    @Bean
    static SecurityObservationSettings observed() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            JwtDecoder verifier,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            Optional<LoginAddress> login) {
        var page = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        page.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers ->
                        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY)))
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(OPEN).permitAll().anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.bearerTokenResolver(WebSecurity::token)
                        .jwt(jwt -> jwt.decoder(new VerifiedTokens(verifier))
                                .jwtAuthenticationConverter(WebSecurity::bearer))
                        .authenticationEntryPoint((request, response, failure) -> {
                            if (login.isPresent() && page.matches(request)) {
                                response.sendRedirect(login.get().path());
                            } else {
                                problems.resolveException(request, response, null, failure);
                            }
                        })
                        .accessDeniedHandler((request, response, denied) ->
                                problems.resolveException(request, response, null, denied)))
                .build();
    }

    private static @Nullable String token(HttpServletRequest request) {
        if (OPEN.matches(request)) {
            return null;
        }
        String header = HEADER.resolve(request);
        var cookie = WebUtils.getCookie(request, COOKIE);
        return header == null && cookie != null && (READING.contains(request.getMethod()) || isOwnForm(request))
                ? cookie.getValue()
                : header;
    }

    private static boolean isOwnForm(HttpServletRequest request) {
        return request.getMethod().equals("POST") && !API.matches(request) && Origin.of(request) == Origin.OWN;
    }

    /** Who a token is of. One without a subject, or with a pseudonym that is no UUID, is of nobody. */
    private static JwtAuthenticationToken bearer(Jwt token) {
        String participant = token.getClaimAsString("participant");
        if (token.getSubject() == null || (participant != null && !isUuid(participant))) {
            throw new InvalidBearerTokenException("malformed claims");
        }
        return new JwtAuthenticationToken(token, roles(token));
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static List<GrantedAuthority> roles(Jwt token) {
        List<String> roles = token.getClaimAsStringList("roles");
        return roles == null
                ? List.of()
                : roles.stream()
                        .filter(Roles.ALL::contains)
                        .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toList();
    }
}
