package org.fairlab.query.completions;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.fairlab.events.AccessEvent;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.InclusionEvent;
import org.fairlab.events.LactationEvent;
import org.fairlab.events.LeadershipEvent;
import org.fairlab.events.MentorshipEvent;
import org.fairlab.events.OutreachEvent;
import org.fairlab.events.PeopleEvent;
import org.fairlab.events.ReferenceEvent;
import org.fairlab.events.ScholarshipEvent;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.platform.web.Page;
import org.fairlab.query.demographics.Answers;
import org.fairlab.query.demographics.Group;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.PastFigures;
import org.fairlab.query.projection.Projection;
import org.fairlab.query.projection.RecordedEvent;
import org.fairlab.query.projection.Rows;
import org.fairlab.query.publication.ExactFigures;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who completes which programmes, where and when? Counts completions, not people: two by one person count twice. */
@RestController
public class Completions implements Projection {

    static final String NAME = "completions";

    private final JdbcClient jdbc;
    private final PastFigures past;

    public Completions(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.past = new PastFigures(NAME, jdbc);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean keepsSums() {
        return true;
    }

    @Override
    public void on(RecordedEvent recorded, Rows rows) {
        switch (recorded.event()) {
            case CoursePublished e -> version(e.courseId(), 1, e.content(), rows);
            case CourseRevised e -> version(e.courseId(), e.version(), e.content(), rows);
            case OfferingScheduled e ->
                rows.write("insert into offering (offering_id, site) values (?, ?)", e.offeringId(), e.site());
            case LearnerEnrolled e ->
                rows.write(
                        "insert into enrolment (enrolment_id, participant_id, offering_id, course_id, course_version)"
                                + " values (?, ?, ?, ?, ?)",
                        e.enrolmentId(),
                        e.participantId(),
                        e.offeringId(),
                        e.courseId(),
                        e.courseVersion());
            case TrainingCompleted e ->
                rows.write(
                        "insert into fact (enrolment_id, position, effective_on, recorded_at) values (?, ?, ?, ?)",
                        e.enrolmentId(),
                        recorded.position(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case CompletionVoided e ->
                rows.write(
                        "update fact set superseded_at = ?, superseded_by = ?"
                                + " where enrolment_id = ? and superseded_at is null",
                        recorded.recordedAtUtc(),
                        recorded.position(),
                        e.enrolmentId());
            case LearnerWithdrew _, AttendanceRecorded _, AssessmentScored _ -> {}
            case CertificateIssued _, CertificateRevoked _, CertificateExpired _ -> {}
            case RecertificationDue _, RecertificationCompleted _ -> {}
            case PeopleEvent _, ScholarshipEvent _, MentorshipEvent _, OutreachEvent _, LactationEvent _ -> {}
            case LeadershipEvent _ -> {}
            case AdvocacyEvent _, InclusionEvent _, ReferenceEvent _ -> {}
            case AccessEvent _ -> {}
        }
    }

    private static void version(UUID courseId, int version, Content content, Rows rows) {
        rows.write(
                "insert into course_version (course_id, version, title, cip, award_level) values (?, ?, ?, ?, ?)",
                courseId,
                version,
                content.title(),
                content.cip(),
                content.awardLevel());
    }

    /**
     * Completions in one dimension.
     *
     * @param total all completions that the filters leave, on this page and the others
     */
    public record Figures(
            String by,
            long total,
            List<Figure> items,
            @Nullable String next) {}

    /**
     * @param key the year, code, level or site that it counts; {@code NONE} for a course that has none
     * @param group the group that it counts, for figures by race or sex
     */
    public record Figure(String key, @Nullable Group group, long completions) {}

    /** Completions as they are known now. */
    public Figures completions(
            String by,
            @Nullable Integer year,
            @Nullable String cip,
            @Nullable Integer awardLevel,
            @Nullable String cursor,
            int limit) {
        return completions(by, year, cip, awardLevel, AsOf.NOW, Answers.AT_CLOSE, cursor, limit);
    }

    /**
     * Completions by a dimension.
     *
     * @param answers which answers count for figures by race or sex
     */
    @GetMapping("/api/completions")
    @Example("""
            {"by": "race", "total": 4, "items": [{"key": "SPD15_2024:ASIAN", "group": {"standard": "SPD15_2024",
              "category": "ASIAN", "apart": false}, "completions": 2}], "next": "U1BEMTVfMjAyNDpBU0lBTg"}""")
    @ExactFigures
    @RolesAllowed({PROGRAMME_MANAGER, AUDITOR})
    Figures completions(
            @RequestParam(defaultValue = "year") String by,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String cip,
            @RequestParam(required = false) @Nullable Integer awardLevel,
            @ParameterObject AsOf asOf,
            @RequestParam(defaultValue = "AT_CLOSE") Answers answers,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Dimension dimension = Dimension.of(by, jdbc);
        if (!dimension.isGroup()) {
            return figures(
                    dimension,
                    past.asOf(asOf.recordedAt(), asOf.effectiveOn()),
                    dims -> fits(year, dims.get(0)) && fits(cip, dims.get(2)) && fits(awardLevel, dims.get(3)),
                    Page.after(cursor, ""),
                    limit);
        }
        var total = new long[1];
        var rows = jdbc.sql("""
                        select key, completions, total from (
                            select coalesce(g.%1$s, 'NOT_ASKED') collate "C" as key, count(*) as completions,
                                sum(count(*)) over () as total
                            from completions.completion(:effective, :recorded) c
                            %2$s
                            where (:year::int is null or c.year = :year)
                                and (:cip::text is null or c.cip = :cip)
                                and (:awardLevel::int is null or c.award_level = :awardLevel)
                            group by 1) f
                        where key > :after order by key limit :limit""".formatted(by, answers.join("c.participant_id", "c.completed_on")))
                .params(asOf.parameters())
                .param("year", year)
                .param("cip", cip)
                .param("awardLevel", awardLevel)
                .param("after", Page.after(cursor, ""))
                .param("limit", Page.limit(limit) + 1)
                .query((row, n) -> {
                    total[0] = row.getLong("total");
                    String key = row.getString("key");
                    return new Figure(key, Group.of(key), row.getLong("completions"));
                })
                .list();
        Page<Figure> page = Page.of(rows, limit, Figure::key);
        return new Figures(by, total[0], page.items(), page.next());
    }

    private static boolean fits(@Nullable Object wanted, @Nullable String is) {
        return wanted == null || wanted.toString().equals(is);
    }

    /** @param all completions by year, site, code and level */
    private static Figures figures(
            Dimension dimension,
            Map<List<@Nullable String>, long[]> all,
            Predicate<List<@Nullable String>> counted,
            String after,
            int limit) {
        var by = new TreeMap<String, Long>();
        all.forEach((dims, completions) -> {
            if (counted.test(dims)) {
                by.merge(dimension.key(dims), completions[0], Long::sum);
            }
        });
        List<Figure> rows = by.tailMap(after, false).entrySet().stream()
                .limit(Page.limit(limit) + 1)
                .map(each -> new Figure(each.getKey(), null, each.getValue()))
                .toList();
        Page<Figure> page = Page.of(rows, limit, Figure::key);
        long total = by.values().stream().mapToLong(Long::longValue).sum();
        return new Figures(dimension.parameter(), total, page.items(), page.next());
    }
}
