package org.fairlab.query.publication;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.DASHBOARD_VIEWER;
import static org.fairlab.platform.security.Roles.OPERATOR;
import static org.fairlab.platform.security.Roles.PRIVACY_OFFICER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.stream.Stream;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.disclosure.Dimension;
import org.fairlab.query.projection.Example;
import org.fairlab.query.publication.Editions.Edition;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is published, and when. */
@RestController
class EditionEndpoint {

    private final Editions editions;

    EditionEndpoint(Editions editions) {
        this.editions = editions;
    }

    /**
     * All editions, the latest first. How far one has come and what suppression gave up are sums over what is
     * suppressed, and for those only who may know it.
     */
    @GetMapping("/api/editions")
    @Example("""
            [{"number": 1, "takenAt": "2030-01-15T12:00:00Z", "position": 4711, "threshold": 10,
              "standing": "RELEASED", "toDo": null, "of": null, "finishedAt": "2030-01-15T12:01:00Z", "reason": null,
              "givenUp": {"shown": 310, "primary": 81, "changed": 0, "secondary": 44, "secondaryCounts": 1270}}]""")
    @RolesAllowed({PROGRAMME_MANAGER, DASHBOARD_VIEWER, AUDITOR, PRIVACY_OFFICER, OPERATOR})
    List<Edition> editions(HttpServletRequest caller) {
        boolean outsider = Stream.of(AUDITOR, PRIVACY_OFFICER, OPERATOR).noneMatch(caller::isUserInRole);
        return editions.all().stream()
                .map(edition -> outsider ? edition.forOutsiders() : edition)
                .toList();
    }

    /**
     * A table that can be asked for.
     *
     * @param definition the version of what is counted
     */
    record Published(String publication, int definition, List<Dimension> dimensions) {}

    /** The tables of an edition with their headings. */
    @GetMapping("/api/editions/{edition}/tables")
    @Example("""
            [{"publication": "completions", "definition": 1, "dimensions": [{"kind": "hierarchy", "name": "year",
              "total": "all", "parts": {"all": ["2001", "2002"]}}]}]""")
    @RolesAllowed({PROGRAMME_MANAGER, DASHBOARD_VIEWER, AUDITOR, PRIVACY_OFFICER, OPERATOR})
    List<Published> tables(@PathVariable int edition) {
        Edition released = editions.released(edition)
                .orElseThrow(() ->
                        new Problem(HttpStatus.NOT_FOUND, "not-found", "No edition of that number has been released."));
        return editions.headed(released.number()).stream()
                .map(table -> new Published(table.name(), table.definition(), table.dimensions()))
                .toList();
    }

    /** A number. */
    record Taken(int edition) {}

    /** Takes an edition of what there is to count now; what it shows is decided later, by a job. */
    @PostMapping("/api/editions")
    @RolesAllowed({PRIVACY_OFFICER, OPERATOR})
    @ResponseStatus(HttpStatus.ACCEPTED)
    Taken take(Principal asking) {
        return new Taken(editions.take(asking.getName()));
    }
}
