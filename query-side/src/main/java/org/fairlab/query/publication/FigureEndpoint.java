package org.fairlab.query.publication;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.DASHBOARD_VIEWER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import org.fairlab.query.page.CsvDownload;
import org.fairlab.query.projection.Example;
import org.fairlab.query.publication.Figures.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Published figures, for programs and for spreadsheets. */
@RestController
class FigureEndpoint {

    private final Figures figures;

    FigureEndpoint(Figures figures) {
        this.figures = figures;
    }

    /**
     * One row of a published table.
     *
     * @param by the dimension whose headings are the items
     * @param where headings of other dimensions, such as {@code year:2002}; what is not named is summed up
     * @param at the latest edition taken by then is shown; now if left out
     */
    @GetMapping("/api/figures/{publication}")
    @Example("""
            {"publication": "completions", "edition": 1, "takenAt": "2030-01-15T12:00:00Z", "position": 4711,
              "definition": 1, "threshold": 10, "where": {"year": "2002"}, "by": "sex", "total": 122,
              "items": [{"heading": "FEMALE", "count": 100}, {"heading": "MALE", "count": null}]}""")
    @RolesAllowed({PROGRAMME_MANAGER, DASHBOARD_VIEWER, AUDITOR})
    Row figures(
            @PathVariable String publication,
            @RequestParam String by,
            @RequestParam(defaultValue = "") List<String> where,
            @RequestParam(required = false) @Nullable Instant at) {
        return figures.require(publication, at).row(by, Figures.where(where));
    }

    /** The same as a table, each line with its provenance; a suppressed count is empty. */
    @GetMapping(path = "/api/figures/{publication}.csv", produces = "text/csv")
    @Example("""
            "sex,count,where,publication,edition,taken_at,position,definition,threshold\\r\\n\
            FEMALE,100,year:2002,completions,1,2030-01-15T12:00:00Z,4711,1,10\\r\\n\
            MALE,,year:2002,completions,1,2030-01-15T12:00:00Z,4711,1,10\\r\\n\"""")
    @RolesAllowed({PROGRAMME_MANAGER, DASHBOARD_VIEWER, AUDITOR})
    ResponseEntity<String> csv(
            @PathVariable String publication,
            @RequestParam String by,
            @RequestParam(defaultValue = "") List<String> where,
            @RequestParam(required = false) @Nullable Instant at) {
        Row row = figures(publication, by, where, at);
        return CsvDownload.of(
                row.publication() + "-" + row.edition() + "-by-" + by,
                List.of(by, "count"),
                row.items().stream()
                        .map(item -> List.of(
                                item.heading(),
                                item.count() == null ? "" : item.count().toString()))
                        .toList(),
                row.source().columns(where));
    }
}
