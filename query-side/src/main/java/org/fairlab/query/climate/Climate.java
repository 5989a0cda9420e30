package org.fairlab.query.climate;

import java.util.List;
import org.fairlab.events.AccessEvent;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.InclusionEvent.*;
import org.fairlab.events.LactationEvent;
import org.fairlab.events.LeadershipEvent;
import org.fairlab.events.MentorshipEvent;
import org.fairlab.events.OutreachEvent;
import org.fairlab.events.PeopleEvent;
import org.fairlab.events.ReferenceEvent;
import org.fairlab.events.ScholarshipEvent;
import org.fairlab.events.TrainingEvent;
import org.fairlab.query.projection.Projection;
import org.fairlab.query.projection.RecordedEvent;
import org.fairlab.query.projection.Rows;
import org.springframework.stereotype.Component;

/** Do people feel they belong? Climate surveys with their items and answers, which are nobody's. */
@Component
class Climate implements Projection {

    static final String NAME = "climate";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(RecordedEvent recorded, Rows rows) {
        switch (recorded.event()) {
            case ClimateSurveyOpened e -> opened(e, recorded, rows);
            case SurveyTokensIssued e ->
                rows.write(
                        "insert into issue values (?, ?, ?, ?, ?)",
                        e.surveyId(),
                        recorded.position(),
                        e.tokens(),
                        e.effectiveOn(),
                        recorded.recordedAtUtc());
            case ClimateSurveyAnswered e ->
                e.answers()
                        .forEach((code, answer) -> rows.write(
                                "insert into answer values (?, ?, ?, ?, ?)",
                                e.surveyId(),
                                recorded.position(),
                                code,
                                e.group(),
                                answer.favourable()));
            case ClimateSurveyClosed e ->
                rows.write(
                        "update survey set closed_on = ?, closed_at = ?, answered = ? where survey_id = ?",
                        e.effectiveOn(),
                        recorded.recordedAtUtc(),
                        e.answered(),
                        e.surveyId());
            case BarrierEvent _, InitiativeEvent _, PolicyEvent _, ConsultationEvent _, CurriculumEvent _ -> {}
            case PeopleEvent _, ScholarshipEvent _, MentorshipEvent _, TrainingEvent _, OutreachEvent _ -> {}
            case LactationEvent _, LeadershipEvent _, AdvocacyEvent _, ReferenceEvent _ -> {}
            case AccessEvent _ -> {}
        }
    }

    private static void opened(ClimateSurveyOpened event, RecordedEvent recorded, Rows rows) {
        GroupQuestion question = event.groupQuestion();
        rows.write(
                "insert into survey (survey_id, title, group_question, groups, minimum_group, opened_on,"
                        + " opened_at) values (?, ?, ?, ?, ?, ?, ?)",
                event.surveyId(),
                event.title(),
                question == null ? null : question.text(),
                question == null
                        ? new String[0]
                        : question.groups().stream().sorted().toArray(String[]::new),
                event.minimumGroup(),
                event.effectiveOn(),
                recorded.recordedAtUtc());
        List<Item> items = event.items();
        for (int number = 0; number < items.size(); number++) {
            Item item = items.get(number);
            rows.write(
                    "insert into item values (?, ?, ?, ?, ?)",
                    event.surveyId(),
                    number + 1,
                    item.code(),
                    item.version(),
                    item.text());
        }
    }
}
