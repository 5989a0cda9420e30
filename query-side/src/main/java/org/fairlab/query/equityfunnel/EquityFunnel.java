package org.fairlab.query.equityfunnel;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fairlab.events.AccessEvent;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.InclusionEvent;
import org.fairlab.events.LactationEvent;
import org.fairlab.events.LeadershipEvent;
import org.fairlab.events.MentorshipEvent;
import org.fairlab.events.OutreachEvent.*;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.events.ReferenceEvent;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.query.demographics.Answers;
import org.fairlab.query.demographics.Group;
import org.fairlab.query.demographics.Grouping;
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

/** Who gets from one stage to the next? Each figure counts participants, once however often they reached a stage. */
@RestController
public class EquityFunnel implements Projection {

    static final String NAME = "equity_funnel";

    /** The stages in their order. */
    static final List<String> STAGES = List.of(
            "OUTREACH",
            "APPLICATION",
            "OFFER",
            "ACCEPTANCE",
            "COMPLETION",
            "CREDENTIAL",
            "HIRE",
            "RETAINED_90_DAYS",
            "RETAINED_1_YEAR",
            "PROMOTION",
            "LEADERSHIP");

    private final JdbcClient jdbc;
    private final PastFigures past;

    public EquityFunnel(JdbcClient jdbc) {
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
            case ProspectRegistered e -> step(e.participantId(), null, "OUTREACH", recorded, rows);
            case ApplicationSubmitted e -> step(e.participantId(), null, "APPLICATION", recorded, rows);
            case AwardOffered e -> {
                step(e.participantId(), null, "OFFER", recorded, rows);
                rows.write(
                        "insert into award (fund_id, award_id, participant_id) values (?, ?, ?)",
                        e.fundId(),
                        e.awardId(),
                        e.participantId());
            }
            case AwardAccepted e ->
                rows.write(
                        "insert into acceptance (fund_id, award_id, position, effective_on, recorded_at)"
                                + " values (?, ?, ?, ?, ?)",
                        e.fundId(),
                        e.awardId(),
                        recorded.position(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case LearnerEnrolled e ->
                rows.write(
                        "insert into enrolment (enrolment_id, participant_id) values (?, ?)",
                        e.enrolmentId(),
                        e.participantId());
            case TrainingCompleted e ->
                rows.write(
                        "insert into completion (enrolment_id, position, effective_on, recorded_at)"
                                + " values (?, ?, ?, ?)",
                        e.enrolmentId(),
                        recorded.position(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case CompletionVoided e ->
                rows.write(
                        "update completion set superseded_at = ?, superseded_by = ?"
                                + " where enrolment_id = ? and superseded_at is null",
                        recorded.recordedAtUtc(),
                        recorded.position(),
                        e.enrolmentId());
            case CareerMilestoneReached e ->
                step(e.participantId(), e.milestoneId(), stage(e.milestone()), recorded, rows);
            case MilestoneCorrected e -> corrected(e, recorded, rows);
            case ParticipantRegistered _, ContactChanged _, ConsentGranted _, ConsentWithdrawn _ -> {}
            case SelfIdentified _, SelfIdentificationWithdrawn _ -> {}
            case LegalHoldPlaced _, LegalHoldLifted _, ParticipantErased _ -> {}
            case FundEstablished _, FundReplenished _, FundClosed _, CycleEvent _ -> {}
            case AwardDeclined _, AwardLapsed _, AwardRenewed _, AwardRevoked _ -> {}
            case DisbursementIssued _, DisbursementReturned _ -> {}
            case ApplicationWithdrawn _, EligibilityDetermined _, ConflictDeclared _ -> {}
            case ReviewerAssigned _, ReviewerRecused _, ReviewScored _ -> {}
            case CourseEvent _, OfferingEvent _ -> {}
            case LearnerWithdrew _, AttendanceRecorded _, AssessmentScored _ -> {}
            case CertificateIssued _, CertificateRevoked _, CertificateExpired _ -> {}
            case RecertificationDue _, RecertificationCompleted _ -> {}
            case MentorshipEvent _, PartnershipEvent _, OccasionEvent _, LactationEvent _ -> {}
            case ContactMade _, StageAdvanced _, StageCorrected _ -> {}
            case LeadershipEvent _ -> {}
            case AdvocacyEvent _, InclusionEvent _, ReferenceEvent _ -> {}
            case AccessEvent _ -> {}
        }
    }

    private static void step(
            UUID participantId, @Nullable UUID milestoneId, @Nullable String stage, RecordedEvent recorded, Rows rows) {
        rows.write(
                "insert into step (participant_id, position, milestone_id, stage, effective_on, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                participantId,
                recorded.position(),
                milestoneId,
                stage,
                recorded.event().effectiveOn(),
                recorded.recordedAtUtc());
    }

    /** What was reached in truth was reached on the day of what it corrects. */
    private static void corrected(MilestoneCorrected event, RecordedEvent recorded, Rows rows) {
        rows.write(
                "update step set superseded_at = ?, superseded_by = ?"
                        + " where participant_id = ? and milestone_id = ? and superseded_at is null",
                recorded.recordedAtUtc(),
                recorded.position(),
                event.participantId(),
                event.milestoneId());
        rows.write(
                """
                        insert into step (participant_id, position, milestone_id, stage, effective_on, recorded_at)
                        select participant_id, superseded_by, milestone_id, ?, effective_on, superseded_at from step
                        where participant_id = ? and superseded_by = ?""",
                event.milestone() == null ? null : stage(event.milestone()),
                event.participantId(),
                recorded.position());
    }

    private static @Nullable String stage(Milestone milestone) {
        return switch (milestone) {
            case ENROLLED_IN_PROGRAMME -> null;
            case CREDENTIAL_EARNED -> "CREDENTIAL";
            case HIRED -> "HIRE";
            case RETAINED_90_DAYS, RETAINED_1_YEAR, LEFT -> milestone.name();
            case PROMOTED -> "PROMOTION";
            case MOVED_INTO_LEADERSHIP -> "LEADERSHIP";
        };
    }

    /**
     * The participants at one stage.
     *
     * @param group whom it counts, null for everybody
     * @param participants those who reached the stage
     * @param notYetDue those for whom a stage of retention cannot have come yet
     */
    public record Stage(String stage, @Nullable Group group, long participants, long notYetDue) {}

    /** The funnel as it is known now, for totals or by a dimension. */
    public List<Stage> funnel(@Nullable Integer cohort, @Nullable String by) {
        return funnel(cohort, by, AsOf.NOW, Answers.AT_CLOSE);
    }

    /**
     * Every stage in its order, for all who ever entered or for one cohort.
     *
     * @param cohort the year of entry: 2002 is 1 July 2001 to 30 June 2002
     * @param by {@code race} or {@code sex}, for the auditor's role and with a {@code purpose} only; null for totals
     * @param answers which answers count for figures by race or sex
     */
    @GetMapping("/api/equity-funnel")
    @Example("""
            [{"stage": "OUTREACH", "group": {"standard": "SPD15_2024", "category": "ASIAN", "apart": false},
              "participants": 1, "notYetDue": 0}, {"stage": "APPLICATION", "group": {"standard": "SPD15_2024",
              "category": "ASIAN", "apart": false},
              "participants": 1, "notYetDue": 0}, {"stage": "OFFER", "group": {"standard": "SPD15_2024",
              "category": "ASIAN", "apart": false}, "participants": 1, "notYetDue": 0}, {"stage": "ACCEPTANCE",
              "group": {"standard": "SPD15_2024", "category": "ASIAN", "apart": false}, "participants": 1,
              "notYetDue": 0}]""")
    @ExactFigures
    @RolesAllowed({PROGRAMME_MANAGER, AUDITOR})
    List<Stage> funnel(
            @RequestParam(required = false) @Nullable Integer cohort,
            @RequestParam(required = false) @Nullable String by,
            @ParameterObject AsOf asOf,
            @RequestParam(defaultValue = "AT_CLOSE") Answers answers) {
        Grouping grouping = Grouping.of(by, jdbc);
        return grouping == null ? totals(cohort, asOf) : byGroup(cohort, grouping, asOf, answers);
    }

    /** What depends on how long ago something was can be told up to today only. */
    private List<Stage> totals(@Nullable Integer cohort, AsOf asOf) {
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        LocalDate day = asOf.effectiveOn();
        Map<String, Long> reached = new HashMap<>();
        Map<String, Long> notYetDue = new HashMap<>();
        past.asOf(asOf.recordedAt(), day, day.isAfter(today) ? today : day).forEach((dims, participants) -> {
            if (cohort == null || cohort.toString().equals(dims.get(0))) {
                reached.merge(dims.get(1), "REACHED".equals(dims.get(2)) ? participants[0] : 0, Long::sum);
                notYetDue.merge(dims.get(1), "NOT_YET_DUE".equals(dims.get(2)) ? participants[1] : 0, Long::sum);
            }
        });
        return STAGES.stream()
                .filter(stage -> !reached.isEmpty())
                .map(stage ->
                        new Stage(stage, null, reached.getOrDefault(stage, 0L), notYetDue.getOrDefault(stage, 0L)))
                .toList();
    }

    private List<Stage> byGroup(@Nullable Integer cohort, Grouping grouping, AsOf asOf, Answers answers) {
        return jdbc.sql(byFacts(grouping, answers))
                .params(asOf.parameters())
                .param("cohort", cohort)
                .query((row, n) -> new Stage(
                        row.getString("stage"),
                        Group.of(row.getString("key")),
                        row.getLong("participants"),
                        row.getLong("not_yet_due")))
                .list();
    }

    private static String byFacts(Grouping grouping, Answers answers) {
        return """
                        with member as (
                            select r.participant_id, r.stage, coalesce(g.%s, 'NOT_ASKED') as key
                            from equity_funnel.reached(:effective, :recorded) r
                            join equity_funnel.entry(:effective, :recorded) e using (participant_id)
                            %s
                            where :cohort::int is null or e.cohort = :cohort)
                        select s.stage, k.key, coalesce(r.participants, 0) as participants,
                            coalesce(d.participants, 0) as not_yet_due
                        from equity_funnel.stage s
                        cross join (select distinct key from member) k
                        left join (select stage, key, count(*) as participants from member group by stage, key) r
                            using (stage, key)
                        left join (select d.stage, key, count(*) as participants
                            from equity_funnel.not_yet_due(:effective, :recorded) d
                            join member m on m.participant_id = d.participant_id and m.stage = 'HIRE'
                            group by d.stage, key) d
                            using (stage, key)
                        order by s.number, k.key""".formatted(grouping.column(), answers.join("r.participant_id", "r.reached_on"));
    }
}
