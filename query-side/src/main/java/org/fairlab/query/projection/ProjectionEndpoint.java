package org.fairlab.query.projection;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.OPERATOR;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.platform.web.Page;
import org.fairlab.platform.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where the read models stand, and what operators do about it. */
@RestController
class ProjectionEndpoint {

    private final Projections projections;
    private final JdbcClient jdbc;

    ProjectionEndpoint(Projections projections, JdbcClient jdbc) {
        this.projections = projections;
        this.jdbc = jdbc;
    }

    /**
     * Where a read model stands.
     *
     * @param position the last event it has seen
     * @param deadLetters events that it could not take, or that wait behind such a one
     * @param rebuiltTo the last event that the rebuild under way has seen, null if there is none
     */
    record ReadModelStanding(
            String name,
            long position,
            long deadLetters,
            @Nullable Long rebuiltTo) {}

    @GetMapping("/api/projections")
    @Example("""
            [{"name": "fund_ledger", "position": 98, "deadLetters": 0, "rebuiltTo": null}, {"name": "mentorship",
              "position": 98, "deadLetters": 0, "rebuiltTo": null}]""")
    @RolesAllowed({OPERATOR, AUDITOR})
    List<ReadModelStanding> standings() {
        return jdbc.sql("""
                        select s.name, s.position, next.position as rebuilt_to,
                            (select count(*) from projection.dead_letter d where d.name = s.name) as dead_letters
                        from projection.state s
                        left join projection.state next on next.name = s.name || '_next'
                        where s.name in (:names) order by s.name""")
                .param("names", projections.names())
                .query((row, n) -> new ReadModelStanding(
                        row.getString("name"),
                        Math.max(row.getLong("position"), projections.position(row.getString("name"))),
                        row.getLong("dead_letters"),
                        row.getObject("rebuilt_to", Long.class)))
                .list();
    }

    /** An event that waits to be taken; the error names no values. */
    record DeadLetter(long position, UUID entityId, String error, Instant parkedAt) {}

    @GetMapping("/api/projections/{name}/dead-letters")
    @Example("""
            {"items": [{"position": 4711, "entityId": "0f8fad5b-d9cb-469f-a165-70867728950e",
              "error": "waits behind an earlier one", "parkedAt": "2030-01-15T12:00:00Z"}], "next": "NDcxMQ"}""")
    @PersonLevel
    @RolesAllowed({OPERATOR, AUDITOR})
    Page<DeadLetter> deadLetters(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var rows = jdbc.sql("select position, entity_id, error, parked_at from projection.dead_letter"
                        + " where name = ? and position > ? order by position limit ?")
                .params(existing(name), Page.afterPosition(cursor, -1), Page.limit(limit) + 1)
                .query((row, n) -> new DeadLetter(
                        row.getLong("position"),
                        row.getObject("entity_id", UUID.class),
                        row.getString("error"),
                        row.getTimestamp("parked_at").toInstant()))
                .list();
        return Page.of(rows, limit, DeadLetter::position);
    }

    @PostMapping("/api/projections/{name}/rebuild")
    @RolesAllowed(OPERATOR)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void rebuild(@PathVariable String name) {
        if (!projections.startRebuild(existing(name))) {
            throw new Problem(HttpStatus.CONFLICT, "rebuilding", "This read model is being rebuilt already.");
        }
    }

    /** Rebuilds all read models together, which reads the events once. */
    @PostMapping("/api/projections/rebuild")
    @RolesAllowed(OPERATOR)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void rebuild() {
        if (!projections.startRebuild()) {
            throw new Problem(HttpStatus.CONFLICT, "rebuilding", "All read models are being rebuilt already.");
        }
    }

    @PostMapping("/api/projections/{name}/dead-letters/retry")
    @RolesAllowed(OPERATOR)
    Map<String, Integer> retry(@PathVariable String name) {
        return Map.of("left", projections.retryDeadLetters(existing(name)));
    }

    private String existing(String name) {
        if (!projections.names().contains(name)) {
            throw new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no read model of that name.");
        }
        return name;
    }
}
