package org.fairlab.query.projection;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.OPERATOR;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import org.fairlab.platform.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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
     * @param deadLetters events that it could not take
     * @param rebuilding whether this process is building it anew
     */
    record Standing(String name, long position, long deadLetters, boolean rebuilding) {}

    @GetMapping("/api/projections")
    @RolesAllowed({OPERATOR, AUDITOR})
    List<Standing> standings() {
        return jdbc.sql("""
                        select name, position,
                            (select count(*) from projection.dead_letter d where d.name = s.name) as dead_letters
                        from projection.state s order by name""")
                .query((row, n) -> new Standing(
                        row.getString("name"),
                        row.getLong("position"),
                        row.getLong("dead_letters"),
                        projections.isRebuilding(row.getString("name"))))
                .list();
    }

    @PostMapping("/api/projections/{name}/rebuild")
    @RolesAllowed(OPERATOR)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void rebuild(@PathVariable String name) {
        if (!projections.startRebuild(existing(name))) {
            throw new Problem(HttpStatus.CONFLICT, "rebuilding", "This read model is being rebuilt already.");
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
