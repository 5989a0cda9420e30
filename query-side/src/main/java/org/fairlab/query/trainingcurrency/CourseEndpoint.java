package org.fairlab.query.trainingcurrency;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.DASHBOARD_VIEWER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.fairlab.events.TrainingEvent.Topic;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Page;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Courses in all their versions. */
@RestController
class CourseEndpoint implements ReadModel {

    private final JdbcClient jdbc;

    CourseEndpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return TrainingCurrency.NAME;
    }

    /**
     * A course as its latest version has it.
     *
     * @param enrolments of all versions, those withdrawn from included
     * @param completions that were not voided
     */
    record Course(
            UUID courseId,
            int version,
            String title,
            List<Topic> topics,
            @Nullable String cip,
            @Nullable Integer awardLevel,
            long offerings,
            long enrolments,
            long completions) {}

    @GetMapping("/api/courses")
    @Example("""
            {"items": [{"courseId": "21e5e033-d0c5-47d6-82b8-3ce84d79ebfb", "version": 2,
              "title": "Lactation support at the draw station", "topics": ["LACTATION_SUPPORT"], "cip": "51.1009",
              "awardLevel": 1, "offerings": 2, "enrolments": 4, "completions": 4}],
              "next": "MjFlNWUwMzMtZDBjNS00N2Q2LTgyYjgtM2NlODRkNzllYmZi"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, AUDITOR})
    Page<Course> courses(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        var rows = jdbc.sql("""
                        select distinct on (v.course_id) v.*,
                            array(select topic from training_currency.course_topic t
                                where t.course_id = v.course_id and t.version = v.version order by topic) as topics,
                            (select count(*) from training_currency.offering o where o.course_id = v.course_id)
                                as offerings,
                            (select count(*) from training_currency.enrolment e where e.course_id = v.course_id)
                                as enrolments,
                            (select count(*) from training_currency.training c where c.course_id = v.course_id)
                                as completions
                        from training_currency.course_version v where v.course_id > ?
                        order by v.course_id, v.version desc limit ?""")
                .params(Page.afterId(cursor), Page.limit(limit) + 1)
                .query((row, n) -> new Course(
                        row.getObject("course_id", UUID.class),
                        row.getInt("version"),
                        row.getString("title"),
                        topics(row),
                        row.getString("cip"),
                        row.getObject("award_level", Integer.class),
                        row.getLong("offerings"),
                        row.getLong("enrolments"),
                        row.getLong("completions")))
                .list();
        return Page.of(rows, limit, Course::courseId);
    }

    /** One version of a course, with what its completion takes. */
    record Version(
            int version,
            String title,
            List<Topic> topics,
            @Nullable Integer validityMonths,
            int noticeDays,
            int minimumAttendance,
            @Nullable Integer passMark,
            LocalDate publishedOn) {}

    @GetMapping("/api/courses/{courseId}/versions")
    @Example("""
            {"items": [{"version": 1, "title": "Lactation support at the draw station",
              "topics": ["LACTATION_SUPPORT"], "validityMonths": 24, "noticeDays": 60, "minimumAttendance": 80,
              "passMark": 70, "publishedOn": "2026-01-01"}], "next": "MQ"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, DASHBOARD_VIEWER, AUDITOR})
    Page<Version> versions(
            @PathVariable UUID courseId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var rows = jdbc.sql("""
                        select v.*, array(select topic from training_currency.course_topic t
                            where t.course_id = v.course_id and t.version = v.version order by topic) as topics
                        from training_currency.course_version v
                        where course_id = ? and version > ? order by version limit ?""")
                .params(courseId, after(cursor), Page.limit(limit) + 1)
                .query((row, n) -> new Version(
                        row.getInt("version"),
                        row.getString("title"),
                        topics(row),
                        row.getObject("validity_months", Integer.class),
                        row.getInt("notice_days"),
                        row.getInt("minimum_attendance"),
                        row.getObject("pass_mark", Integer.class),
                        row.getObject("published_on", LocalDate.class)))
                .list();
        return Page.of(rows, limit, Version::version);
    }

    private static int after(@Nullable String cursor) {
        try {
            return Integer.parseInt(Page.after(cursor, "0"));
        } catch (NumberFormatException malformed) {
            throw new InvalidInput("cursor", "is not one that this list gave out");
        }
    }

    private static List<Topic> topics(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("topics").getArray())
                .map(Topic::valueOf)
                .toList();
    }
}
