package org.fairlab.query.climate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.Event;
import org.fairlab.events.InclusionEvent.*;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.climate.ClimateEndpoint.ItemResult;
import org.fairlab.query.climate.ClimateEndpoint.Survey;
import org.fairlab.query.climate.TrendEndpoint.Trend;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.testing.GivenEvents;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClimateTest {

    private static final LocalDate DAY = LocalDate.of(2030, 1, 15);
    private static final Item BELONGING = new Item("belonging", 1, "I belong here.");
    private static final Item RESPECT = new Item("respect", 1, "My opinion is heard.");
    private static final GroupQuestion WHERE =
            new GroupQuestion("Where do you work?", Set.of("Laboratory", "Draw station", "Office"));

    private final GivenEvents events = GivenEvents.none();
    private final Climate readModel = new Climate();
    private final ClimateEndpoint climate = new ClimateEndpoint(events.jdbc());
    private final TrendEndpoint trend = new TrendEndpoint(events.jdbc());
    private final UUID survey = UUID.randomUUID();

    @AfterEach
    void a_fresh_replay_equals_the_live_state() {
        events.rebuildEqualsLive(readModel);
    }

    private void given(Event... happened) {
        events.happened(happened).seenBy(readModel);
    }

    private void opened(UUID id, @Nullable GroupQuestion question, Item... items) {
        given(new ClimateSurveyOpened(id, "Climate", List.of(items), question, 10, DAY));
    }

    private void answered(UUID id, int times, @Nullable String group, Map<String, Agreement> answers) {
        given(Collections.nCopies(times, new ClimateSurveyAnswered(id, group, answers, DAY))
                .toArray(Event[]::new));
    }

    private void answered(int times, @Nullable String group, Agreement answer) {
        answered(survey, times, group, Map.of("belonging", answer));
    }

    private ItemResult item(int number) {
        return climate.items(survey, AsOf.NOW).get(number);
    }

    private static void isHidden(@Nullable Favourable figure) {
        assertThat(figure).isNotNull();
        assertThat(figure.hidden()).startsWith("Fewer than 10 answers");
        assertThat(figure.n()).isNull();
        assertThat(figure.share()).isNull();
        assertThat(figure.low()).isNull();
        assertThat(figure.high()).isNull();
        assertThat(figure.inWords()).isEqualTo(figure.hidden());
    }

    @Test
    void agreed_and_strongly_agreed_are_favourable() {
        opened(survey, null, BELONGING);
        answered(5, null, Agreement.AGREE);
        answered(4, null, Agreement.STRONGLY_AGREE);
        answered(1, null, Agreement.NEITHER);
        answered(1, null, Agreement.DISAGREE);
        answered(1, null, Agreement.STRONGLY_DISAGREE);
        given(new ClimateSurveyClosed(survey, 12, DAY));

        Favourable figure = item(0).favourable();
        assertThat(figure.n()).isEqualTo(12);
        assertThat(figure.share()).isEqualTo(0.75);
        assertThat(figure.inWords()).isEqualTo("75 % (47 to 91 %)");
    }

    @Test
    void a_survey_is_shown_with_its_tokens_and_how_many_answered() {
        opened(survey, WHERE, BELONGING);
        given(new SurveyTokensIssued(survey, 20, DAY), new SurveyTokensIssued(survey, 5, DAY));
        assertThat(climate.surveys(AsOf.NOW, null, 10).items())
                .containsExactly(new Survey(
                        survey,
                        "Climate",
                        DAY,
                        null,
                        "Where do you work?",
                        List.of("Draw station", "Laboratory", "Office"),
                        10,
                        25,
                        null));
        answered(10, null, Agreement.AGREE);
        given(new ClimateSurveyClosed(survey, 10, DAY.plusDays(30)));
        assertThat(climate.surveys(AsOf.NOW, null, 10).items())
                .extracting(Survey::closedOn, Survey::answered)
                .containsExactly(tuple(DAY.plusDays(30), 10));
    }

    @Test
    void a_survey_that_is_open_has_no_figures() {
        opened(survey, WHERE, BELONGING);
        assertThat(item(0).favourable().hidden()).isEqualTo("The survey is open");
        assertThat(item(0).groups().values())
                .extracting(Favourable::hidden)
                .containsOnly("The survey is open")
                .hasSize(3);
        assertThat(climate.latest(AsOf.NOW)).isEmpty();
    }

    @Test
    void a_survey_that_fewer_answered_than_the_minimum_is_hidden_with_their_number() {
        opened(survey, WHERE, BELONGING);
        given(new ClimateSurveyClosed(survey, 9, DAY));
        isHidden(item(0).favourable());
        item(0).groups().values().forEach(ClimateTest::isHidden);
        assertThat(climate.surveys(AsOf.NOW, null, 10).items().getFirst().answered())
                .isNull();
    }

    @Test
    void an_item_that_fewer_answered_than_the_minimum_is_hidden() {
        opened(survey, null, BELONGING, RESPECT);
        answered(survey, 9, null, Map.of("belonging", Agreement.AGREE, "respect", Agreement.AGREE));
        answered(survey, 1, null, Map.of("belonging", Agreement.AGREE));
        given(new ClimateSurveyClosed(survey, 10, DAY));
        assertThat(item(0).favourable().n()).isEqualTo(10);
        isHidden(item(1).favourable());
    }

    @Test
    void each_group_has_its_figure() {
        opened(survey, WHERE, BELONGING);
        answered(10, "Laboratory", Agreement.AGREE);
        answered(10, "Draw station", Agreement.DISAGREE);
        answered(12, "Office", Agreement.NEITHER);
        given(new ClimateSurveyClosed(survey, 32, DAY));
        assertThat(item(0).groups().get("Laboratory")).isEqualTo(Favourable.of(10, 10));
        assertThat(item(0).groups().get("Draw station")).isEqualTo(Favourable.of(0, 10));
        assertThat(item(0).groups().get("Office")).isEqualTo(Favourable.of(0, 12));
        assertThat(item(0).favourable()).isEqualTo(Favourable.of(10, 32));
    }

    @Test
    void where_one_group_is_hidden_the_next_smallest_is_too_so_that_the_total_gives_nothing_away() {
        opened(survey, WHERE, BELONGING);
        answered(4, "Office", Agreement.AGREE);
        answered(15, "Draw station", Agreement.DISAGREE);
        answered(20, "Laboratory", Agreement.AGREE);
        given(new ClimateSurveyClosed(survey, 39, DAY));
        isHidden(item(0).groups().get("Office"));
        isHidden(item(0).groups().get("Draw station"));
        assertThat(item(0).groups().get("Laboratory")).isEqualTo(Favourable.of(20, 20));
        assertThat(item(0).favourable()).isEqualTo(Favourable.of(24, 39));
    }

    @Test
    void a_group_too_small_in_one_item_is_hidden_in_that_item() {
        opened(survey, WHERE, BELONGING, RESPECT);
        Map<String, Agreement> both = Map.of("belonging", Agreement.AGREE, "respect", Agreement.AGREE);
        answered(survey, 9, "Office", both);
        answered(survey, 1, "Office", Map.of("belonging", Agreement.AGREE));
        answered(survey, 15, "Draw station", both);
        answered(survey, 20, "Laboratory", both);
        given(new ClimateSurveyClosed(survey, 45, DAY));
        assertThat(item(0).groups().values()).allMatch(figure -> figure.hidden() == null);
        isHidden(item(1).groups().get("Office"));
        isHidden(item(1).groups().get("Draw station"));
        assertThat(item(1).groups().get("Laboratory")).isEqualTo(Favourable.of(20, 20));
    }

    @Test
    void surveys_that_ask_the_same_are_a_trend() {
        UUID later = UUID.randomUUID();
        UUID open = UUID.randomUUID();
        opened(survey, null, BELONGING, RESPECT);
        opened(later, null, BELONGING, new Item("respect", 2, "My opinion counts."));
        opened(open, null, BELONGING);
        answered(10, null, Agreement.DISAGREE);
        answered(later, 12, null, Map.of("belonging", Agreement.AGREE));
        given(new ClimateSurveyClosed(later, 12, DAY.plusYears(1)), new ClimateSurveyClosed(survey, 10, DAY));

        List<Trend> trends = trend.trend(AsOf.NOW);
        assertThat(trends)
                .extracting(Trend::text)
                .containsExactly("I belong here.", "My opinion is heard.", "My opinion counts.");
        assertThat(trends.getFirst().surveys())
                .extracting(TrendEndpoint.Point::surveyId, TrendEndpoint.Point::favourable)
                .containsExactly(tuple(survey, Favourable.of(0, 10)), tuple(later, Favourable.of(12, 12)));
        isHidden(trends.get(1).surveys().getFirst().favourable());
        assertThat(climate.latest(AsOf.NOW).orElseThrow().closedOn()).isEqualTo(DAY.plusYears(1));
    }

    @Test
    void there_are_no_figures_of_a_survey_that_there_is_not() {
        opened(survey, null, BELONGING);
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> climate.items(UUID.randomUUID(), AsOf.NOW));
    }
}
