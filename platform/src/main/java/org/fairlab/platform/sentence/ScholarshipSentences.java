package org.fairlab.platform.sentence;

import static org.fairlab.platform.sentence.Sentences.count;
import static org.fairlab.platform.sentence.Sentences.list;
import static org.fairlab.platform.sentence.Sentences.money;
import static org.fairlab.platform.sentence.Sentences.shown;
import static org.fairlab.platform.sentence.Sentences.the;
import static org.fairlab.platform.sentence.Sentences.words;

import java.util.Map;
import java.util.UUID;
import org.fairlab.events.ScholarshipEvent;
import org.fairlab.events.ScholarshipEvent.*;

/** What events of scholarships say. */
final class ScholarshipSentences {

    private ScholarshipSentences() {}

    static String of(ScholarshipEvent event) {
        return switch (event) {
            case FundEvent e -> ofFund(e);
            case CycleEvent e -> ofCycle(e);
            case ApplicationEvent e -> ofApplication(e);
        };
    }

    private static String ofFund(FundEvent event) {
        return switch (event) {
            case FundEstablished e ->
                "established " + fund(e.fundId()) + " “" + e.name() + "” (" + words(e.kind()) + ") with "
                        + money(e.balance());
            case FundReplenished e -> "replenished " + fund(e.fundId()) + " by " + money(e.amount());
            case FundClosed e -> "closed " + fund(e.fundId());
            case AwardOffered e ->
                "offered " + award(e.awardId()) + " of " + money(e.amount()) + " from " + fund(e.fundId()) + " to "
                        + the("participant", e.participantId()) + " for " + application(e.applicationId())
                        + ", to be answered by " + e.respondBy() + ", under rules " + e.rulesVersion() + " and rubric "
                        + e.rubricVersion() + shown(e.shownDigest());
            case AwardAccepted e -> "accepted " + award(e.awardId()) + " from " + fund(e.fundId());
            case AwardDeclined e -> "declined " + award(e.awardId()) + " from " + fund(e.fundId());
            case AwardLapsed e -> "let " + award(e.awardId()) + " from " + fund(e.fundId()) + " lapse unanswered";
            case AwardRenewed e ->
                "renewed " + award(e.awardId()) + " from " + fund(e.fundId()) + " by " + money(e.amount()) + " for "
                        + e.term() + shown(e.shownDigest());
            case AwardRevoked e ->
                "revoked " + award(e.awardId()) + " from " + fund(e.fundId()) + shown(e.shownDigest());
            case DisbursementIssued e ->
                "disbursed " + money(e.amount()) + " of " + award(e.awardId()) + " from " + fund(e.fundId()) + " ("
                        + disbursement(e.disbursementId()) + ")";
            case DisbursementReturned e ->
                "recorded that " + money(e.amount()) + " of " + disbursement(e.disbursementId()) + " for "
                        + award(e.awardId()) + " came back to " + fund(e.fundId());
        };
    }

    private static String ofCycle(CycleEvent event) {
        return switch (event) {
            case CycleOpened e ->
                "opened " + cycle(e.cycleId()) + " “" + e.name() + "” of " + fund(e.fundId())
                        + (e.rolledOverFrom() == null ? "" : ", rolled over from " + cycle(e.rolledOverFrom()))
                        + ", for applications until " + e.closesOn() + ", with rules "
                        + e.terms().rulesVersion() + ", rubric " + e.terms().rubricVersion() + " and at least "
                        + count(e.terms().minimumReviews(), "review");
            case ProxyRulesProposed e ->
                "proposed rules on likely proxies of protected traits for " + cycle(e.cycleId()) + ", as " + e.by()
                        + ", to be confirmed by somebody else: " + list(e.fields(), "none");
            case ProxyRulesConfirmed e ->
                "confirmed the rationales of rules on likely proxies of protected traits for " + cycle(e.cycleId())
                        + ", as " + e.by() + ": " + list(e.fields(), "none");
            case CycleClosed e -> "closed " + cycle(e.cycleId());
            case CycleRolledOver e -> "rolled " + cycle(e.cycleId()) + " over to " + cycle(e.nextCycleId());
        };
    }

    private static String ofApplication(ApplicationEvent event) {
        return switch (event) {
            case ApplicationSubmitted e ->
                "submitted " + application(e.applicationId()) + " of " + the("participant", e.participantId())
                        + " in " + cycle(e.cycleId())
                        + (e.nominator() == null ? "" : ", nominated by " + e.nominator());
            case ApplicationWithdrawn e -> "withdrew " + application(e.applicationId());
            case EligibilityDetermined e ->
                "found " + application(e.applicationId())
                        + (e.eligible() ? " eligible" : " not eligible by " + list(e.failed(), "no single field"))
                        + " under rules " + e.rulesVersion() + shown(e.shownDigest());
            case ConflictDeclared e ->
                "declared a conflict of " + e.reviewer() + " with " + application(e.applicationId());
            case ReviewerAssigned e -> "assigned " + e.reviewer() + " to review " + application(e.applicationId());
            case ReviewerRecused e -> "recused " + e.reviewer() + " from reviewing " + application(e.applicationId());
            case ReviewScored e ->
                "scored " + application(e.applicationId()) + " as " + e.reviewer() + " under rubric "
                        + e.rubricVersion() + ": " + scores(e.scores()) + shown(e.shownDigest());
        };
    }

    private static String scores(Map<String, Integer> byCriterion) {
        return list(
                byCriterion.entrySet().stream()
                        .map(score -> score.getKey() + " " + score.getValue())
                        .toList(),
                "no criterion");
    }

    private static String fund(UUID id) {
        return the("fund", id);
    }

    private static String award(UUID id) {
        return the("award", id);
    }

    private static String disbursement(UUID id) {
        return the("disbursement", id);
    }

    private static String cycle(UUID id) {
        return the("cycle", id);
    }

    private static String application(UUID id) {
        return the("application", id);
    }
}
