package org.fairlab.query.trainingcurrency;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.platform.web.Page;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Offerings, and how each learner in them stands. */
@RestController
class OfferingEndpoint implements ReadModel {

    private final JdbcClient jdbc;
    private final ZoneId zone;

    OfferingEndpoint(JdbcClient jdbc, @Value("${fairlab.time-zone:UTC}") ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    @Override
    public String name() {
        return TrainingCurrency.NAME;
    }

    /** A course version taught at a site. */
    record Offering(
            UUID offeringId,
            UUID courseId,
            int version,
            String title,
            String site,
            LocalDate startsOn,
            LocalDate endsOn,
            int sessions,
            long enrolments) {}

    @GetMapping("/api/offerings")
    @Example("""
            {"items": [{"offeringId": "994da767-8aca-40b4-bb38-8edf8aa9fc2e",
              "courseId": "21e5e033-d0c5-47d6-82b8-3ce84d79ebfb", "version": 1,
              "title": "Lactation support at the draw station", "site": "ipeds:100706", "startsOn": "2026-02-01",
              "endsOn": "2026-11-21", "sessions": 1, "enrolments": 2}],
              "next": "OTk0ZGE3NjctOGFjYS00MGI0LWJiMzgtOGVkZjhhYTlmYzJl"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, AUDITOR})
    Page<Offering> offerings(
            @RequestParam(required = false) @Nullable UUID courseId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var rows = jdbc.sql("""
                        select o.*, v.title, (select count(*) from training_currency.enrolment e
                            where e.offering_id = o.offering_id) as enrolments
                        from training_currency.offering o
                        join training_currency.course_version v using (course_id, version)
                        where (?::uuid is null or o.course_id = ?) and o.offering_id > ?
                        order by o.offering_id limit ?""")
                .param(courseId)
                .param(courseId)
                .params(Page.afterId(cursor), Page.limit(limit) + 1)
                .query(Offering.class)
                .list();
        return Page.of(rows, limit, Offering::offeringId);
    }

    /**
     * One person in an offering.
     *
     * @param attended sessions
     * @param bestScore of the assessments, in percent
     * @param completedOn of the completion that stands, if any
     * @param voidedCompletions completions that did not hold
     * @param certificate the last one: VALID, DUE, EXPIRED, RENEWED, REVOKED or, with its completion, VOIDED
     */
    record Learner(
            UUID enrolmentId,
            UUID participantId,
            LocalDate enrolledOn,
            @Nullable LocalDate withdrewOn,
            int attended,
            @Nullable Integer bestScore,
            @Nullable LocalDate completedOn,
            int voidedCompletions,
            @Nullable UUID certificateId,
            @Nullable String certificate,
            @Nullable LocalDate expiresOn) {}

    @GetMapping("/api/offerings/{offeringId}/learners")
    @Example("""
            {"items": [{"enrolmentId": "eff3e390-1bbf-3cc7-802c-7c7d1c068829",
              "participantId": "a04bd4b7-86b1-4aa6-9064-473441381127", "enrolledOn": "2026-02-01",
              "withdrewOn": null, "attended": 1, "bestScore": 85, "completedOn": "2026-03-01",
              "voidedCompletions": 0, "certificateId": "4ab3f9df-e83c-4bed-93aa-688482124605",
              "certificate": "VALID", "expiresOn": "2028-03-01"}],
              "next": "ZWZmM2UzOTAtMWJiZi0zY2M3LTgwMmMtN2M3ZDFjMDY4ODI5"}""")
    @PersonLevel
    @RolesAllowed({SITE_COORDINATOR, PROGRAMME_MANAGER, AUDITOR})
    Page<Learner> learners(
            @PathVariable UUID offeringId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var rows = jdbc.sql("""
                        select e.*,
                            (select count(*) from training_currency.attendance a
                                where a.enrolment_id = e.enrolment_id and present) as attended,
                            (select max(score) from training_currency.assessment a
                                where a.enrolment_id = e.enrolment_id) as best_score,
                            (select max(effective_on) from training_currency.completion c
                                where c.enrolment_id = e.enrolment_id and superseded_at is null) as completed_on,
                            (select count(*) from training_currency.completion c
                                where c.enrolment_id = e.enrolment_id and superseded_at is not null) as voided_completions,
                            t.certificate_id, t.certificate, t.expires_on
                        from training_currency.enrolment e
                        left join lateral (
                            select t.*, training_currency.certificate_state(t, exists (
                                select from training_currency.completion c
                                where c.enrolment_id = t.renewed_by and c.superseded_at is null), ?) as certificate
                            from training_currency.certificate t where t.enrolment_id = e.enrolment_id
                            order by t.position desc limit 1) t on true
                        where e.offering_id = ? and e.enrolment_id > ? order by e.enrolment_id limit ?""")
                .params(LocalDate.now(zone), offeringId, Page.afterId(cursor), Page.limit(limit) + 1)
                .query(Learner.class)
                .list();
        return Page.of(rows, limit, Learner::enrolmentId);
    }
}
