package org.fairlab.platform.sentence;

import static org.fairlab.platform.sentence.Sentences.count;
import static org.fairlab.platform.sentence.Sentences.list;
import static org.fairlab.platform.sentence.Sentences.the;
import static org.fairlab.platform.sentence.Sentences.words;

import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import org.fairlab.events.InclusionEvent;
import org.fairlab.events.InclusionEvent.*;

/** What events of inclusion say. What somebody answered stays out. */
final class InclusionSentences {

    private InclusionSentences() {}

    static String of(InclusionEvent event) {
        return switch (event) {
            case BarrierEvent e -> ofBarrier(e);
            case InitiativeEvent e -> ofInitiative(e);
            case PolicyEvent e -> ofPolicy(e);
            case SurveyEvent e -> ofSurvey(e);
            case CommunityConsulted e ->
                "consulted " + e.community() + " (" + the("consultation", e.consultationId()) + ", " + words(e.kind())
                        + ", " + count(e.attendance(), "participant") + "): " + e.findings();
            case CurriculumEvent e -> ofCurriculum(e);
        };
    }

    private static String ofBarrier(BarrierEvent event) {
        String barrier = the("barrier", event.barrierId());
        return switch (event) {
            case BarrierIdentified e ->
                "identified " + barrier + " (" + words(e.kind()) + ", "
                        + Objects.requireNonNullElse(e.site(), "everywhere") + "): " + e.description() + "; owner "
                        + e.owner() + ", review on " + e.reviewOn();
            case BarrierReviewed e -> "reviewed " + barrier + ": " + e.findings() + "; next review on " + e.reviewOn();
            case BarrierResolved e -> "recorded that " + barrier + " was resolved: " + e.resolution();
        };
    }

    private static String ofInitiative(InitiativeEvent event) {
        String initiative = the("initiative", event.initiativeId());
        return switch (event) {
            case InitiativeStarted e ->
                "started " + initiative + " “" + e.name() + "” against " + barriers(e.barrierIds()) + "; owner "
                        + e.owner() + ", review on " + e.reviewOn();
            case InitiativeReviewed e ->
                "reviewed " + initiative + ": " + e.findings() + "; next review on " + e.reviewOn();
            case InitiativeConcluded e -> "concluded " + initiative + ": " + e.outcome();
        };
    }

    private static String ofPolicy(PolicyEvent event) {
        String policy = the("policy", event.policyId());
        return switch (event) {
            case PolicyAdopted e ->
                "adopted " + policy + " “" + e.title() + "” against " + barriers(e.barrierIds()) + "; owner "
                        + e.owner() + ", review on " + e.reviewOn();
            case PolicyReviewed e -> "reviewed " + policy + ": " + e.findings() + "; next review on " + e.reviewOn();
            case PolicyRetired _ -> "retired " + policy;
        };
    }

    private static String ofSurvey(SurveyEvent event) {
        String survey = the("survey", event.surveyId());
        return switch (event) {
            case ClimateSurveyOpened e ->
                "opened climate " + survey + " “" + e.title() + "” with "
                        + count(e.items().size(), "item") + "; figures of fewer than "
                        + count(e.minimumGroup(), "answer") + " stay hidden";
            case SurveyTokensIssued e -> "issued " + count(e.tokens(), "one-time token") + " for " + survey;
            case ClimateSurveyAnswered _ -> "recorded one answer to " + survey + ", nobody knows whose";
            case ClimateSurveyClosed e -> "closed " + survey + " with " + count(e.answered(), "answer");
        };
    }

    private static String ofCurriculum(CurriculumEvent event) {
        String change = the("curriculum change", event.changeId());
        return switch (event) {
            case CurriculumChangeRequested e ->
                "asked for " + change + " of version " + e.courseVersion() + " of " + the("course", e.courseId())
                        + cause(e) + ": " + e.change();
            case CurriculumChangeMade e ->
                "recorded that version " + e.courseVersion() + " of " + the("course", e.courseId()) + " makes "
                        + change;
        };
    }

    private static String cause(CurriculumChangeRequested event) {
        UUID consultation = event.consultationId();
        UUID barrier = event.barrierId();
        return consultation != null
                ? ", in answer to " + the("consultation", consultation)
                : barrier != null ? ", in answer to " + the("barrier", barrier) : "";
    }

    private static String barriers(Collection<UUID> ids) {
        return list(ids.stream().map(id -> the("barrier", id)).toList(), "no barrier in particular");
    }
}
