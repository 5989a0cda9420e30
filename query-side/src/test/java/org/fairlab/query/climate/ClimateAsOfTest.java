package org.fairlab.query.climate;

import static org.fairlab.query.testing.TimeTravel.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.Event;
import org.fairlab.events.InclusionEvent.*;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.Test;

class ClimateAsOfTest {

    private final GivenEvents given = GivenEvents.none();

    @Test
    void the_trend_as_of_any_time_equals_a_replay_of_what_was_known_then() {
        surveyed(new UUID(0, 1), DAY_1, FIRST, 10);
        surveyed(new UUID(0, 2), DAY_3, SECOND, 12);
        surveyed(new UUID(0, 3), DAY_2, THIRD, 14);
        surveyed(new UUID(0, 4), DAY_1, THIRD, 16);
        equalsReplay(
                given, Set.of(), at -> List.of(new Climate()), (at, asOf) -> new TrendEndpoint(at.jdbc()).trend(asOf));
    }

    private void surveyed(UUID survey, LocalDate on, Instant at, int answers) {
        given.at(at)
                .happened(new ClimateSurveyOpened(
                        survey, "Climate", List.of(new Item("belonging-1", 1, "I belong.")), null, 10, on))
                .happened(Collections.nCopies(
                                answers,
                                new ClimateSurveyAnswered(survey, null, Map.of("belonging-1", Agreement.AGREE), on))
                        .toArray(Event[]::new))
                .happened(new ClimateSurveyClosed(survey, answers, on));
    }
}
