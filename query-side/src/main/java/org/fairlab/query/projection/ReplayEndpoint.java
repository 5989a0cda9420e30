package org.fairlab.query.projection;

import static org.fairlab.platform.security.Roles.AUDITOR;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.annotation.security.RolesAllowed;
import java.security.Principal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Moment;
import org.fairlab.platform.web.Page;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.projection.Replay.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Read models built again for auditors, up to any moment, and held against the live ones while these serve. */
@RestController
class ReplayEndpoint {

    private final Replays replays;
    private final ReplayWork work;
    private final Projections projections;
    private final JdbcClient jdbc;

    ReplayEndpoint(Replays replays, ReplayWork work, Projections projections, JdbcClient jdbc) {
        this.replays = replays;
        this.work = work;
        this.projections = projections;
        this.jdbc = jdbc;
    }

    /**
     * What is to be replayed.
     *
     * @param until position or instant up to which events count, as of {@link Moment}; left out, where the live one is
     * @param against position or instant of a second replay to hold it against; left out, the live one
     */
    record Asked(
            @Nullable String readModel,
            @Nullable String until,
            @Nullable String against) {}

    /** Its number. */
    record Taken(long id) {}

    /** Asks for a replay, which is built by a job and kept for a day. */
    @PostMapping("/api/replays")
    @RolesAllowed(AUDITOR)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Taken ask(@RequestBody(required = false) @Nullable Asked asked, Principal asking) {
        String readModel = asked == null ? null : asked.readModel();
        if (asked == null || readModel == null || !projections.names().contains(readModel)) {
            throw new InvalidInput("readModel", "must be the name of a read model");
        }
        Moment.of("until", asked.until());
        Moment.of("against", asked.against());
        long id = replays.ask(readModel, asked.until(), asked.against(), asking.getName())
                .orElseThrow(() -> new Problem(
                        HttpStatus.CONFLICT,
                        "too-many-replays",
                        "There are " + Replays.MOST
                                + " replays already. Delete one, or wait: each is kept for a day."));
        work.look();
        return new Taken(id);
    }

    /** All replays of the last day, the latest first. */
    @GetMapping("/api/replays")
    @Example("[" + ONE + "]")
    @RolesAllowed(AUDITOR)
    List<Replay> all() {
        return replays.all();
    }

    /** How far a replay is, and what came of it: no differences if it equals what it is held against. */
    @GetMapping("/api/replays/{id}")
    @Example(ONE)
    @RolesAllowed(AUDITOR)
    Replay one(@PathVariable long id) {
        return replays.one(id).orElseThrow(ReplayEndpoint::none);
    }

    private static final String ONE = """
            {"id": 1, "readModel": "fund_ledger", "until": null, "against": null, "requestedBy": "auditor-1",
              "requestedAt": "2030-01-15T12:00:00Z", "standing": "DONE", "position": 4711, "againstPosition": 4711,
              "failure": null, "tables": [{"name": "deposit", "rows": 12, "againstRows": 12, "onlyHere": 0,
                "onlyThere": 0, "checksum": "9f2feb0f1ef425b292f2f94bc8482494df430413dd15cc2a1d0d0e0d1c2a5c31",
                "againstChecksum": "9f2feb0f1ef425b292f2f94bc8482494df430413dd15cc2a1d0d0e0d1c2a5c31"}]}""";

    /**
     * A row that only one side has; one that differs is there twice.
     *
     * @param side {@code HERE} for the replay, {@code THERE} for what it is held against
     * @param mentions every id that stands in it
     */
    record Difference(
            long number,
            String side,
            Set<UUID> mentions,
            @JsonRawValue String row) {

        private static final Pattern ID = Pattern.compile("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b");

        static Difference of(ResultSet row, int n) throws SQLException {
            String line = row.getString("line");
            Set<UUID> mentions = new TreeSet<>();
            ID.matcher(line).results().forEach(id -> mentions.add(UUID.fromString(id.group())));
            return new Difference(row.getLong("number"), row.getString("side"), mentions, line);
        }
    }

    /** The rows of a table in which a replay differs, those of the replay first. */
    @GetMapping("/api/replays/{id}/differences")
    @Example("""
            {"items": [{"number": 1, "side": "HERE", "mentions": ["0f8fad5b-d9cb-469f-a165-70867728950e"], "row": {"amount": 5000000, "fund_id":
              "0f8fad5b-d9cb-469f-a165-70867728950e", "position": 1, "effective_on": "2026-11-22",
              "recorded_at": "2026-11-22T06:54:10.18+00:00"}}], "next": "MQ"}""")
    @PersonLevel
    @RolesAllowed(AUDITOR)
    Page<Difference> differences(
            @PathVariable long id,
            @RequestParam String table,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Replay replay = replays.one(id)
                .filter(known -> known.standing() == Standing.DONE)
                .orElseThrow(ReplayEndpoint::none);
        if (!projections.projection(replay.readModel()).isShownByRow()) {
            throw new Problem(
                    HttpStatus.FORBIDDEN, "rows-not-shown", "Of this read model only counts and checksums are told.");
        }
        var rows = jdbc.sql("select number, side, line::text as line from " + replay.schema() + "."
                        + Comparison.DIFFERENCE + " where name = ? and number > ? order by number limit ?")
                .params(table, Page.afterPosition(cursor, 0), Page.limit(limit) + 1)
                .query(Difference::of)
                .list();
        return Page.of(rows, limit, Difference::number);
    }

    /** Drops a replay, done or not. */
    @DeleteMapping("/api/replays/{id}")
    @RolesAllowed(AUDITOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        if (!replays.forget(id)) {
            throw none();
        }
        work.look();
    }

    private static Problem none() {
        return new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no such replay, or it is not done.");
    }
}
