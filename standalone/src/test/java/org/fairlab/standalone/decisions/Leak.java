package org.fairlab.standalone.decisions;

import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import org.fairlab.platform.security.Roles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What must not be: an endpoint that shows deciders a protected trait, and logs it. */
@RestController
class Leak {

    static final Logger LOG = LoggerFactory.getLogger(Leak.class);

    @GetMapping("/api/leaks/{trait}")
    @RolesAllowed({Roles.PROGRAMME_MANAGER, Roles.REVIEWER, Roles.FUND_OFFICER, Roles.SITE_COORDINATOR})
    Map<String, Object> leak(@PathVariable String trait) {
        return Map.of("participants", Map.of(trait, Traced.json().path(trait)));
    }
}
