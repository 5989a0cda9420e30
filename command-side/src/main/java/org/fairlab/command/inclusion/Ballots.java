package org.fairlab.command.inclusion;

import static org.fairlab.command.inclusion.InclusionRules.SURVEY_CLOSED;
import static org.fairlab.command.inclusion.InclusionRules.TOKEN_UNKNOWN;
import static org.fairlab.command.inclusion.InclusionRules.TOKEN_USED;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.ConcurrencyException;
import org.fairlab.command.Rejected;
import org.fairlab.command.Rule;
import org.fairlab.events.InclusionEvent.Agreement;
import org.fairlab.events.InclusionEvent.ClimateSurveyOpened;
import org.fairlab.events.InclusionEvent.Item;
import org.fairlab.events.Sealed.Category;
import org.fairlab.platform.privacy.Keyring;
import org.fairlab.platform.store.Decision;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The answers to surveys that are open, each sealed under a key of its survey's own beside the digest of its token: so
 * that it is durable before it is acknowledged, and counted once. All are of one length. What is here of a survey is
 * destroyed with its key in the transaction that records the answers, in an order of chance; from then on nothing says
 * which was given for which token, or when.
 */
@Component
public class Ballots {

    private static final String FIELD = "ballot";
    private static final char NONE = '-';
    private static final List<Agreement> SCALE = List.of(Agreement.values());

    private final JdbcClient jdbc;
    private final Keyring keyring;
    private final EventStore events;
    private final RandomGenerator random;

    @Autowired
    Ballots(JdbcClient jdbc, Keyring keyring, @Lazy EventStore events) {
        this(jdbc, keyring, events, new SecureRandom());
    }

    Ballots(JdbcClient jdbc, Keyring keyring, EventStore events, RandomGenerator random) {
        this.jdbc = jdbc;
        this.keyring = keyring;
        this.events = events;
        this.random = random;
    }

    /**
     * What one person answered.
     *
     * @param group one of the survey's, or null
     * @param answers by the item's code, without those passed over
     */
    public record Ballot(@Nullable String group, Map<String, Agreement> answers) {}

    /** What a survey asks; empty if there is none of that id. */
    public Optional<ClimateSurveyOpened> survey(UUID surveyId) {
        var history = events.readEvents(surveyId.toString());
        return history.hasNext() && history.next().getPayload() instanceof ClimateSurveyOpened opened
                ? Optional.of(opened)
                : Optional.empty();
    }

    /**
     * Takes a ballot of one of the survey's groups and items while the survey is open; it is durable when this returns.
     *
     * @throws Rejected if the survey is closed, or the token is not one of its own or was used
     */
    public void take(ClimateSurveyOpened survey, byte[] digest, Ballot ballot) {
        UUID id = survey.surveyId();
        SURVEY_CLOSED.brokenIf(!isTaking(id));
        int taken = jdbc.sql("""
                        with open as (select survey_id from command.survey where survey_id = ? and taking for share)
                        update command.ballot set sealed = ? from open
                        where ballot.survey_id = open.survey_id and token_digest = ? and sealed is null""").params(id, seal(survey, ballot), digest).update();
        if (taken == 0) {
            throw new Rejected(whyNot(id, digest));
        }
    }

    /** In one statement, so that the ballots are not destroyed between its parts. */
    private Rule whyNot(UUID surveyId, byte[] digest) {
        return jdbc.sql("""
                        select taking, exists (select from command.ballot b
                            where b.survey_id = s.survey_id and token_digest = ?) as known
                        from command.survey s where survey_id = ?""")
                .params(digest, surveyId)
                .query((row, n) -> !row.getBoolean("taking")
                        ? SURVEY_CLOSED
                        : row.getBoolean("known") ? TOKEN_USED : TOKEN_UNKNOWN)
                .single();
    }

    /** Whether a survey takes answers. */
    public boolean isTaking(UUID surveyId) {
        return jdbc.sql("select taking from command.survey where survey_id = ?")
                .param(surveyId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void takeFor(UUID surveyId) {
        Decision.current()
                .also(
                        "insert into command.survey (survey_id, taking) values (?, true) on conflict do nothing",
                        surveyId);
    }

    /** By one statement, since nothing else is recorded until it is done. */
    void add(UUID surveyId, List<String> digests) {
        Decision.current().also("""
                insert into command.ballot (survey_id, token_digest)
                select ?, decode(digest, 'hex') from unnest(string_to_array(?, ',')) digest""", surveyId, String.join(",", digests));
    }

    /** Waits for those ballots that are being taken, and lets no further one be, at once and for good. */
    void stopTaking(UUID surveyId) {
        jdbc.sql("update command.survey set taking = false where survey_id = ?")
                .param(surveyId)
                .update();
    }

    /** @throws ConcurrencyException if another closing has just destroyed the key */
    List<Ballot> shuffled(ClimateSurveyOpened survey) {
        List<String> sealed = jdbc.sql("select sealed from command.ballot where survey_id = ? and sealed is not null")
                .param(survey.surveyId())
                .query(String.class)
                .list();
        if (sealed.isEmpty()) {
            return List.of();
        }
        List<String> opened = keyring.openAll(survey.surveyId(), FIELD, Category.SURVEY, sealed)
                .orElseThrow(() -> new ConcurrencyException("another closing was faster"));
        List<Ballot> ballots = new ArrayList<>(
                opened.stream().map(text -> ballot(survey, text)).toList());
        Collections.shuffle(ballots, random);
        return ballots;
    }

    /** Leaves nothing of the ballots, once what was made of them is recorded. */
    void destroy(UUID surveyId) {
        Decision.current().thereafter("delete from command.ballot where survey_id = ?", surveyId);
        keyring.destroyThereafter(surveyId, Category.SURVEY);
    }

    /**
     * The place of the group and a digit for each item, a dash for none: shorter than what ciphertexts are padded to.
     */
    private String seal(ClimateSurveyOpened survey, Ballot ballot) {
        StringBuilder text = new StringBuilder();
        for (Item item : survey.items()) {
            Agreement answer = ballot.answers().get(item.code());
            text.append(answer == null ? NONE : Character.forDigit(SCALE.indexOf(answer), 10));
        }
        String group = ballot.group();
        text.append(group == null ? String.valueOf(NONE) : groups(survey).indexOf(group));
        return keyring.seal(survey.surveyId(), Category.SURVEY, FIELD, text.toString())
                .ciphertext();
    }

    private static Ballot ballot(ClimateSurveyOpened survey, String text) {
        Map<String, Agreement> answers = new LinkedHashMap<>();
        List<Item> items = survey.items();
        for (int i = 0; i < items.size(); i++) {
            if (text.charAt(i) != NONE) {
                answers.put(items.get(i).code(), SCALE.get(Character.digit(text.charAt(i), 10)));
            }
        }
        String group = text.substring(items.size());
        return new Ballot(group.charAt(0) == NONE ? null : groups(survey).get(Integer.parseInt(group)), answers);
    }

    /** The groups of a survey in one order; none if it asks for none. */
    public static List<String> groups(ClimateSurveyOpened survey) {
        var question = survey.groupQuestion();
        return question == null
                ? List.of()
                : question.groups().stream().sorted().toList();
    }
}
