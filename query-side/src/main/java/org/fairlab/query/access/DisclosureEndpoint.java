package org.fairlab.query.access;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.PARTICIPANT;
import static org.fairlab.platform.security.Roles.PRIVACY_OFFICER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.fairlab.events.AccessEvent.Basis;
import org.fairlab.events.AccessEvent.Part;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.platform.web.Page;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.access.ReadEndpoint.Read;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who has seen a participant's record, inside and outside, as 34 CFR 99.32 wants it kept with the record. */
@RestController
class DisclosureEndpoint implements ReadModel {

    private final JdbcClient jdbc;

    DisclosureEndpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return AccessLedger.NAME;
    }

    /**
     * A request of a party outside.
     *
     * @param given whether it was disclosed, or only asked for
     * @param voidedOn null unless it was recorded by mistake
     */
    record Disclosure(
            UUID disclosureId,
            String recipient,
            Basis basis,
            String interest,
            List<Part> parts,
            boolean given,
            LocalDate requestedOn,
            String recordedBy,
            @Nullable LocalDate voidedOn,
            @Nullable String voidedBecause) {

        private static Disclosure of(ResultSet row, int n) throws SQLException {
            return new Disclosure(
                    row.getObject("disclosure_id", UUID.class),
                    row.getString("recipient"),
                    Basis.valueOf(row.getString("basis")),
                    row.getString("interest"),
                    List.of((String[]) row.getArray("parts").getArray()).stream()
                            .map(Part::valueOf)
                            .toList(),
                    row.getBoolean("given"),
                    row.getObject("requested_on", LocalDate.class),
                    row.getString("recorded_by"),
                    row.getObject("voided_on", LocalDate.class),
                    row.getString("voided_because"));
        }
    }

    /** Somebody who read, without the others whom the same answer showed. */
    record Reading(
            long number,
            Instant at,
            String actor,
            String role,
            @Nullable String purpose,
            Collection<String> fields) {

        private static Reading of(Read read) {
            return new Reading(read.number(), read.at(), read.actor(), read.role(), read.purpose(), read.fields());
        }
    }

    /**
     * What is known of who saw a record.
     *
     * @param disclosures to parties outside, all of them
     * @param reads by those who work here, the latest first
     * @param next cursor of earlier reads
     */
    record Ledger(
            UUID participantId,
            List<Disclosure> disclosures,
            List<Reading> reads,
            @Nullable String next) {}

    /** To participants, their own alone. */
    @GetMapping("/api/participants/{participantId}/disclosures")
    @Example("""
            {"participantId": "4a88ca35-f8bb-4485-9b69-c4fb83198cef",
              "disclosures": [{"disclosureId": "0f8fad5b-d9cb-469f-a165-70867728950e",
              "recipient": "Springfield State University", "basis": "OTHER_SCHOOL",
              "interest": "the student asks to enrol there", "parts": ["CAREER", "TRAINING"], "given": true,
              "requestedOn": "2030-01-15", "recordedBy": "manager-1", "voidedOn": null, "voidedBecause": null}],
              "reads": [{"number": 12, "at": "2030-01-15T12:00:00Z", "actor": "coordinator-1",
              "role": "site-coordinator", "purpose": "to call about the offer",
              "fields": ["identity.name", "identity.phone", "participantId"]}], "next": "MTI"}""")
    @PersonLevel
    @RolesAllowed({PRIVACY_OFFICER, AUDITOR, PARTICIPANT})
    Ledger ledger(
            @PathVariable UUID participantId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            HttpServletRequest caller,
            JwtAuthenticationToken token) {
        if (!caller.isUserInRole(PRIVACY_OFFICER)
                && !caller.isUserInRole(AUDITOR)
                && !participantId.toString().equalsIgnoreCase(token.getToken().getClaimAsString("participant"))) {
            throw new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no such participant, or it is not you.");
        }
        var reads = Page.of(
                jdbc.sql("select number, entry, hash from access.read where number < :before and number in ("
                                + ReadEndpoint.CONCERNING + ") order by number desc limit :rows")
                        .param("before", Page.afterPosition(cursor, Long.MAX_VALUE))
                        .param("person", participantId)
                        .param("rows", Page.limit(limit) + 1)
                        .query(Read::of)
                        .list(),
                limit,
                Read::number);
        return new Ledger(
                participantId,
                disclosures(participantId),
                reads.items().stream().map(Reading::of).toList(),
                reads.next());
    }

    private List<Disclosure> disclosures(UUID participantId) {
        return jdbc.sql("select * from access_ledger.disclosure where participant_id = ? order by position")
                .param(participantId)
                .query(Disclosure::of)
                .list();
    }
}
