package org.fairlab.query.climate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.fairlab.events.InclusionEvent.*;
import org.fairlab.query.climate.ClimateEndpoint.Survey;
import org.fairlab.query.climate.ItemFigures.Count;
import org.fairlab.query.projection.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** One survey by its own events, as far as they are given to it. */
final class SurveyLog {

    private final RecordedEvent opening;
    private final ClimateSurveyOpened opened;
    private final List<RecordedEvent> issues = new ArrayList<>();
    private final List<RecordedEvent> answers = new ArrayList<>();
    private @Nullable RecordedEvent closing;

    SurveyLog(RecordedEvent opening) {
        this.opening = opening;
        this.opened = (ClimateSurveyOpened) opening.event();
    }

    /** Takes the next event of the survey. */
    void take(RecordedEvent recorded) {
        switch ((SurveyEvent) recorded.event()) {
            case ClimateSurveyOpened _ -> {}
            case SurveyTokensIssued _ -> issues.add(recorded);
            case ClimateSurveyAnswered _ -> answers.add(recorded);
            case ClimateSurveyClosed _ -> closing = recorded;
        }
    }

    /** With the number of answers, however few. */
    Survey survey() {
        GroupQuestion question = opened.groupQuestion();
        return new Survey(
                opened.surveyId(),
                opened.title(),
                opened.effectiveOn(),
                closing == null ? null : closing.event().effectiveOn(),
                question == null ? null : question.text(),
                groups(),
                opened.minimumGroup(),
                issues.stream()
                        .mapToInt(one -> ((SurveyTokensIssued) one.event()).tokens())
                        .sum(),
                closing == null ? null : ((ClimateSurveyClosed) closing.event()).answered());
    }

    private List<String> groups() {
        GroupQuestion question = opened.groupQuestion();
        return question == null
                ? List.of()
                : question.groups().stream().sorted().toList();
    }

    /** What makes the survey what it is shown as: not its closing if that says how few answered. */
    Stream<RecordedEvent> behindSurvey() {
        Stream<RecordedEvent> begun = Stream.concat(Stream.of(opening), issues.stream());
        return survey().withoutSmallNumber().answered() == null
                ? begun
                : Stream.concat(begun, Stream.ofNullable(closing));
    }

    /** The figure of an item in one group, or in all if that is null, however few answered. */
    Favourable exact(String code, @Nullable String group) {
        return closing == null ? Favourable.OPEN : figures(code).exact(group);
    }

    /** Why such a figure is not shown, null if it is. */
    @Nullable
    Favourable hidden(String code, @Nullable String group) {
        if (closing == null) {
            return Favourable.OPEN;
        }
        Favourable shown = group == null
                ? figures(code).overall(opened.minimumGroup())
                : Objects.requireNonNull(
                        figures(code).byGroup(groups(), opened.minimumGroup()).get(group));
        return shown.hidden() == null ? null : shown;
    }

    /** What makes such a figure: none of the answers if it is hidden, nor anything else. */
    Stream<RecordedEvent> behind(String code, @Nullable String group) {
        return hidden(code, group) == null
                ? Stream.concat(
                        Stream.of(opening, Objects.requireNonNull(closing)),
                        answers.stream().filter(one -> {
                            ClimateSurveyAnswered answer = (ClimateSurveyAnswered) one.event();
                            return answer.answers().containsKey(code)
                                    && (group == null || group.equals(answer.group()));
                        }))
                : Stream.empty();
    }

    private ItemFigures figures(String code) {
        Map<String, Count> inGroups = new HashMap<>();
        Count inNone = Count.NONE;
        for (RecordedEvent recorded : answers) {
            ClimateSurveyAnswered answered = (ClimateSurveyAnswered) recorded.event();
            Agreement answer = answered.answers().get(code);
            if (answer != null) {
                Count one = new Count(answer.favourable() ? 1 : 0, 1);
                if (answered.group() == null) {
                    inNone = inNone.plus(one);
                } else {
                    inGroups.merge(answered.group(), one, Count::plus);
                }
            }
        }
        return new ItemFigures(inGroups, inNone);
    }
}
