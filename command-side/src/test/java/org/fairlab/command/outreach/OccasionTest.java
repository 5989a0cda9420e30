package org.fairlab.command.outreach;

import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.outreach.OutreachRules.*;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.fairlab.command.Rule;
import org.fairlab.command.Scenario;
import org.fairlab.command.outreach.OccasionCommand.*;
import org.fairlab.events.OutreachEvent.*;
import org.fairlab.events.TimeSlot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OccasionTest {

    private static final UUID FAIR = UUID.randomUUID();
    private static final UUID PARTNER = UUID.randomUUID();
    private static final UUID COUNT = UUID.randomUUID();
    private static final LocalDate DAY = TODAY.minusDays(3);
    private static final TimeSlot SLOT = new TimeSlot(DAY.atTime(10, 0), ZoneId.of("America/Chicago"), 240);
    private static final PartnershipFormed FORMED = new PartnershipFormed(
            PARTNER, "College", PartnerKind.UNIVERSITY, Set.of(Topic.CAREERS), TODAY.minusYears(1));
    private static final OutreachEventPlanned PLANNED = new OutreachEventPlanned(
            FAIR, "Job fair", OccasionKind.JOB_FAIR, Topic.CAREERS, Set.of(PARTNER), "Campus", SLOT, TODAY);
    private static final OutreachEventHeld HELD = new OutreachEventHeld(FAIR, DAY);

    private final Scenario<Occasion> fair = Scenario.of(Occasion.class);

    private static PlanOutreachEvent plan() {
        return new PlanOutreachEvent(
                FAIR, "Job fair", OccasionKind.JOB_FAIR, Topic.CAREERS, Set.of(PARTNER), "Campus", SLOT, null);
    }

    private static RecordReach reach(@Nullable UUID corrects, @Nullable String reason, @Nullable LocalDate on) {
        return new RecordReach(FAIR, COUNT, Audience.STUDENTS, 180, corrects, reason, on);
    }

    private static ReachRecorded counted(UUID reachId, @Nullable UUID corrects) {
        return new ReachRecorded(FAIR, reachId, Audience.STUDENTS, 180, corrects, TODAY);
    }

    @Test
    void it_is_planned_with_a_partner() {
        fair.knowing(PARTNER, FORMED).when(plan()).then(PLANNED);
    }

    @Test
    void not_with_a_partner_that_nobody_knows() {
        fair.when(plan()).thenRefused(Rule.NOT_FOUND);
    }

    @Test
    void not_with_a_partner_who_will_be_gone_by_then() {
        fair.knowing(PARTNER, FORMED, new PartnershipEnded(PARTNER, DAY.minusDays(1)))
                .when(plan())
                .thenRefused(PARTNERSHIP_OVER);
    }

    @Test
    void it_is_held_on_its_day_at_the_earliest() {
        fair.given(PLANNED).when(new HoldOutreachEvent(FAIR, DAY)).then(HELD);
    }

    @Test
    void it_is_not_held_before_its_day() {
        fair.given(PLANNED).when(new HoldOutreachEvent(FAIR, DAY.minusDays(1))).thenRefused(NOT_ITS_DAY);
    }

    @Test
    void it_is_held_once() {
        fair.given(PLANNED, HELD).when(new HoldOutreachEvent(FAIR, null)).thenRefused(NOT_PLANNED);
    }

    @Test
    void what_is_planned_can_be_cancelled() {
        fair.given(PLANNED)
                .when(new CancelOutreachEvent(FAIR, "snow", null))
                .then(new OutreachEventCancelled(FAIR, TODAY));
    }

    @Test
    void what_was_held_is_not_cancelled() {
        fair.given(PLANNED, HELD)
                .when(new CancelOutreachEvent(FAIR, "snow", null))
                .thenRefused(NOT_PLANNED);
    }

    @Test
    void what_was_cancelled_is_not_held() {
        fair.given(PLANNED, new OutreachEventCancelled(FAIR, DAY))
                .when(new HoldOutreachEvent(FAIR, null))
                .thenRefused(NOT_PLANNED);
    }

    @Test
    void reach_is_a_count_of_what_was_held() {
        fair.given(PLANNED, HELD).when(reach(null, null, null)).then(counted(COUNT, null));
    }

    @Test
    void nobody_is_reached_by_what_was_not_held() {
        fair.given(PLANNED).when(reach(null, null, null)).thenRefused(NOT_HELD);
    }

    @Test
    void nobody_is_reached_before_it_was_held() {
        fair.given(PLANNED, HELD).when(reach(null, null, DAY.minusDays(1))).thenRefused(NOT_HELD);
    }

    @Test
    void a_count_is_recorded_once() {
        fair.given(PLANNED, HELD, counted(COUNT, null))
                .when(reach(null, null, null))
                .thenRefused(REACH_EXISTS);
    }

    @Test
    void a_count_is_replaced_by_one_that_names_it() {
        UUID earlier = UUID.randomUUID();
        fair.given(PLANNED, HELD, counted(earlier, null))
                .when(reach(earlier, "counted twice", null))
                .then(counted(COUNT, earlier));
    }

    @Test
    void a_correction_says_why() {
        UUID earlier = UUID.randomUUID();
        fair.given(PLANNED, HELD, counted(earlier, null))
                .when(reach(earlier, null, null))
                .thenRefused(REASON_DUE);
    }

    @Test
    void what_was_corrected_is_not_corrected_again() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        fair.given(PLANNED, HELD, counted(first, null), counted(second, first))
                .when(reach(first, "counted twice", null))
                .thenRefused(NO_SUCH_REACH);
    }
}
