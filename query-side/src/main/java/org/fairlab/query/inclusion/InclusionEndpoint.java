package org.fairlab.query.inclusion;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.DASHBOARD_VIEWER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.fairlab.events.InclusionEvent.BarrierKind;
import org.fairlab.platform.web.Page;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Barriers, initiatives and policies as they stood on a day: what answers what, whose it is, and which reviews were
 * overdue by then.
 */
@RestController
public class InclusionEndpoint implements ReadModel {

    /** The dates of review that held on a day: the one set last by then. */
    private static final String STOOD = """
            with stood as (
                select r.*, s.review_on, ended_on is null and s.review_on < :on as overdue
                from inclusion.reviewed(:on, :recorded) r
                cross join lateral (select review_on from inclusion.review v
                    where v.reviewed_id = r.reviewed_id and v.set_on <= :on and v.set_at <= :recorded
                    order by v.set_on desc, v.position desc limit 1) s)
            """;

    private final JdbcClient jdbc;
    private final ZoneId zone;

    public InclusionEndpoint(JdbcClient jdbc, @Value("${fairlab.time-zone:UTC}") ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    @Override
    public String name() {
        return Inclusion.NAME;
    }

    /** What is reviewed. */
    public enum What {
        BARRIER,
        INITIATIVE,
        POLICY
    }

    /**
     * What there is of one kind.
     *
     * @param begun identified, started or adopted by the day
     * @param standing of those, not resolved, concluded or retired by the day
     * @param overdue of those that stand, with a review that was due before the day
     */
    public record Standing(What what, long begun, long standing, long overdue) {}

    /** What there is on a day by what is known now; today if none is given. */
    public List<Standing> standing(@Nullable LocalDate on) {
        return standings(new AsOf(on == null ? null : on.toString(), null));
    }

    /** What there is of each kind. */
    @GetMapping("/api/inclusion/standing")
    @Example("""
            [{"what": "BARRIER", "begun": 9, "standing": 4, "overdue": 1},
             {"what": "INITIATIVE", "begun": 6, "standing": 3, "overdue": 0},
             {"what": "POLICY", "begun": 12, "standing": 11, "overdue": 2}]""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, DASHBOARD_VIEWER, AUDITOR})
    public List<Standing> standings(@ParameterObject AsOf asOf) {
        return jdbc.sql(STOOD + """
                        select what, count(*) as begun, count(*) filter (where ended_on is null) as standing,
                            count(*) filter (where overdue) as overdue
                        from stood group by what order by what""")
                .params(asOf.parameters())
                .param("on", asOf.day(zone))
                .query(Standing.class)
                .list();
    }

    /**
     * A barrier.
     *
     * @param site null if it is everywhere
     * @param owner subject of whoever sees to it
     * @param reviewOn the next review by what was known on the day
     * @param resolvedOn null if it stood on the day
     * @param initiatives those that answer it
     * @param policies those that answer it
     * @param curriculumChanges those that answer it
     */
    record Barrier(
            UUID barrierId,
            BarrierKind kind,
            @Nullable String site,
            String description,
            String owner,
            LocalDate identifiedOn,
            LocalDate reviewOn,
            boolean overdue,
            @Nullable LocalDate resolvedOn,
            List<UUID> initiatives,
            List<UUID> policies,
            List<UUID> curriculumChanges) {}

    /**
     * @param on the day, today if none is given
     * @param overdue only those with an overdue review, or only those without
     */
    @GetMapping("/api/barriers")
    @Example("""
            {"items": [{"barrierId": "7b1c9d3e-4f52-4a86-8c07-2e9d5a61b3f4", "kind": "SCHEDULE",
              "site": "Springfield draw station", "description": "shifts are announced two days ahead",
              "owner": "coordinator-7", "identifiedOn": "2029-11-02", "reviewOn": "2030-01-10", "overdue": true,
              "resolvedOn": null, "initiatives": ["5d0e8f2b-6a14-4c93-b7d8-1f3a9c5e2470"], "policies": [],
              "curriculumChanges": []}],
              "next": "N2IxYzlkM2UtNGY1Mi00YTg2LThjMDctMmU5ZDVhNjFiM2Y0"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, AUDITOR})
    Page<Barrier> barriers(
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable Boolean overdue,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var rows = asked(STOOD + """
                        select b.*, s.*,
                            array(select initiative_id from inclusion.initiative i
                                where b.barrier_id = any (i.barriers) and started_on <= :on order by 1) as initiatives,
                            array(select policy_id from inclusion.policy p
                                where b.barrier_id = any (p.barriers) and adopted_on <= :on order by 1) as policies,
                            array(select change_id from inclusion.curriculum_change c
                                where c.barrier_id = b.barrier_id and requested_on <= :on order by 1) as changes
                        from inclusion.barrier b join stood s on s.reviewed_id = b.barrier_id
                        where (:overdue::boolean is null or s.overdue = :overdue) and barrier_id > :after
                        order by barrier_id limit :limit""", on)
                .param("overdue", overdue)
                .param("after", Page.afterId(cursor))
                .param("limit", Page.limit(limit) + 1)
                .query((row, n) -> new Barrier(
                        row.getObject("barrier_id", UUID.class),
                        BarrierKind.valueOf(row.getString("kind")),
                        row.getString("site"),
                        row.getString("description"),
                        row.getString("owner"),
                        date(row, "identified_on"),
                        date(row, "review_on"),
                        row.getBoolean("overdue"),
                        ended(row),
                        ids(row, "initiatives"),
                        ids(row, "policies"),
                        ids(row, "changes")))
                .list();
        return Page.of(rows, limit, Barrier::barrierId);
    }

    /**
     * An initiative, or a policy.
     *
     * @param id the initiative's or the policy's
     * @param barriers those that it answers
     * @param owner subject of whoever is answerable for it
     * @param endedOn when it was concluded or retired, null if it stood on the day
     */
    record Answering(
            UUID id,
            String name,
            List<UUID> barriers,
            String owner,
            LocalDate begunOn,
            LocalDate reviewOn,
            boolean overdue,
            @Nullable LocalDate endedOn) {}

    @GetMapping("/api/initiatives")
    @Example("""
            {"items": [{"id": "5d0e8f2b-6a14-4c93-b7d8-1f3a9c5e2470", "name": "Four weeks' notice of shifts",
              "barriers": ["7b1c9d3e-4f52-4a86-8c07-2e9d5a61b3f4"], "owner": "coordinator-7",
              "begunOn": "2029-12-01", "reviewOn": "2030-06-01", "overdue": false, "endedOn": null}],
              "next": "NWQwZThmMmItNmExNC00YzkzLWI3ZDgtMWYzYTljNWUyNDcw"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, AUDITOR})
    Page<Answering> initiatives(
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable Boolean overdue,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return answering(
                "select initiative_id as id, name, barriers, owner from inclusion.initiative",
                on,
                overdue,
                cursor,
                limit);
    }

    @GetMapping("/api/policies")
    @Example("""
            {"items": [{"id": "c3a7e915-2b68-4d0f-9e54-8a1d6f7b3c02", "name": "Notice of shifts", "barriers": [],
              "owner": "manager-2", "begunOn": "2029-01-15", "reviewOn": "2030-01-10", "overdue": true,
              "endedOn": null}],
              "next": "YzNhN2U5MTUtMmI2OC00ZDBmLTllNTQtOGExZDZmN2IzYzAy"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, AUDITOR})
    Page<Answering> policies(
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable Boolean overdue,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return answering(
                "select policy_id as id, title as name, barriers, owner from inclusion.policy",
                on,
                overdue,
                cursor,
                limit);
    }

    private Page<Answering> answering(
            String select, @Nullable LocalDate on, @Nullable Boolean overdue, @Nullable String cursor, int limit) {
        var rows = asked(STOOD + ", answering as (" + select + ") " + """
                        select a.*, s.* from answering a join stood s on s.reviewed_id = a.id
                        where (:overdue::boolean is null or s.overdue = :overdue) and id > :after
                        order by id limit :limit""", on)
                .param("overdue", overdue)
                .param("after", Page.afterId(cursor))
                .param("limit", Page.limit(limit) + 1)
                .query((row, n) -> new Answering(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        ids(row, "barriers"),
                        row.getString("owner"),
                        date(row, "begun_on"),
                        date(row, "review_on"),
                        row.getBoolean("overdue"),
                        ended(row)))
                .list();
        return Page.of(rows, limit, Answering::id);
    }

    private StatementSpec asked(String sql, @Nullable LocalDate on) {
        return jdbc.sql(sql)
                .params(AsOf.NOW.parameters())
                .param("on", Objects.requireNonNullElseGet(on, () -> LocalDate.now(zone)));
    }

    private static @Nullable LocalDate ended(ResultSet row) throws SQLException {
        return row.getObject("ended_on", LocalDate.class);
    }

    private static LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static List<UUID> ids(ResultSet row, String column) throws SQLException {
        return List.of((UUID[]) row.getArray(column).getArray());
    }
}
