package org.fairlab.query.erasure;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.PRIVACY_OFFICER;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fairlab.platform.privacy.Place;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.fairlab.query.transparency.NoteSigner;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Certifies erasures by notes that are signed with the key of the transparency log. */
@RestController
class CertificateEndpoint implements ReadModel {

    private static final String EXAMPLE = """
            "fairlab erasure certificate v1\\npseudonym 4a88ca35-f8bb-4485-9b69-c4fb83198cef\\nerased at position 4711, \
            2030-01-15T12:00:00Z\\nkeys destroyed: DEMOGRAPHICS, IDENTITY\\n…\"""";

    private final JdbcClient jdbc;
    private final ObjectProvider<NoteSigner> signer;

    CertificateEndpoint(JdbcClient jdbc, ObjectProvider<NoteSigner> signer) {
        this.jdbc = jdbc;
        this.signer = signer;
    }

    @Override
    public String name() {
        return "audit_trail";
    }

    /**
     * That somebody's keys are destroyed and every place is purged, as a signed note: who, where in the order of
     * events, when, which keys, and what was done where.
     */
    @GetMapping(path = "/api/participants/{participantId}/erasure-certificate", produces = MediaType.TEXT_PLAIN_VALUE)
    @Example(EXAMPLE)
    @RolesAllowed({PRIVACY_OFFICER, AUDITOR})
    String ofParticipant(@PathVariable UUID participantId) {
        return certificate(participantId, "ParticipantErased");
    }

    /** The same for a parent. */
    @GetMapping(path = "/api/lactation/parents/{parentId}/erasure-certificate", produces = MediaType.TEXT_PLAIN_VALUE)
    @Example(EXAMPLE)
    @RolesAllowed({PRIVACY_OFFICER, AUDITOR})
    String ofParent(@PathVariable UUID parentId) {
        return certificate(parentId, "ParentErased");
    }

    /** @param epoch of the key-encryption key under which the keys were wrapped; null if there were none */
    private record Erasure(
            long position,
            Instant recordedAt,
            String categories,
            @Nullable Long epoch) {}

    /** What was done in a place. */
    private record Purged(String place, String done, Instant purgedAt) {}

    private String certificate(UUID owner, String event) {
        Erasure erasure = jdbc.sql("""
                        select e.position, e.recorded_at, array_to_string(k.categories, ', ') as categories, k.epoch
                        from audit_trail.entry e join keyring.erasure k on k.owner_id = e.entity_id
                        where e.entity_id = ? and e.type = ?""")
                .params(owner, event)
                .query((row, n) -> new Erasure(
                        row.getLong("position"),
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getString("categories"),
                        row.getObject("epoch", Long.class)))
                .optional()
                .orElseThrow(
                        () -> new Problem(HttpStatus.NOT_FOUND, "not-found", "Nobody of that pseudonym was erased."));
        List<Purged> purged = jdbc.sql("select place, done, purged_at from keyring.purge where owner_id = ?")
                .param(owner)
                .query((row, n) -> new Purged(
                        row.getString("place"),
                        row.getString("done"),
                        row.getTimestamp("purged_at").toInstant()))
                .list();
        String left = Place.ALL.stream()
                .filter(place -> purged.stream().noneMatch(one -> one.place.equals(place)))
                .collect(Collectors.joining(", "));
        if (!left.isEmpty()) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "not-purged-yet",
                    "The keys are destroyed; these places are purged in time, and the certificate is given then: "
                            + left + ".");
        }
        NoteSigner known = signer.getIfAvailable();
        if (known == null) {
            throw new Problem(HttpStatus.CONFLICT, "no-signing-key", "This installation has no key to sign with.");
        }
        return known.sign(text(owner, erasure, purged));
    }

    private static String text(UUID owner, Erasure erasure, List<Purged> purged) {
        var text = new StringBuilder("fairlab erasure certificate v1\n")
                .append("pseudonym ")
                .append(owner)
                .append('\n')
                .append("erased at position ")
                .append(erasure.position)
                .append(", ")
                .append(erasure.recordedAt)
                .append('\n')
                .append("keys destroyed: ")
                .append(erasure.categories.isEmpty() ? "none were there" : erasure.categories)
                .append('\n');
        if (erasure.epoch != null) {
            text.append("key epoch ").append(erasure.epoch).append('\n');
        }
        for (String place : Place.ALL) {
            purged.stream()
                    .filter(one -> one.place.equals(place))
                    .forEach(one -> text.append("purged: ")
                            .append(place)
                            .append(": ")
                            .append(one.done)
                            .append(", ")
                            .append(one.purgedAt)
                            .append('\n'));
        }
        return text.append(
                        "This is cryptographic erasure, not anonymisation: the events stay, under the pseudonym, and")
                .append(" what they seal can be opened by no key of this installation.\n")
                .toString();
    }
}
