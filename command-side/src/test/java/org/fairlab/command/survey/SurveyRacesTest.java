package org.fairlab.command.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.fairlab.command.RunningCommandSide;
import org.fairlab.command.RunningCommandSide.Answer;
import org.junit.jupiter.api.RepeatedTest;

/** Answers at once, on two command sides of one database, while the survey is being closed on both. */
class SurveyRacesTest {

    private static final int PEOPLE = 60;
    private static final int BEFORE_CLOSING = 20;

    private final RunningCommandSide first = RunningCommandSide.shared();
    private final RunningCommandSide second = RunningCommandSide.besideShared();

    @RepeatedTest(3)
    void each_answer_that_was_acknowledged_is_recorded_and_each_token_answers_once() throws Exception {
        GivenSurvey survey = GivenSurvey.open(first);
        List<String> tokens = survey.tokens(PEOPLE);
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        List<String> twice = new ArrayList<>();
        var begin = new CyclicBarrier(2 * PEOPLE + 2);
        var some = new CountDownLatch(BEFORE_CLOSING);
        List<Callable<Answer>> racers = new ArrayList<>();
        for (int n = 0; n < PEOPLE; n++) {
            for (int attempt : new int[] {0, 1}) { // the same token with two answers
                int person = n;
                racers.add(() -> {
                    begin.await(30, TimeUnit.SECONDS);
                    int number = person + attempt * PEOPLE;
                    Answer answer = survey.on(attempt == 0 ? first : second).answer(tokens.get(person), number);
                    if (answer.status() == 204) {
                        acknowledged.add(GivenSurvey.answers(number));
                        some.countDown();
                    }
                    return answer;
                });
            }
        }
        for (RunningCommandSide side : List.of(first, second)) {
            racers.add(() -> {
                begin.await(30, TimeUnit.SECONDS);
                some.await(30, TimeUnit.SECONDS);
                return survey.on(side).close();
            });
        }

        List<Integer> statuses = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(racers.size())) {
            for (var racer : pool.invokeAll(racers)) {
                statuses.add(racer.get().status());
            }
        }

        assertThat(statuses).allMatch(status -> List.of(200, 204, 409, 429).contains(status));
        assertThat(survey.recorded()).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(acknowledged).hasSizeBetween(BEFORE_CLOSING, PEOPLE);
        for (int n = 0; n < PEOPLE; n++) {
            if (acknowledged.contains(GivenSurvey.answers(n))
                    && acknowledged.contains(GivenSurvey.answers(n + PEOPLE))) {
                twice.add(tokens.get(n));
            }
        }
        assertThat(twice).isEmpty();
        assertThat(first.jdbc()
                        .sql("select payload ->> 'answered' from events.event where type = 'ClimateSurveyClosed'"
                                + " and stream_id = ?")
                        .param(survey.id())
                        .query(String.class)
                        .list())
                .containsExactly(String.valueOf(acknowledged.size()));
    }
}
