package org.fairlab.query.participantrecord;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fairlab.events.PeopleEvent.Origin;
import org.fairlab.events.PeopleEvent.Purpose;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.platform.web.Page;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.fairlab.query.projection.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows participants by pseudonym, and who they are to those who work with them. */
@RestController
class ParticipantRecordEndpoint implements ReadModel {

    private final JdbcClient jdbc;
    private final Identities identities;

    ParticipantRecordEndpoint(JdbcClient jdbc, Identities identities) {
        this.jdbc = jdbc;
        this.identities = identities;
    }

    @Override
    public String name() {
        return ParticipantRecord.NAME;
    }

    /** One participant in the list. */
    record ListedParticipant(
            UUID participantId,
            Origin origin,
            LocalDate registeredOn,
            @Nullable LocalDate erasedOn) {}

    @GetMapping("/api/participants")
    @Example("""
            {"items": [{"participantId": "4a88ca35-f8bb-4485-9b69-c4fb83198cef", "origin": "INVENTED",
              "registeredOn": "2026-11-22", "erasedOn": null}],
              "next": "NGE4OGNhMzUtZjhiYi00NDg1LTliNjktYzRmYjgzMTk4Y2Vm"}""")
    @PersonLevel
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, AUDITOR})
    Page<ListedParticipant> participants(
            @RequestParam(required = false) @Nullable Origin origin,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        String wanted = origin == null ? null : origin.name();
        var rows = jdbc.sql("select participant_id, origin, registered_on, erased_on"
                        + " from participant_record.participant where participant_id > ?"
                        + " and (?::text is null or origin = ?) order by participant_id limit ?")
                .param(Page.afterId(cursor))
                .param(wanted)
                .param(wanted)
                .param(Page.limit(limit) + 1)
                .query(ListedParticipant.class)
                .list();
        return Page.of(rows, limit, ListedParticipant::participantId);
    }

    /** What is known of who a participant is. */
    enum IdentityStatus {
        SHOWN,
        NOT_GIVEN,
        WITHHELD,
        ERASED
    }

    /** Name and contact in clear. */
    record Identity(
            String name, @Nullable String email, @Nullable String phone) {}

    /** A consent that stands if it was not withdrawn. */
    record Consent(
            Purpose purpose,
            String textVersion,
            LocalDate grantedOn,
            @Nullable LocalDate withdrawnOn) {}

    /**
     * Something that happened.
     *
     * @param subjectId the milestone, application, award, disbursement, pairing, enrolment, certificate, candidacy or
     *     advancement
     * @param detail the milestone in truth, or the name of the cycle, fund, programme, course or track
     * @param amount in minor units of the currency
     * @param correctedAt position of the event that corrects this one, if any
     */
    record Fact(
            long position,
            String event,
            UUID subjectId,
            LocalDate effectiveOn,
            @Nullable String detail,
            @Nullable String evidence,
            @Nullable Long amount,
            @Nullable String currency,
            @Nullable String reason,
            @Nullable Long correctedAt) {}

    /** @param identity null unless its status is {@code SHOWN} */
    record Participant(
            UUID participantId,
            Origin origin,
            LocalDate registeredOn,
            @Nullable LocalDate erasedOn,
            IdentityStatus identityStatus,
            @Nullable Identity identity,
            List<Consent> consents,
            List<Fact> facts) {}

    /** @param identity in ciphertext */
    private record Registration(
            Origin origin,
            @Nullable String identity,
            LocalDate registeredOn,
            @Nullable LocalDate erasedOn) {}

    @GetMapping("/api/participants/{participantId}")
    @Example("""
            {"participantId": "4a88ca35-f8bb-4485-9b69-c4fb83198cef", "origin": "INVENTED",
              "registeredOn": "2026-11-22", "erasedOn": null, "identityStatus": "SHOWN",
              "identity": {"name": "Example Person 0", "email": "person0@example.org", "phone": null},
              "consents": [], "facts": [{"position": 10, "event": "ApplicationSubmitted",
              "subjectId": "1cebec04-1e25-3ac0-9841-869cfa5c669f", "effectiveOn": "2026-11-22",
              "detail": "Spring 2030", "evidence": null, "amount": null, "currency": null, "reason": null,
              "correctedAt": null}]}""")
    @Versioned("participantId")
    @PersonLevel(sensitive = true)
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, AUDITOR})
    Participant participant(@PathVariable UUID participantId, HttpServletRequest caller) {
        Registration registration = jdbc.sql("select * from participant_record.participant where participant_id = ?")
                .param(participantId)
                .query(Registration.class)
                .optional()
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no such participant."));
        boolean mayIdentify = caller.isUserInRole(PROGRAMME_MANAGER) || caller.isUserInRole(SITE_COORDINATOR);
        String sealed = registration.identity();
        Identity identity = mayIdentify && sealed != null ? identities.open(participantId, sealed) : null;
        return new Participant(
                participantId,
                registration.origin(),
                registration.registeredOn(),
                registration.erasedOn(),
                status(registration, identity, mayIdentify),
                identity,
                consents(participantId),
                facts(participantId));
    }

    /** A key that is gone means erased, even before this read model has heard of the erasure. */
    private static IdentityStatus status(Registration registration, @Nullable Identity identity, boolean mayIdentify) {
        if (registration.erasedOn() != null) {
            return IdentityStatus.ERASED;
        }
        if (registration.identity() == null) {
            return IdentityStatus.NOT_GIVEN;
        }
        if (!mayIdentify) {
            return IdentityStatus.WITHHELD;
        }
        return identity == null ? IdentityStatus.ERASED : IdentityStatus.SHOWN;
    }

    private List<Consent> consents(UUID participantId) {
        return jdbc.sql("select * from participant_record.consent where participant_id = ? order by granted_at")
                .param(participantId)
                .query(Consent.class)
                .list();
    }

    private List<Fact> facts(UUID participantId) {
        return jdbc.sql("select f.* from participant_record.concerns c join participant_record.fact f"
                        + " using (entity_id, part_id) where c.participant_id = ? order by f.position")
                .param(participantId)
                .query(Fact.class)
                .list();
    }
}
