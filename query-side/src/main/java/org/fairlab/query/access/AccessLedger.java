package org.fairlab.query.access;

import java.time.Duration;
import java.time.ZoneOffset;
import org.fairlab.events.AccessEvent;
import org.fairlab.events.AccessEvent.*;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.InclusionEvent;
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
import org.springframework.stereotype.Component;

/** Who was let in beyond their role, until when, and which parties outside asked for whose record. */
@Component
class AccessLedger implements Projection {

    static final String NAME = "access_ledger";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(RecordedEvent recorded, Rows rows) {
        switch (recorded.event()) {
            case AccessEvent e -> on(e, recorded, rows);
            case PeopleEvent _, ScholarshipEvent _, MentorshipEvent _, TrainingEvent _, OutreachEvent _ -> {}
            case LactationEvent _, LeadershipEvent _, AdvocacyEvent _, ReferenceEvent _, InclusionEvent _ -> {}
        }
    }

    private static void on(AccessEvent event, RecordedEvent recorded, Rows rows) {
        switch (event) {
            case GlassBroken e ->
                rows.write(
                        "insert into break_glass values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        e.breakGlassId(),
                        recorded.position(),
                        e.scope().name(),
                        e.personId(),
                        e.brokenBy(),
                        recorded.role(),
                        recorded.reason(),
                        recorded.recordedAtUtc(),
                        recorded.recordedAt()
                                .plus(Duration.ofMinutes(e.minutes()))
                                .atOffset(ZoneOffset.UTC));
            case BreakGlassReviewed e ->
                rows.write(
                        "update break_glass set outcome = ?, note = ?, reviewed_by = ?, reviewed_at = ?"
                                + " where break_glass_id = ?",
                        e.outcome().name(),
                        e.note(),
                        recorded.actor(),
                        recorded.recordedAtUtc(),
                        e.breakGlassId());
            case DisclosureRecorded e ->
                rows.write(
                        "insert into disclosure values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        e.disclosureId(),
                        e.participantId(),
                        recorded.position(),
                        e.recipient(),
                        e.basis().name(),
                        e.interest(),
                        e.parts().stream().map(Part::name).sorted().toArray(String[]::new),
                        e.given(),
                        e.effectiveOn(),
                        recorded.actor());
            case DisclosureVoided e ->
                rows.write(
                        "update disclosure set voided_on = ?, voided_because = ? where disclosure_id = ?",
                        e.effectiveOn(),
                        recorded.reason(),
                        e.disclosureId());
        }
    }
}
