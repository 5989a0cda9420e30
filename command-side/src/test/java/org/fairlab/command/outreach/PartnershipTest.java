package org.fairlab.command.outreach;

import static org.fairlab.command.Scenario.TODAY;
import static org.fairlab.command.outreach.OutreachRules.*;

import java.util.Set;
import java.util.UUID;
import org.fairlab.command.Rule;
import org.fairlab.command.Scenario;
import org.fairlab.command.outreach.PartnershipCommand.*;
import org.fairlab.events.OutreachEvent.*;
import org.junit.jupiter.api.Test;

class PartnershipTest {

    private static final UUID PARTNERSHIP = UUID.randomUUID();
    private static final PartnershipFormed FORMED = new PartnershipFormed(
            PARTNERSHIP, "Springfield Community College", PartnerKind.COMMUNITY_COLLEGE, Set.of(Topic.CAREERS), TODAY);

    private final Scenario<Partnership> partnership = Scenario.of(Partnership.class);

    @Test
    void a_partnership_is_formed_with_what_it_is_about() {
        partnership
                .when(new FormPartnership(PARTNERSHIP, FORMED.name(), FORMED.kind(), FORMED.topics(), null))
                .then(FORMED);
    }

    @Test
    void it_is_not_formed_in_the_future() {
        partnership
                .when(new FormPartnership(
                        PARTNERSHIP, FORMED.name(), FORMED.kind(), FORMED.topics(), TODAY.plusDays(1)))
                .thenRefused(Rule.DATED_IN_FUTURE);
    }

    @Test
    void it_may_end_on_the_day_it_was_formed() {
        partnership
                .given(FORMED)
                .when(new EndPartnership(PARTNERSHIP, "why", null))
                .then(new PartnershipEnded(PARTNERSHIP, TODAY));
    }

    @Test
    void it_does_not_end_before_it_was_formed() {
        partnership
                .given(FORMED)
                .when(new EndPartnership(PARTNERSHIP, "why", TODAY.minusDays(1)))
                .thenRefused(ENDED_BEFORE_FORMED);
    }

    @Test
    void it_ends_once() {
        partnership
                .given(FORMED, new PartnershipEnded(PARTNERSHIP, TODAY))
                .when(new EndPartnership(PARTNERSHIP, "why", null))
                .thenRefused(PARTNERSHIP_OVER);
    }
}
