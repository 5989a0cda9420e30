package org.fairlab.command.roster;

import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fairlab.command.Command;
import org.fairlab.command.Sender;
import org.fairlab.command.http.CommandEndpoint;
import org.fairlab.command.roster.Outcome.Kind;
import org.fairlab.platform.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes rosters over HTTP, and says what their columns are. */
@RestController
@RequestMapping("/api/imports/{roster}")
class RosterEndpoint {

    private static final String CSV = "text/csv";

    private final Map<String, Roster<?>> rosters;
    private final RosterImport imports;

    RosterEndpoint(List<Roster<?>> rosters, RosterImport imports) {
        this.rosters = rosters.stream().collect(Collectors.toMap(Roster::name, Function.identity()));
        this.imports = imports;
    }

    /**
     * What came of a file.
     *
     * @param dryRun whether it was decided without being recorded
     */
    record Result(boolean dryRun, long created, long duplicates, long errors, List<Outcome> rows) {

        static Result of(boolean dryRun, List<Outcome> rows) {
            return new Result(
                    dryRun, count(rows, Kind.CREATED), count(rows, Kind.DUPLICATE), count(rows, Kind.ERROR), rows);
        }

        private static long count(List<Outcome> rows, Kind kind) {
            return rows.stream().filter(row -> row.outcome() == kind).count();
        }
    }

    @PostMapping(consumes = CSV)
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    @Operation(
            summary = "Imports a roster, row by row",
            description = "Needs no Idempotency-Key: rows that have been recorded are told as duplicates.",
            requestBody =
                    @RequestBody(
                            required = true,
                            description = "Column names and at most 1,000 rows, in UTF-8.",
                            content =
                                    @Content(
                                            mediaType = CSV,
                                            examples =
                                                    @ExampleObject(
                                                            "participantId,origin,effectiveOn\nexample-0001,INVENTED,2026-01-31\n"))))
    Result take(
            @PathVariable String roster,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestHeader(name = "Correlation-Id", required = false) @Nullable String correlation,
            InputStream body,
            JwtAuthenticationToken token)
            throws IOException {
        Roster<?> known = existing(roster);
        String together = correlation == null ? UUID.randomUUID().toString() : correlation;
        Function<Class<? extends Command>, Optional<Sender>> senders =
                type -> CommandEndpoint.sender(type, token, together);
        if (senders.apply(known.opening()).isEmpty()) {
            throw new AccessDeniedException("role");
        }
        RosterFile file = RosterFile.parse(body.readNBytes(RosterFile.MOST_BYTES + 1));
        return Result.of(dryRun, imports.run(known, file, senders, dryRun));
    }

    @GetMapping("/schema")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    @Operation(summary = "The columns of a roster, as a Table Schema of Frictionless Data")
    Map<String, Object> schema(@PathVariable String roster) {
        Roster<?> known = existing(roster);
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://datapackage.org/profiles/2.0/tableschema.json");
        schema.put("name", known.name());
        schema.put("description", known.description());
        schema.put(
                "fields",
                Column.of(known.columns()).stream()
                        .filter(column -> !column.isGroup())
                        .map(Column::schema)
                        .toList());
        schema.put("missingValues", List.of(""));
        return schema;
    }

    @GetMapping(path = "/template", produces = CSV)
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    @Operation(summary = "The header of a roster with an example row")
    String template(@PathVariable String roster) {
        return Template.of(existing(roster));
    }

    private Roster<?> existing(String name) {
        Roster<?> roster = rosters.get(name);
        if (roster == null) {
            throw new Problem(
                    HttpStatus.NOT_FOUND,
                    "not-found",
                    "There is no roster of that name; there are "
                            + String.join(
                                    ", ", rosters.keySet().stream().sorted().toList()) + ".");
        }
        return roster;
    }
}
