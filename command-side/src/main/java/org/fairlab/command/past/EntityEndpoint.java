package org.fairlab.command.past;

import static org.fairlab.platform.security.Roles.AUDITOR;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.UUID;
import org.fairlab.command.past.Unfolding.Standing;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Moment;
import org.fairlab.platform.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What an entity was at a moment, and what became of it between two. */
@RestController
class EntityEndpoint {

    private static final String ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

    private final Past past;

    EntityEndpoint(Past past) {
        this.past = past;
    }

    /**
     * An entity as it was.
     *
     * @param version number of its last event up to then, the first one's being 0
     * @param position of that event among all; null where Axon Server keeps the events
     * @param recordedAt when that event was recorded
     * @param state what the entity decides by, in the fields of its own code
     */
    record EntityState(
            String entityType,
            UUID entityId,
            long version,
            @Nullable Long position,
            Instant recordedAt,
            JsonNode state) {}

    @GetMapping("/api/entities/{entityId}/state")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    @Operation(summary = "The state of an entity at a position or instant, by the code that decides")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = EntityState.class),
                            examples = @ExampleObject("""
                                    {"entityType": "Fund", "entityId": "0f8fad5b-d9cb-469f-a165-70867728950e",
                                      "version": 1, "position": 4711, "recordedAt": "2030-01-15T12:00:00Z",
                                      "state": {"fundId": "0f8fad5b-d9cb-469f-a165-70867728950e",
                                        "balance": {"minor": 6000000, "currency": "USD"}, "closed": false,
                                        "awards": {}}}""")))
    EntityState state(
            @PathVariable @Parameter(example = ID) UUID entityId,
            @RequestParam(required = false)
                    @Parameter(description = "The last position that counts.", example = "4711")
                    @Nullable
                    String at,
            @RequestParam(required = false)
                    @Parameter(
                            description = "The instant up to which events count; either this or at.",
                            example = "2030-01-15T12:00:00Z")
                    @Nullable
                    String recorded) {
        if (at != null && recorded != null) {
            throw new InvalidInput("recorded", "cannot be given beside at");
        }
        String field = recorded == null ? "at" : "recorded";
        Moment moment = Moment.of(field, recorded == null ? at : recorded);
        Unfolding<?> entity = existing(entityId);
        while (entity.advance(field, moment)) {
            // its state counts at the end only
        }
        Standing standing = entity.standing();
        if (standing == null) {
            throw new Problem(HttpStatus.NOT_FOUND, "not-found", "It was not there yet.");
        }
        return new EntityState(
                standing.entityType(),
                standing.entityId(),
                standing.version(),
                standing.position(),
                standing.recordedAt(),
                entity.state());
    }

    @GetMapping("/api/entities/{entityId}/difference")
    @PersonLevel(events = true)
    @RolesAllowed(AUDITOR)
    @Operation(summary = "What changed of an entity between two positions or instants, and by which events")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Difference.class),
                            examples = @ExampleObject("""
                                    {"from": {"entityType": "Fund",
                                        "entityId": "0f8fad5b-d9cb-469f-a165-70867728950e", "version": 0,
                                        "position": 4000, "recordedAt": "2030-01-14T12:00:00Z"},
                                      "to": {"entityType": "Fund",
                                        "entityId": "0f8fad5b-d9cb-469f-a165-70867728950e", "version": 1,
                                        "position": 4711, "recordedAt": "2030-01-15T12:00:00Z"},
                                      "events": 1,
                                      "changes": [{"path": "/balance/minor", "before": 5000000, "after": 6000000,
                                        "event": {"version": 1, "position": 4711,
                                          "recordedAt": "2030-01-15T12:00:00Z", "type": "FundReplenished",
                                          "actor": "officer-1",
                                          "sentence": "replenished fund 0f8fad5b by 10,000.00 USD"}}],
                                      "silent": []}""")))
    Difference difference(
            @PathVariable @Parameter(example = ID) UUID entityId,
            @RequestParam(required = false)
                    @Parameter(
                            description = "A position or an instant; left out, before its first event.",
                            example = "4000")
                    @Nullable
                    String from,
            @RequestParam(required = false)
                    @Parameter(
                            description = "A position or an instant; left out, now.",
                            example = "2030-01-15T12:00:00Z")
                    @Nullable
                    String to) {
        Moment start = Moment.of("from", from);
        Moment end = Moment.of("to", to);
        return Difference.between(existing(entityId), start.equals(Moment.NOW) ? BEFORE_ALL : start, end);
    }

    private static final Moment BEFORE_ALL = new Moment(null, Instant.MIN);

    private Unfolding<?> existing(UUID entityId) {
        return past.of(entityId)
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no such entity."));
    }
}
