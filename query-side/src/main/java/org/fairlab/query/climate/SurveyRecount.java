package org.fairlab.query.climate;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fairlab.events.InclusionEvent.*;
import org.fairlab.query.audittrail.Recount;
import org.fairlab.query.climate.ClimateEndpoint.Survey;
import org.fairlab.query.projection.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** Follows one survey, for a figure of it. */
final class SurveyRecount<F> implements Recount<F> {

    private final UUID surveyId;
    private final LocalDate limit;
    private final Function<SurveyLog, F> figure;
    private final BiFunction<SurveyLog, F, F> shown;
    private final Function<SurveyLog, Stream<RecordedEvent>> behind;
    private @Nullable SurveyLog survey;

    private SurveyRecount(
            UUID surveyId,
            LocalDate limit,
            Function<SurveyLog, F> figure,
            BiFunction<SurveyLog, F, F> shown,
            Function<SurveyLog, Stream<RecordedEvent>> behind) {
        this.surveyId = surveyId;
        this.limit = limit;
        this.figure = figure;
        this.shown = shown;
        this.behind = behind;
    }

    /** The survey itself. */
    static SurveyRecount<Survey> ofSurvey(UUID surveyId, LocalDate limit) {
        return new SurveyRecount<>(
                surveyId,
                limit,
                SurveyLog::survey,
                (log, survey) -> survey.withoutSmallNumber(),
                SurveyLog::behindSurvey);
    }

    /** One item in one group, or in all if that is null; hidden where it is by what the log says. */
    static SurveyRecount<Favourable> ofItem(UUID surveyId, String code, @Nullable String group, LocalDate limit) {
        return new SurveyRecount<>(
                surveyId,
                limit,
                log -> log.exact(code, group),
                (log, favourable) -> Objects.requireNonNullElse(log.hidden(code, group), favourable),
                log -> log.behind(code, group));
    }

    @Override
    public void take(RecordedEvent recorded) {
        if (recorded.event() instanceof SurveyEvent event
                && event.surveyId().equals(surveyId)
                && !event.effectiveOn().isAfter(limit)) {
            if (event instanceof ClimateSurveyOpened) {
                survey = new SurveyLog(recorded);
            }
            survey().take(recorded);
        }
    }

    private SurveyLog survey() {
        return Objects.requireNonNull(survey, "the log has no such survey");
    }

    @Override
    public F figure() {
        return figure.apply(survey());
    }

    @Override
    public F shown(F exact) {
        return shown.apply(survey(), exact);
    }

    @Override
    public Set<Long> positions() {
        return behind.apply(survey()).map(RecordedEvent::position).collect(Collectors.toSet());
    }
}
