package org.fairlab.command.erasure;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.OPERATOR;
import static org.fairlab.platform.security.Roles.PRIVACY_OFFICER;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.fairlab.platform.privacy.KeyEpochs.Epoch;
import org.fairlab.platform.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Key-encryption keys in a browser. Who looks after privacy sees how far a rotation is; operators begin one. */
@Controller
class KeyPages {

    private static final String PATH = "/keys";

    private final KeyEndpoint keys;

    KeyPages(KeyEndpoint keys) {
        this.keys = keys;
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    @RolesAllowed({OPERATOR, PRIVACY_OFFICER, AUDITOR})
    ModelAndView all(Authentication asking) {
        return page(HttpStatus.OK, asking);
    }

    /** Introduces a new key and leads back to where its progress is seen. */
    @PostMapping(PATH + "/rotation")
    @RolesAllowed(OPERATOR)
    ModelAndView rotate(Authentication asking) {
        keys.rotate(asking);
        return back();
    }

    /** Destroys an old key, or says what is in the way. */
    @PostMapping(PATH + "/{epoch}/retirement")
    @RolesAllowed(OPERATOR)
    ModelAndView retire(@PathVariable long epoch, Authentication asking) {
        try {
            keys.retire(epoch, asking);
            return back();
        } catch (Problem refused) {
            return page(refused.getStatusCode(), asking)
                    .addObject("refusal", refused.getBody().getDetail());
        }
    }

    private ModelAndView page(HttpStatusCode status, Authentication asking) {
        List<Epoch> all = keys.all();
        boolean operator = asking.getAuthorities().stream()
                .anyMatch(authority -> ("ROLE_" + OPERATOR).equals(authority.getAuthority()));
        var page = new ModelAndView("keys");
        page.setStatus(status);
        return page.addObject("epochs", all)
                .addObject("operator", operator)
                .addObject("dataKeys", all.stream().mapToLong(Epoch::dataKeys).sum())
                .addObject(
                        "waiting",
                        all.stream()
                                .filter(epoch -> !epoch.primary())
                                .mapToLong(Epoch::dataKeys)
                                .sum());
    }

    private static ModelAndView back() {
        var next = new RedirectView(PATH);
        next.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(next);
    }

    @ExceptionHandler
    ModelAndView denied(AccessDeniedException denied) {
        return refused(
                HttpStatus.FORBIDDEN,
                "This page is for operators, privacy officers and auditors, and only an operator changes keys.");
    }

    @ExceptionHandler
    ModelAndView malformed(MethodArgumentTypeMismatchException malformed) {
        return refused(HttpStatus.BAD_REQUEST, "There can be no such epoch.");
    }

    private static ModelAndView refused(HttpStatus status, String reason) {
        return new ModelAndView("keys", status).addObject("reason", reason);
    }
}
