package org.fairlab.query.climate;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fairlab.events.InclusionEvent.*;
import org.fairlab.query.audittrail.Recount;
import org.fairlab.query.climate.ClimateEndpoint.Survey;
import org.fairlab.query.climate.TrendEndpoint.Point;
import org.fairlab.query.climate.TrendEndpoint.Trend;
import org.fairlab.query.projection.RecordedEvent;

/** Follows every survey that asks one item. */
final class TrendRecount implements Recount<Trend> {

    private final Item item;
    private final LocalDate limit;
    private final Map<UUID, SurveyLog> surveys = new HashMap<>();

    TrendRecount(Item item, LocalDate limit) {
        this.item = item;
        this.limit = limit;
    }

    @Override
    public void take(RecordedEvent recorded) {
        if (!(recorded.event() instanceof SurveyEvent event)
                || event.effectiveOn().isAfter(limit)) {
            return;
        }
        if (event instanceof ClimateSurveyOpened opened && opened.items().contains(item)) {
            surveys.put(event.surveyId(), new SurveyLog(recorded));
        }
        SurveyLog survey = surveys.get(event.surveyId());
        if (survey != null) {
            survey.take(recorded);
        }
    }

    @Override
    public Trend figure() {
        return new Trend(
                item.code(),
                item.version(),
                item.text(),
                surveys.values().stream()
                        .filter(log -> log.survey().closedOn() != null)
                        .map(this::point)
                        .sorted(Comparator.comparing(Point::closedOn)
                                .thenComparing(one -> one.surveyId().toString()))
                        .toList());
    }

    private Point point(SurveyLog log) {
        Survey survey = log.survey();
        return new Point(
                survey.surveyId(),
                survey.title(),
                Objects.requireNonNull(survey.closedOn()),
                log.exact(item.code(), null));
    }

    @Override
    public Trend shown(Trend trend) {
        return new Trend(
                trend.code(),
                trend.version(),
                trend.text(),
                trend.surveys().stream().map(this::shown).toList());
    }

    private Point shown(Point point) {
        SurveyLog log = surveys.get(point.surveyId());
        Favourable hidden = log == null ? null : log.hidden(item.code(), null);
        return hidden == null ? point : new Point(point.surveyId(), point.title(), point.closedOn(), hidden);
    }

    @Override
    public Set<Long> positions() {
        return surveys.values().stream()
                .flatMap(log -> log.behind(item.code(), null))
                .map(RecordedEvent::position)
                .collect(Collectors.toSet());
    }
}
