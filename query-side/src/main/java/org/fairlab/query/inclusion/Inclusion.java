package org.fairlab.query.inclusion;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.AccessEvent;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.InclusionEvent.*;
import org.fairlab.events.LactationEvent;
import org.fairlab.events.LeadershipEvent;
import org.fairlab.events.MentorshipEvent;
import org.fairlab.events.OutreachEvent;
import org.fairlab.events.PeopleEvent;
import org.fairlab.events.ReferenceEvent;
import org.fairlab.events.ScholarshipEvent;
import org.fairlab.events.TrainingEvent;
import org.fairlab.query.projection.Projection;
import org.fairlab.query.projection.RecordedEvent;
import org.fairlab.query.projection.Rows;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What stands in people's way, and what is done about it? Whether a review is overdue depends on the day asked for. */
@Component
class Inclusion implements Projection {

    static final String NAME = "inclusion";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(RecordedEvent recorded, Rows rows) {
        switch (recorded.event()) {
            case BarrierIdentified e -> {
                rows.write(
                        "insert into barrier (barrier_id, kind, site, description, owner, identified_on,"
                                + " identified_at) values (?, ?, ?, ?, ?, ?, ?)",
                        e.barrierId(),
                        e.kind().name(),
                        e.site(),
                        e.description(),
                        e.owner(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
                review(e.barrierId(), recorded, e.reviewOn(), null, rows);
            }
            case BarrierReviewed e -> review(e.barrierId(), recorded, e.reviewOn(), e.findings(), rows);
            case BarrierResolved e ->
                rows.write(
                        "update barrier set resolved_on = ?, resolved_at = ?, resolution = ? where barrier_id = ?",
                        e.effectiveOn(),
                        recorded.recordedAtUtc(),
                        e.resolution(),
                        e.barrierId());
            case InitiativeStarted e -> {
                rows.write(
                        "insert into initiative (initiative_id, name, barriers, owner, started_on, started_at)"
                                + " values (?, ?, ?, ?, ?, ?)",
                        e.initiativeId(),
                        e.name(),
                        ids(e.barrierIds()),
                        e.owner(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
                review(e.initiativeId(), recorded, e.reviewOn(), null, rows);
            }
            case InitiativeReviewed e -> review(e.initiativeId(), recorded, e.reviewOn(), e.findings(), rows);
            case InitiativeConcluded e ->
                rows.write(
                        "update initiative set concluded_on = ?, concluded_at = ?, outcome = ?"
                                + " where initiative_id = ?",
                        e.effectiveOn(),
                        recorded.recordedAtUtc(),
                        e.outcome(),
                        e.initiativeId());
            case PolicyAdopted e -> {
                rows.write(
                        "insert into policy (policy_id, title, barriers, owner, adopted_on, adopted_at)"
                                + " values (?, ?, ?, ?, ?, ?)",
                        e.policyId(),
                        e.title(),
                        ids(e.barrierIds()),
                        e.owner(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
                review(e.policyId(), recorded, e.reviewOn(), null, rows);
            }
            case PolicyReviewed e -> review(e.policyId(), recorded, e.reviewOn(), e.findings(), rows);
            case PolicyRetired e ->
                rows.write(
                        "update policy set retired_on = ?, retired_at = ? where policy_id = ?",
                        e.effectiveOn(),
                        recorded.recordedAtUtc(),
                        e.policyId());
            case CommunityConsulted e ->
                rows.write(
                        "insert into consultation values (?, ?, ?, ?, ?, ?, ?)",
                        e.consultationId(),
                        e.community(),
                        e.kind().name(),
                        e.attendance(),
                        e.findings(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case CurriculumChangeRequested e ->
                rows.write(
                        "insert into curriculum_change (change_id, consultation_id, barrier_id, course_id,"
                                + " course_version, change, requested_on, requested_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
                        e.changeId(),
                        e.consultationId(),
                        e.barrierId(),
                        e.courseId(),
                        e.courseVersion(),
                        e.change(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case CurriculumChangeMade e ->
                rows.write(
                        "update curriculum_change set made_by_version = ?, made_on = ?, made_at = ? where change_id = ?",
                        e.courseVersion(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc(),
                        e.changeId());
            case SurveyEvent _ -> {}
            case PeopleEvent _, ScholarshipEvent _, MentorshipEvent _, TrainingEvent _, OutreachEvent _ -> {}
            case LactationEvent _, LeadershipEvent _, AdvocacyEvent _, ReferenceEvent _ -> {}
            case AccessEvent _ -> {}
        }
    }

    private static void review(
            UUID reviewed, RecordedEvent recorded, LocalDate reviewOn, @Nullable String findings, Rows rows) {
        rows.write(
                "insert into review values (?, ?, ?, ?, ?, ?)",
                reviewed,
                recorded.position(),
                recorded.event().effectiveOn(),
                recorded.recordedAtUtc(),
                reviewOn,
                findings);
    }

    private static UUID[] ids(Set<UUID> ids) {
        return ids.stream().sorted().toArray(UUID[]::new);
    }
}
