package org.fairlab.query.access;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.fairlab.events.AccessEvent.Scope;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.projection.ReadModel;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Whose record somebody may see because they broke the glass. */
@Component
public class EmergencyAccess implements ReadModel {

    private final JdbcClient jdbc;

    EmergencyAccess(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return AccessLedger.NAME;
    }

    /**
     * The person for whom whoever asks broke the glass, as long as the time runs and nobody has reviewed it.
     *
     * @throws Problem 404 if there is no such breaking of theirs, or its time is over
     */
    public UUID person(UUID breakGlassId, Scope scope) {
        var asking = SecurityContextHolder.getContext().getAuthentication();
        return jdbc.sql("select person_id from access_ledger.break_glass where break_glass_id = ? and scope = ?"
                        + " and broken_by = ? and reviewed_at is null and until > ?")
                .params(
                        breakGlassId,
                        scope.name(),
                        Objects.requireNonNull(asking).getName(),
                        Instant.now().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new Problem(
                        HttpStatus.NOT_FOUND,
                        "not-found",
                        "There is no such breaking of the glass of yours, or its time is over."));
    }
}
