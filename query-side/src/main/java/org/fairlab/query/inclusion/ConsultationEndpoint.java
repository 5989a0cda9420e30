package org.fairlab.query.inclusion;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.DASHBOARD_VIEWER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fairlab.events.InclusionEvent.ConsultationKind;
import org.fairlab.platform.web.Page;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Consultations of communities, and the changes of courses that they and barriers led to. */
@RestController
public class ConsultationEndpoint implements ReadModel {

    private final JdbcClient jdbc;

    public ConsultationEndpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return Inclusion.NAME;
    }

    /**
     * A change of a course.
     *
     * @param consultationId what it answers, if that is a consultation
     * @param barrierId what it answers, if that is a barrier
     * @param courseVersion the version that it was asked of
     * @param madeByVersion the later version that makes it, null until one does
     */
    record CurriculumChange(
            UUID changeId,
            @Nullable UUID consultationId,
            @Nullable UUID barrierId,
            UUID courseId,
            int courseVersion,
            String change,
            LocalDate requestedOn,
            @Nullable Integer madeByVersion,
            @Nullable LocalDate madeOn) {}

    /** A consultation with the changes that it led to. */
    record Consultation(
            UUID consultationId,
            String community,
            ConsultationKind kind,
            int attendance,
            String findings,
            LocalDate heldOn,
            List<CurriculumChange> curriculumChanges) {}

    @GetMapping("/api/consultations")
    @Example("""
            {"items": [{"consultationId": "9e4d2b7a-1c83-4f06-b5d9-3a7f8e2c6041",
              "community": "deaf and hard-of-hearing people of Springfield", "kind": "LISTENING_SESSION",
              "attendance": 14, "findings": "draw stations call patients by voice only", "heldOn": "2030-01-10",
              "curriculumChanges": [{"changeId": "e81b5c4d-7f29-4a63-9d10-6c2e8a4f7b35",
                "consultationId": "9e4d2b7a-1c83-4f06-b5d9-3a7f8e2c6041", "barrierId": null,
                "courseId": "2d6f0c1e-93b4-4a57-8e21-b7c5d4f3a908", "courseVersion": 1,
                "change": "adds how to call patients who do not hear", "requestedOn": "2030-01-15",
                "madeByVersion": 2, "madeOn": "2030-03-01"}]}],
              "next": "OWU0ZDJiN2EtMWM4My00ZjA2LWI1ZDktM2E3ZjhlMmM2MDQx"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, AUDITOR})
    Page<Consultation> consultations(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        Map<UUID, List<CurriculumChange>> changes = jdbc
                .sql("select * from inclusion.curriculum_change where consultation_id is not null"
                        + " order by requested_on, change_id")
                .query(ConsultationEndpoint::change)
                .list()
                .stream()
                .collect(Collectors.groupingBy(change -> Objects.requireNonNull(change.consultationId())));
        var rows = jdbc.sql("select * from inclusion.consultation where consultation_id > ?"
                        + " order by consultation_id limit ?")
                .params(Page.afterId(cursor), Page.limit(limit) + 1)
                .query((row, n) -> consultation(row, changes))
                .list();
        return Page.of(rows, limit, Consultation::consultationId);
    }

    private static Consultation consultation(ResultSet row, Map<UUID, List<CurriculumChange>> changes)
            throws SQLException {
        UUID id = row.getObject("consultation_id", UUID.class);
        return new Consultation(
                id,
                row.getString("community"),
                ConsultationKind.valueOf(row.getString("kind")),
                row.getInt("attendance"),
                row.getString("findings"),
                row.getObject("held_on", LocalDate.class),
                changes.getOrDefault(id, List.of()));
    }

    @GetMapping("/api/curriculum-changes")
    @Example("""
            {"items": [{"changeId": "e81b5c4d-7f29-4a63-9d10-6c2e8a4f7b35", "consultationId": null,
              "barrierId": "7b1c9d3e-4f52-4a86-8c07-2e9d5a61b3f4",
              "courseId": "2d6f0c1e-93b4-4a57-8e21-b7c5d4f3a908", "courseVersion": 1,
              "change": "adds how to plan shifts", "requestedOn": "2030-01-15", "madeByVersion": null,
              "madeOn": null}],
              "next": "ZTgxYjVjNGQtN2YyOS00YTYzLTlkMTAtNmMyZThhNGY3YjM1"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, AUDITOR})
    Page<CurriculumChange> changes(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        var rows = jdbc.sql("select * from inclusion.curriculum_change where change_id > ? order by change_id limit ?")
                .params(Page.afterId(cursor), Page.limit(limit) + 1)
                .query(ConsultationEndpoint::change)
                .list();
        return Page.of(rows, limit, CurriculumChange::changeId);
    }

    private static CurriculumChange change(ResultSet row, int n) throws SQLException {
        return new CurriculumChange(
                row.getObject("change_id", UUID.class),
                row.getObject("consultation_id", UUID.class),
                row.getObject("barrier_id", UUID.class),
                row.getObject("course_id", UUID.class),
                row.getInt("course_version"),
                row.getString("change"),
                row.getObject("requested_on", LocalDate.class),
                row.getObject("made_by_version", Integer.class),
                row.getObject("made_on", LocalDate.class));
    }

    /**
     * What consultations led to.
     *
     * @param consultations in all
     * @param requested changes of courses asked for in answer to consultations and barriers
     * @param made of those, the ones that a later version of the course makes
     */
    public record Followed(long consultations, long requested, long made) {}

    /** What consultations led to as it is known now. */
    public Followed followed() {
        return followed(AsOf.NOW);
    }

    /** Consultations, and the changes of courses that they and barriers led to. */
    @GetMapping("/api/inclusion/curriculum")
    @Example("""
            {"consultations": 5, "requested": 4, "made": 3}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, DASHBOARD_VIEWER, AUDITOR})
    public Followed followed(@ParameterObject AsOf asOf) {
        return jdbc.sql("""
                        select (select count(*) from inclusion.consultation
                                where held_on <= :effective and held_at <= :recorded) as consultations,
                            count(*) as requested,
                            count(*) filter (where made_on <= :effective and made_at <= :recorded) as made
                        from inclusion.curriculum_change
                        where requested_on <= :effective and requested_at <= :recorded""").params(asOf.parameters()).query(Followed.class).single();
    }
}
