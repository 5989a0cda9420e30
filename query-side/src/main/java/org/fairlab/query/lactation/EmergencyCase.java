package org.fairlab.query.lactation;

import static org.fairlab.platform.security.Roles.FUND_OFFICER;
import static org.fairlab.platform.security.Roles.LACTATION_COORDINATOR;
import static org.fairlab.platform.security.Roles.OPERATOR;
import static org.fairlab.platform.security.Roles.PRIVACY_OFFICER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.fairlab.events.AccessEvent.Scope;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.query.access.EmergencyAccess;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The case of the one parent for whom the glass was broken. */
@RestController
class EmergencyCase implements ReadModel {

    private final EmergencyAccess access;
    private final CaseFiles files;

    EmergencyCase(EmergencyAccess access, CaseFiles files) {
        this.access = access;
        this.files = files;
    }

    @Override
    public String name() {
        return access.name();
    }

    @GetMapping("/api/break-glass/{breakGlassId}/case")
    @Example("""
            {"parentId": "5d0b7c1e-0d5b-4d0c-8d6e-6d6f3c1b2a90", "registeredOn": "2026-01-12", "erasedOn": null,
              "details": {"name": "Example Parent", "email": "parent@example.org", "phone": null, "language": "Spanish"},
              "referrals": [], "accommodations": [], "notices": []}""")
    @PersonLevel(sensitive = true)
    @RolesAllowed({PROGRAMME_MANAGER, FUND_OFFICER, SITE_COORDINATOR, LACTATION_COORDINATOR, PRIVACY_OFFICER, OPERATOR})
    CaseFile file(@PathVariable UUID breakGlassId) {
        return files.of(access.person(breakGlassId, Scope.PARENT));
    }
}
