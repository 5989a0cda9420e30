package org.fairlab.query.participantrecord;

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
import org.fairlab.query.participantrecord.ParticipantRecordEndpoint.Identity;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Name and contact of the one participant for whom the glass was broken: no other fact, and no demographics. */
@RestController
class EmergencyIdentity implements ReadModel {

    private final EmergencyAccess access;
    private final Identities identities;

    EmergencyIdentity(EmergencyAccess access, Identities identities) {
        this.access = access;
        this.identities = identities;
    }

    @Override
    public String name() {
        return access.name();
    }

    /** @param identity null if it was not given, or was erased */
    record Identified(UUID participantId, @Nullable Identity identity) {}

    @GetMapping("/api/break-glass/{breakGlassId}/identity")
    @Example("""
            {"participantId": "4a88ca35-f8bb-4485-9b69-c4fb83198cef",
              "identity": {"name": "Example Person 0", "email": "person0@example.org", "phone": null}}""")
    @PersonLevel(sensitive = true)
    @RolesAllowed({PROGRAMME_MANAGER, FUND_OFFICER, SITE_COORDINATOR, LACTATION_COORDINATOR, PRIVACY_OFFICER, OPERATOR})
    Identified identity(@PathVariable UUID breakGlassId) {
        UUID participant = access.person(breakGlassId, Scope.PARTICIPANT);
        return new Identified(participant, identities.of(participant));
    }
}
