package org.fairlab.query.climate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.query.testing.TimeTravel.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.Event;
import org.fairlab.events.InclusionEvent.*;
import org.fairlab.query.audittrail.Recount;
import org.fairlab.query.climate.ClimateEndpoint.ItemResult;
import org.fairlab.query.climate.ClimateEndpoint.Survey;
import org.fairlab.query.climate.TrendEndpoint.Trend;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.testing.GivenEvents;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two ways to the same figures, over histories that nobody chose. */
class SurveyRecountTest {

    private static final List<Instant> INSTANTS = List.of(FIRST, SECOND, THIRD);
    private static final List<String> GROUPS = List.of("Draw station", "Laboratory", "Office");

    private final GivenEvents given = GivenEvents.none();
    private final ClimateEndpoint climate = new ClimateEndpoint(given.jdbc());
    private final TrendEndpoint trends = new TrendEndpoint(given.jdbc());
    private final List<List<Event>> byInstant = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    private final Set<Favourable> figures = new HashSet<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_log_gives_the_same_surveys_items_and_trends_as_the_read_model_as_of_any_time(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < 8; n++) {
            survey(UUID.randomUUID(), random);
        }
        for (int n = 0; n < INSTANTS.size(); n++) {
            given.at(INSTANTS.get(n)).happened(byInstant.get(n).toArray(Event[]::new));
        }
        given.seenBy(new Climate());
        for (Instant instant : INSTANTS) {
            for (LocalDate day = DAY_1; day.isBefore(DAY_3); day = day.plusMonths(6)) {
                AsOf asOf = asOf(day, instant);
                for (Survey survey : climate.surveys(asOf, null, 50).items()) {
                    same(
                            survey,
                            climate.survey(survey.surveyId(), asOf),
                            SurveyRecount.ofSurvey(survey.surveyId(), day),
                            asOf);
                    itemsAreTheSame(survey.surveyId(), day, asOf);
                }
                trendsAreTheSame(day, asOf);
            }
        }
        assertThat(figures).hasSizeGreaterThan(10).anyMatch(one -> one.hidden() == null && one.n() < 12);
        assertThat(figures)
                .extracting(Favourable::hidden)
                .contains("The survey is open", "Fewer than 10 answers in this group or in another one");
    }

    private void itemsAreTheSame(UUID survey, LocalDate day, AsOf asOf) {
        for (ItemResult item : climate.items(survey, asOf)) {
            itemIsTheSame(survey, item.code(), null, item.favourable(), day, asOf);
            item.groups()
                    .forEach((group, favourable) -> itemIsTheSame(survey, item.code(), group, favourable, day, asOf));
        }
    }

    private void itemIsTheSame(
            UUID survey, String code, @Nullable String group, Favourable shown, LocalDate day, AsOf asOf) {
        var recount = SurveyRecount.ofItem(survey, code, group, day);
        same(shown, climate.exact(survey, code, group, asOf), recount, asOf);
        assertThat(recount.positions()).hasSize(shown.n() == null ? 0 : shown.n() + 2);
        figures.add(shown);
    }

    private void trendsAreTheSame(LocalDate day, AsOf asOf) {
        List<Trend> exact = trends.exact(asOf);
        List<Trend> shown = trends.trend(asOf);
        for (int n = 0; n < shown.size(); n++) {
            Trend trend = shown.get(n);
            var recount = new TrendRecount(new Item(trend.code(), trend.version(), trend.text()), day);
            same(trend, exact.get(n), recount, asOf);
            assertThat(recount.positions())
                    .hasSize(trend.surveys().stream()
                            .map(one -> one.favourable().n())
                            .mapToInt(answers -> answers == null ? 0 : answers + 2)
                            .sum());
        }
    }

    private <F> void same(F shown, F exact, Recount<F> recount, AsOf asOf) {
        F recounted = recounted(given, asOf, recount);
        assertThat(recounted).as("as of %s", asOf).isEqualTo(exact);
        assertThat(recount.shown(recounted)).as("as of %s", asOf).isEqualTo(shown);
    }

    /** Opens a survey and mostly closes it, at the same instant or later. */
    private void survey(UUID id, Random random) {
        LocalDate on = DAY_1.plusDays(random.nextInt(300));
        LocalDate closed = on.plusDays(1 + random.nextInt(200));
        int instant = random.nextInt(INSTANTS.size());
        int later = Math.min(instant + random.nextInt(2), INSTANTS.size() - 1);
        List<Item> items = List.of(
                new Item("belonging", 1, random.nextInt(4) == 0 ? "I fit in." : "I belong."),
                new Item("respect", 1 + random.nextInt(2), "I am heard."));
        var question = random.nextInt(3) == 0 ? null : new GroupQuestion("Where?", Set.copyOf(GROUPS));
        byInstant
                .get(instant)
                .addAll(List.of(
                        new ClimateSurveyOpened(id, "Climate", items, question, 10, on),
                        new SurveyTokensIssued(id, 1 + random.nextInt(50), on)));
        byInstant.get(later).add(new SurveyTokensIssued(id, 1 + random.nextInt(50), on.plusDays(1)));
        if (random.nextInt(5) > 0) {
            int answers = random.nextInt(4) == 0 ? random.nextInt(10) : 10 + random.nextInt(40);
            for (int n = 0; n < answers && answers >= 10; n++) {
                byInstant
                        .get(later)
                        .add(new ClimateSurveyAnswered(
                                id, question == null ? null : group(random), answers(random), closed));
            }
            byInstant.get(later).add(new ClimateSurveyClosed(id, answers, closed));
        }
    }

    private static @Nullable String group(Random random) {
        return random.nextInt(5) == 0 ? null : GROUPS.get(random.nextInt(GROUPS.size()));
    }

    private static Map<String, Agreement> answers(Random random) {
        Map<String, Agreement> answers = new HashMap<>();
        for (String code : List.of("belonging", "respect")) {
            if (random.nextInt(5) > 0) {
                answers.put(code, Agreement.values()[random.nextInt(Agreement.values().length)]);
            }
        }
        return answers;
    }
}
