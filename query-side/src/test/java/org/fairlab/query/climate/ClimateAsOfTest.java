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

    @Test
    void surveys_and_their_items_as_of_any_time_equal_a_replay_of_what_was_known_then() {
        UUID survey = new UUID(0, 1);
        var group = new GroupQuestion("Where do you work?", Set.of("Laboratory", "Draw station"));
        given.at(FIRST)
                .happened(
                        new ClimateSurveyOpened(
                                survey, "Climate", List.of(new Item("belonging-1", 1, "I belong.")), group, 10, DAY_1),
                        new SurveyTokensIssued(survey, 20, DAY_1))
                .at(SECOND)
                .happened(new SurveyTokensIssued(survey, 5, DAY_2))
                .happened(answers(survey, "Laboratory", 11, DAY_3))
                .happened(answers(survey, "Draw station", 12, DAY_3))
                .happened(new ClimateSurveyClosed(survey, 23, DAY_3));
        surveyed(new UUID(0, 2), DAY_1, THIRD, 4);
        equalsReplay(given, Set.of(), at -> List.of(new Climate()), (at, asOf) -> {
            var endpoint = new ClimateEndpoint(at.jdbc());
            var surveys = endpoint.surveys(asOf, null, 10);
            return List.of(
                    surveys,
                    surveys.items().stream()
                            .map(one -> endpoint.items(one.surveyId(), asOf))
                            .toList());
        });
        given.rebuildEqualsLive(new Climate());
    }

    private static Event[] answers(UUID survey, String group, int n, LocalDate on) {
        return Collections.nCopies(
                        n, new ClimateSurveyAnswered(survey, group, Map.of("belonging-1", Agreement.AGREE), on))
                .toArray(Event[]::new);
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
