package org.fairlab.query.trainingcurrency;

import static org.fairlab.query.testing.TimeTravel.*;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.Test;

class TrainingCurrencyAsOfTest {

    private static final LocalDate BEFORE = LocalDate.of(2020, 1, 1);
    private static final UUID COURSE = new UUID(0, 1);
    private static final UUID NORTH = new UUID(0, 2);
    private static final UUID ANA = new UUID(0, 3);
    private static final UUID BEN = new UUID(0, 4);
    private static final UUID ANAS = new UUID(0, 5);
    private static final UUID BENS = new UUID(0, 6);
    private static final UUID CERTIFICATE = new UUID(0, 7);

    private final GivenEvents given = GivenEvents.none();

    @Test
    void currency_as_of_any_time_equals_a_replay_of_what_was_known_then() {
        var content = new Content("A course", Set.of(Topic.IMPLICIT_BIAS), null, null, null, 0, 0, null);
        given.at(FIRST)
                .happened(
                        new CoursePublished(COURSE, content, BEFORE),
                        new OfferingScheduled(NORTH, COURSE, 1, "north", BEFORE, BEFORE, 1, BEFORE),
                        new LearnerEnrolled(ANAS, NORTH, COURSE, 1, ANA, DAY_1),
                        new TrainingCompleted(ANAS, DAY_1),
                        new CertificateIssued(ANAS, CERTIFICATE, null, null, DAY_1),
                        new LearnerEnrolled(BENS, NORTH, COURSE, 1, BEN, DAY_2),
                        new TrainingCompleted(BENS, DAY_2))
                .at(SECOND)
                .happened(new CertificateRevoked(ANAS, CERTIFICATE, DAY_2), new CompletionVoided(BENS, DAY_3))
                .at(THIRD)
                .happened(new TrainingCompleted(BENS, DAY_3), new CompletionVoided(ANAS, DAY_3));
        equalsReplay(
                given,
                Set.of(CompletionVoided.class),
                at -> List.of(new TrainingCurrency()),
                (at, asOf) -> new TrainingCurrencyEndpoint(at.jdbc(), ZoneOffset.UTC)
                        .standings(null, null, asOf, null, 50)
                        .items());
        given.rebuildEqualsLive(new TrainingCurrency());
    }
}
