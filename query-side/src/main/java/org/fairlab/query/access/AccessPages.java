package org.fairlab.query.access;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.PRIVACY_OFFICER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.fairlab.platform.security.Roles;
import org.fairlab.query.access.ReadEndpoint.Filter;
import org.fairlab.query.page.HtmlPage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who may see what and who did, in a browser. All state is in the addresses. */
@HtmlPage
class AccessPages {

    private static final int ROWS = 50;

    private final ReadEndpoint reads;
    private final AccessEndpoint access;

    AccessPages(ReadEndpoint reads, AccessEndpoint access) {
        this.reads = reads;
        this.access = access;
    }

    @GetMapping("/audit/reads")
    @RolesAllowed({AUDITOR, PRIVACY_OFFICER})
    ModelAndView reads(
            Filter filter, @RequestParam(required = false) @Nullable String cursor, HttpServletRequest request) {
        return new ModelAndView("audit-reads")
                .addObject("filter", filter)
                .addObject("found", reads.reads(filter, cursor, ROWS))
                .addObject("integrity", reads.integrity())
                .addObject(
                        "query",
                        Objects.requireNonNullElse(request.getQueryString(), "").replaceAll("&?cursor=[^&]*", ""));
    }

    @GetMapping("/audit/access")
    @RolesAllowed({AUDITOR, PRIVACY_OFFICER})
    ModelAndView access(@RequestParam(defaultValue = "") String role) {
        return new ModelAndView("audit-access")
                .addObject("role", role.isEmpty() ? null : role)
                .addObject("roles", Roles.ALL)
                .addObject("access", access.access(role.isEmpty() ? null : role));
    }
}
