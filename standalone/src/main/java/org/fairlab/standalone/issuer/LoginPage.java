package org.fairlab.standalone.issuer;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairlab.platform.security.Origin;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.security.WebSecurity;
import org.fairlab.platform.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Logging in and out with a browser, which keeps the token in a cookie that no script can read. */
@Controller
@NoOtherIssuer
class LoginPage {

    static final String PATH = "/login";

    private final Tokens tokens;
    private final BootstrapToken bootstrap;

    LoginPage(Tokens tokens, BootstrapToken bootstrap) {
        this.tokens = tokens;
        this.bootstrap = bootstrap;
    }

    @GetMapping(PATH)
    ModelAndView form() {
        return page(HttpStatus.OK, Roles.AUDITOR, null);
    }

    @PostMapping(PATH)
    Object login(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String role)
            throws IOException {
        requireSameOrigin(request);
        if (!Roles.ALL.contains(role)) {
            return page(HttpStatus.BAD_REQUEST, Roles.AUDITOR, "Choose one of the roles.");
        }
        Optional<String> granted = tokens.exchange(token.strip(), Grant.of(List.of(role), null, null));
        return granted.isPresent()
                ? answer(request, granted.get(), Tokens.LIFETIME, "/")
                : page(
                        HttpStatus.UNAUTHORIZED,
                        role,
                        "This is not the one-time token, or it has been used. Copy the current one from the file.");
    }

    @PostMapping("/logout")
    ResponseEntity<Void> logout(HttpServletRequest request) {
        requireSameOrigin(request);
        return answer(request, "", Duration.ZERO, PATH);
    }

    private ModelAndView page(HttpStatus status, String role, @Nullable String error) {
        var page = new ModelAndView("login", status);
        page.addObject("roles", Roles.ALL);
        page.addObject("role", role);
        page.addObject("file", bootstrap.file());
        return error == null ? page : page.addAllObjects(Map.of("error", error));
    }

    private static ResponseEntity<Void> answer(HttpServletRequest request, String token, Duration age, String next) {
        var cookie = ResponseCookie.from(WebSecurity.COOKIE, token)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure())
                .path("/")
                .maxAge(age)
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .location(URI.create(next))
                .build();
    }

    /** Browsers say where a form comes from; another site's must not log anybody in or out. */
    private static void requireSameOrigin(HttpServletRequest request) {
        if (Origin.of(request) == Origin.OTHER) {
            throw new Problem(HttpStatus.FORBIDDEN, "other-origin", "The form was sent by a page of another site.");
        }
    }
}
