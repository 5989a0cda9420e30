package org.fairlab.query.outreach;

import java.util.stream.Collectors;
import org.fairlab.events.AccessEvent;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.InclusionEvent;
import org.fairlab.events.LactationEvent;
import org.fairlab.events.LeadershipEvent;
import org.fairlab.events.MentorshipEvent;
import org.fairlab.events.OutreachEvent;
import org.fairlab.events.OutreachEvent.*;
import org.fairlab.events.PeopleEvent;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.events.ReferenceEvent;
import org.fairlab.events.ScholarshipEvent;
import org.fairlab.events.ScholarshipEvent.ApplicationSubmitted;
import org.fairlab.events.TrainingEvent;
import org.fairlab.events.TrainingEvent.LearnerEnrolled;
import org.fairlab.query.projection.Projection;
import org.fairlab.query.projection.RecordedEvent;
import org.fairlab.query.projection.Rows;
import org.springframework.stereotype.Component;

/** Partnerships, outreach events with their reach, and prospects with what they did after they were met. */
@Component
class Outreach implements Projection {

    static final String NAME = "outreach";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(RecordedEvent recorded, Rows rows) {
        switch (recorded.event()) {
            case OutreachEvent e -> on(e, recorded, rows);
            case ApplicationSubmitted e ->
                rows.write(
                        "insert into application values (?, ?, ?, ?)",
                        e.applicationId(),
                        e.participantId(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case LearnerEnrolled e ->
                rows.write(
                        "insert into enrolment values (?, ?, ?, ?)",
                        e.enrolmentId(),
                        e.participantId(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case CareerMilestoneReached e ->
                rows.write(
                        "insert into milestone values (?, ?, ?, ?, ?, ?)",
                        e.participantId(),
                        recorded.position(),
                        e.milestoneId(),
                        e.milestone() == Milestone.HIRED,
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case MilestoneCorrected e -> corrected(e, recorded, rows);
            case PeopleEvent _, ScholarshipEvent _, MentorshipEvent _, TrainingEvent _, LactationEvent _ -> {}
            case LeadershipEvent _ -> {}
            case AdvocacyEvent _, InclusionEvent _, ReferenceEvent _ -> {}
            case AccessEvent _ -> {}
        }
    }

    /** What was reached in truth was reached on the day of what it corrects. */
    private static void corrected(MilestoneCorrected event, RecordedEvent recorded, Rows rows) {
        rows.write(
                "update milestone set superseded_at = ?, superseded_by = ?"
                        + " where participant_id = ? and milestone_id = ? and superseded_at is null",
                recorded.recordedAtUtc(),
                recorded.position(),
                event.participantId(),
                event.milestoneId());
        rows.write("""
                        insert into milestone
                        select participant_id, superseded_by, milestone_id, ?, effective_on, superseded_at from milestone
                        where participant_id = ? and superseded_by = ?""", event.milestone() == Milestone.HIRED, event.participantId(), recorded.position());
    }

    private static void on(OutreachEvent event, RecordedEvent recorded, Rows rows) {
        switch (event) {
            case PartnershipFormed e ->
                rows.write(
                        "insert into partnership values (?, ?, ?, ?, ?)",
                        e.partnershipId(),
                        e.name(),
                        e.kind().name(),
                        e.topics().stream().map(Enum::name).sorted().collect(Collectors.joining(",")),
                        e.effectiveOn());
            case PartnershipEnded e ->
                rows.write(
                        "update partnership set ended_on = ? where partnership_id = ?",
                        e.effectiveOn(),
                        e.partnershipId());
            case OutreachEventPlanned e -> planned(e, rows);
            case OutreachEventHeld e ->
                rows.write(
                        "update outreach_event set held_on = ? where outreach_event_id = ?",
                        e.effectiveOn(),
                        e.outreachEventId());
            case OutreachEventCancelled e ->
                rows.write(
                        "update outreach_event set cancelled_on = ? where outreach_event_id = ?",
                        e.effectiveOn(),
                        e.outreachEventId());
            case ReachRecorded e -> reached(e, rows);
            case ProspectRegistered e ->
                rows.write(
                        "insert into prospect values (?, ?, ?, ?, ?, ?, ?)",
                        e.prospectId(),
                        e.participantId(),
                        e.channel().name(),
                        e.outreachEventId(),
                        e.partnershipId(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case ContactMade e ->
                rows.write(
                        "insert into contact values (?, ?, ?, ?)",
                        e.prospectId(),
                        e.contactId(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case StageAdvanced e ->
                rows.write(
                        "insert into stage values (?, ?, ?, ?, ?)",
                        e.prospectId(),
                        recorded.position(),
                        e.stage().name(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case StageCorrected e ->
                rows.write(
                        "update stage set superseded_at = ?"
                                + " where prospect_id = ? and stage = ? and superseded_at is null",
                        recorded.recordedAtUtc(),
                        e.prospectId(),
                        e.stage().name());
        }
    }

    private static void planned(OutreachEventPlanned event, Rows rows) {
        rows.write(
                "insert into outreach_event values (?, ?, ?, ?, ?, ?, ?, ?)",
                event.outreachEventId(),
                event.name(),
                event.kind().name(),
                event.topic().name(),
                event.place(),
                event.slot().startsAt(),
                event.slot().timeZone().getId(),
                event.slot().minutes());
        event.partnershipIds()
                .forEach(partner -> rows.write("insert into partner values (?, ?)", event.outreachEventId(), partner));
    }

    private static void reached(ReachRecorded event, Rows rows) {
        rows.write(
                "insert into reach values (?, ?, ?, ?)",
                event.outreachEventId(),
                event.reachId(),
                event.audience().name(),
                event.people());
        if (event.corrects() != null) {
            rows.write(
                    "update reach set replaced = true where outreach_event_id = ? and reach_id = ?",
                    event.outreachEventId(),
                    event.corrects());
        }
    }
}
