package org.fairlab.query.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.MentorshipEvent.*;
import org.fairlab.events.Money;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.query.audittrail.AuditTrailAtWork;
import org.fairlab.query.bundle.BundledEvents.Bundled;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which events belong to a programme. */
class BundledEventsTest {

    private static final LocalDate DAY = LocalDate.of(2030, 1, 15);
    private static final Money AMOUNT = new Money(1, "USD");
    private static final UUID PARTICIPANT = UUID.randomUUID();
    private static final UUID FUND = UUID.randomUUID();
    private static final UUID CYCLE = UUID.randomUUID();
    private static final UUID APPLICATION = UUID.randomUUID();
    private static final UUID AWARD = UUID.randomUUID();
    private static final UUID PROGRAM = UUID.randomUUID();
    private static final UUID MENTEE = UUID.randomUUID();
    private static final UUID MENTOR = UUID.randomUUID();
    private static final UUID PAIRING = UUID.randomUUID();
    private static final Profile PROFILE = new Profile(Set.of(), Set.of(), "here", Set.of("en"), Set.of());

    private final GivenEvents given = GivenEvents.none();
    private final BundledEvents events = new BundledEvents(given.jdbc(), false);

    @BeforeEach
    void events() {
        given.happened(
                        new FundEstablished(FUND, "First steps", FundKind.STIPEND, AMOUNT, DAY),
                        new CycleOpened(
                                CYCLE,
                                FUND,
                                "Spring",
                                DAY,
                                new Terms("1", List.of(), "1", Map.of("essay", 5), 1, Set.of("rae")),
                                null,
                                DAY),
                        new ApplicationSubmitted(APPLICATION, CYCLE, PARTICIPANT, null, Map.of(), DAY),
                        new AwardOffered(
                                FUND, AWARD, APPLICATION, CYCLE, PARTICIPANT, AMOUNT, DAY, "1", "1", "digest", DAY),
                        new AwardAccepted(FUND, AWARD, DAY),
                        new ApplicationWithdrawn(APPLICATION, DAY))
                .happened(
                        new MentorshipProgramOpened(PROGRAM, "Pairs", null, null, 14, DAY),
                        new MenteeEnrolled(MENTEE, PROGRAM, PARTICIPANT, PROFILE, DAY),
                        new MentorEnrolled(MENTOR, PROGRAM, UUID.randomUUID(), 1, PROFILE, DAY),
                        new PairingProposed(MENTOR, PAIRING, PROGRAM, MENTEE, PARTICIPANT, DAY, null, null, DAY),
                        new PairingAccepted(MENTOR, PAIRING, DAY),
                        new MentorCapacityChanged(MENTOR, 2, DAY))
                .happened(
                        new FundReplenished(UUID.randomUUID(), AMOUNT, DAY),
                        new MenteeEnrolled(UUID.randomUUID(), UUID.randomUUID(), PARTICIPANT, PROFILE, DAY))
                .seenBy(AuditTrailAtWork.on(given));
    }

    private List<Long> programme(UUID id) {
        return events.of(new Selection(null, id, null, null), 14).stream()
                .map(Bundled::position)
                .sorted()
                .toList();
    }

    @Test
    void a_programme_is_everything_within_it_also_what_does_not_name_it() {
        assertThat(programme(FUND)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(programme(CYCLE)).containsExactly(2L, 3L, 4L, 5L, 6L);
        assertThat(programme(PROGRAM)).containsExactly(7L, 8L, 9L, 10L, 11L, 12L);
        assertThat(programme(UUID.randomUUID())).isEmpty();
    }

    @Test
    void an_entity_is_what_names_it() {
        assertThat(events.of(new Selection(CYCLE, null, null, null), 14))
                .extracting(Bundled::position)
                .containsExactlyInAnyOrder(2L, 3L, 4L);
    }

    @Test
    void what_the_checkpoint_does_not_cover_is_not_in_the_bundle() {
        assertThat(events.of(new Selection(null, PROGRAM, null, null), 9))
                .extracting(Bundled::position)
                .containsExactlyInAnyOrder(7L, 8L, 9L);
    }
}
