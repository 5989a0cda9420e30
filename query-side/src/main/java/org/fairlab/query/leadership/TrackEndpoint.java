package org.fairlab.query.leadership;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.PARTICIPANT;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fairlab.events.LeadershipEvent.LeavingReason;
import org.fairlab.events.LeadershipEvent.ShownCandidacy;
import org.fairlab.platform.Shown;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.platform.web.Page;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Leadership tracks, and how far those nominated for them have come. Nothing here says who somebody is. */
@RestController
public class TrackEndpoint implements ReadModel {

    private final JdbcClient jdbc;

    public TrackEndpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return Leadership.NAME;
    }

    /**
     * A track with its published criteria.
     *
     * @param nominationsUntil the last day for nominations, null if they are always open
     * @param selfNominations of the nominations, those by the participants themselves
     * @param departures of nominees before or after their admission
     * @param advancements in all, of which one participant may have several
     */
    public record Track(
            UUID trackId,
            String name,
            List<String> criteria,
            List<String> milestones,
            LocalDate openedOn,
            @Nullable LocalDate nominationsUntil,
            long nominations,
            long selfNominations,
            long admissions,
            long completions,
            long departures,
            long advancements) {}

    /** The tracks as they are known now. */
    public Page<Track> tracks(@Nullable String cursor, int limit) {
        return tracks(AsOf.NOW, cursor, limit);
    }

    /** Participants see them too: who does not know the criteria cannot nominate themselves on equal terms. */
    @GetMapping("/api/leadership/tracks")
    @Example("""
            {"items": [{"trackId": "5f8d7e9a-3d2c-4c38-9a53-6b7a1c0f2e11", "name": "Lead phlebotomists 2030",
              "criteria": ["one year at a draw station"], "milestones": ["leads a shift", "trains a colleague"],
              "openedOn": "2030-01-02", "nominationsUntil": "2030-03-31", "nominations": 12, "selfNominations": 7,
              "admissions": 8, "completions": 5, "departures": 2, "advancements": 3}],
              "next": "NWY4ZDdlOWEtM2QyYy00YzM4LTlhNTMtNmI3YTFjMGYyZTEx"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, AUDITOR, PARTICIPANT})
    public Page<Track> tracks(
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var rows = jdbc.sql("select * from leadership.track_standing(:effective, :recorded) where track_id > :after"
                        + " order by track_id limit :limit")
                .params(asOf.parameters())
                .param("after", Page.afterId(cursor))
                .param("limit", Page.limit(limit) + 1)
                .query(TrackEndpoint::track)
                .list();
        return Page.of(rows, limit, Track::trackId);
    }

    /** One track. */
    Optional<Track> track(UUID trackId, AsOf asOf) {
        return jdbc.sql("select * from leadership.track_standing(:effective, :recorded) where track_id = :track")
                .params(asOf.parameters())
                .param("track", trackId)
                .query(TrackEndpoint::track)
                .optional();
    }

    private static Track track(ResultSet row, int n) throws SQLException {
        return new Track(
                row.getObject("track_id", UUID.class),
                row.getString("name"),
                texts(row, "criteria"),
                texts(row, "milestones"),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("nominations_until", LocalDate.class),
                row.getLong("nominations"),
                row.getLong("self_nominations"),
                row.getLong("admissions"),
                row.getLong("completions"),
                row.getLong("departures"),
                row.getLong("advancements"));
    }

    /**
     * One participant in a track.
     *
     * @param milestones completed so far
     * @param ending why they left before completing the track
     * @param lastPosition the latest post or title that they advanced to, if any
     */
    record Candidate(
            UUID candidacyId,
            UUID participantId,
            boolean selfNominated,
            LocalDate nominatedOn,
            @Nullable LocalDate admittedOn,
            List<String> milestones,
            @Nullable LocalDate completedOn,
            @Nullable LocalDate leftOn,
            @Nullable LeavingReason ending,
            int advancements,
            @Nullable String lastPosition) {}

    @GetMapping("/api/leadership/tracks/{trackId}/candidacies")
    @Example("""
            {"items": [{"candidacyId": "7c2f3f0e-8d52-3a41-9c55-1de2d8a5b3f4",
              "participantId": "4a88ca35-f8bb-4485-9b69-c4fb83198cef", "selfNominated": true,
              "nominatedOn": "2030-01-10", "admittedOn": "2030-02-01", "milestones": ["leads a shift"],
              "completedOn": null, "leftOn": null, "ending": null, "advancements": 0, "lastPosition": null}],
              "next": "N2MyZjNmMGUtOGQ1Mi0zYTQxLTljNTUtMWRlMmQ4YTViM2Y0"}""")
    @PersonLevel
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, AUDITOR})
    Page<Candidate> candidacies(
            @PathVariable UUID trackId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var rows = jdbc.sql("""
                        select c.*,
                            array(select milestone from leadership.milestone m where m.candidacy_id = c.candidacy_id
                                order by completed_on, milestone) as milestones,
                            (select count(*) from leadership.advancement a where a.candidacy_id = c.candidacy_id)
                                as advancements,
                            (select position_held from leadership.advancement a where a.candidacy_id = c.candidacy_id
                                order by advanced_on desc, advancement_id limit 1) as last_position
                        from leadership.candidacy c
                        where track_id = ? and candidacy_id > ? order by candidacy_id limit ?""")
                .params(trackId, Page.afterId(cursor), Page.limit(limit) + 1)
                .query(TrackEndpoint::candidate)
                .list();
        return Page.of(rows, limit, Candidate::candidacyId);
    }

    /**
     * Shows a nominee to whoever decides on the admission, with the digest that goes back with it. It never changes, so
     * auditors recompute a recorded digest from the same answer.
     */
    @GetMapping("/api/leadership/candidacies/{candidacyId}")
    @Example("""
            {"shown": {"candidacyId": "7c2f3f0e-8d52-3a41-9c55-1de2d8a5b3f4",
              "trackId": "5f8d7e9a-3d2c-4c38-9a53-6b7a1c0f2e11",
              "participantId": "4a88ca35-f8bb-4485-9b69-c4fb83198cef", "criteria": ["one year at a draw station"],
              "selfNominated": true, "nominatedOn": "2030-01-10"},
              "shownDigest": "7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730"}""")
    @PersonLevel
    @RolesAllowed({PROGRAMME_MANAGER, AUDITOR})
    Shown<ShownCandidacy> candidacy(@PathVariable UUID candidacyId) {
        return jdbc.sql("select * from leadership.candidacy join leadership.track using (track_id)"
                        + " where candidacy_id = ?")
                .param(candidacyId)
                .query((row, n) -> Shown.of(new ShownCandidacy(
                        row.getObject("candidacy_id", UUID.class),
                        row.getObject("track_id", UUID.class),
                        row.getObject("participant_id", UUID.class),
                        texts(row, "criteria"),
                        row.getBoolean("self_nominated"),
                        row.getObject("nominated_on", LocalDate.class))))
                .optional()
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no such candidacy."));
    }

    private static Candidate candidate(ResultSet row, int n) throws SQLException {
        String ending = row.getString("ending");
        return new Candidate(
                row.getObject("candidacy_id", UUID.class),
                row.getObject("participant_id", UUID.class),
                row.getBoolean("self_nominated"),
                row.getObject("nominated_on", LocalDate.class),
                row.getObject("admitted_on", LocalDate.class),
                texts(row, "milestones"),
                row.getObject("completed_on", LocalDate.class),
                row.getObject("left_on", LocalDate.class),
                ending == null ? null : LeavingReason.valueOf(ending),
                row.getInt("advancements"),
                row.getString("last_position"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
