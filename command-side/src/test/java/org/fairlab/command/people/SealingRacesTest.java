package org.fairlab.command.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.fairlab.command.RunningCommandSide;
import org.fairlab.command.RunningCommandSide.Answer;
import org.fairlab.events.Sealed;
import org.fairlab.events.Sealed.Category;
import org.fairlab.platform.privacy.Keyring;
import org.fairlab.platform.privacy.TestKeyring;
import org.fairlab.platform.testing.TestDatabase;
import org.fairlab.platform.testing.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

/** Requests that need one person's first key at once, in turn at one of two command sides on the same PostgreSQL. */
class SealingRacesTest {

    private static final int RACERS = 6;

    private static Keyring keyring;
    private static RunningCommandSide first;
    private static RunningCommandSide second;

    private final UUID person = UUID.randomUUID();
    private final String path = "/api/participants/" + person;

    @BeforeAll
    static void start() {
        TestDatabase database = TestDatabase.fresh();
        keyring = TestKeyring.on(database);
        first = RunningCommandSide.on(database);
        second = RunningCommandSide.on(database);
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
    }

    private interface Racer {
        Answer send(RunningCommandSide side, int number);
    }

    private static List<Integer> race(Racer racer) throws Exception {
        CyclicBarrier start = new CyclicBarrier(RACERS);
        List<Callable<Integer>> racers = IntStream.range(0, RACERS)
                .<Callable<Integer>>mapToObj(n -> () -> {
                    start.await();
                    return racer.send(n % 2 == 0 ? first : second, n).status();
                })
                .toList();
        List<Integer> statuses = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(RACERS)) {
            for (var each : pool.invokeAll(racers)) {
                statuses.add(each.get());
            }
        }
        return statuses;
    }

    private Answer register(RunningCommandSide side, String key, String name) {
        return side.send("PUT", path, TestTokens.token("somebody", "programme-manager"), key, """
                {"origin": "INVENTED", "identity": {"name": "%s"}}""".formatted(name));
    }

    private Answer contact(RunningCommandSide side, String name) {
        return side.send(side.request(path + "/contact")
                .header("Authorization", "Bearer " + TestTokens.token("somebody", "programme-manager"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "*")
                .POST(BodyPublishers.ofString("""
                        {"identity": {"name": "%s"}}""".formatted(name))));
    }

    private Answer erase(RunningCommandSide side) {
        return side.send(
                "POST",
                path + "/erasure",
                TestTokens.token("somebody", "privacy-officer"),
                UUID.randomUUID().toString(),
                "{\"reason\": \"request\"}");
    }

    /** What the names in the person's history say, none for one that does not open. */
    private List<Optional<String>> names() {
        return first
                .jdbc()
                .sql("select payload -> 'identity' ->> 'ciphertext' from events.event where stream_id = ?"
                        + " and payload -> 'identity' ->> 'ciphertext' is not null order by sequence")
                .param(person)
                .query(String.class)
                .list()
                .stream()
                .map(ciphertext -> keyring.open(person, "identity", new Sealed(Category.IDENTITY, ciphertext)))
                .toList();
    }

    @RepeatedTest(20)
    void of_those_who_register_a_person_at_once_one_does_and_the_name_opens() throws Exception {
        List<Integer> answers =
                race((side, n) -> register(side, UUID.randomUUID().toString(), "Person " + n));
        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(names())
                .singleElement()
                .satisfies(name -> assertThat(name)
                        .hasValueSatisfying(
                                text -> assertThat(text).contains("\"Person " + answers.indexOf(200) + "\"")));
    }

    @RepeatedTest(10)
    void one_request_that_is_sent_again_and_again_records_one_name_which_opens() throws Exception {
        String key = UUID.randomUUID().toString();
        assertThat(race((side, n) -> register(side, key, "Invented Person")))
                .contains(200)
                .containsOnly(200, 409);
        assertThat(register(first, key, "Invented Person").status()).isEqualTo(200);
        assertThat(names()).singleElement().satisfies(name -> assertThat(name).isPresent());
    }

    @RepeatedTest(10)
    void all_names_open_that_are_sealed_at_once_for_whom_there_was_none() throws Exception {
        first.send("PUT", path, TestTokens.token("somebody", "programme-manager"), person.toString(), """
                {"origin": "INVENTED"}""");
        race((side, n) -> contact(side, "Person " + n));
        assertThat(names()).isNotEmpty().allSatisfy(name -> assertThat(name).isPresent());
    }

    @RepeatedTest(20)
    void whatever_is_sealed_while_a_person_is_erased_does_not_open_and_no_key_is_left() throws Exception {
        first.send("PUT", path, TestTokens.token("somebody", "programme-manager"), person.toString(), """
                {"origin": "INVENTED"}""");
        race((side, n) -> n == 0 ? erase(side) : contact(side, "Person " + n));
        assertThat(names()).allSatisfy(name -> assertThat(name).isEmpty());
        assertThat(first.jdbc()
                        .sql("select wrapped from keyring.data_key where person_id = ? and wrapped is not null")
                        .param(person)
                        .query(byte[].class)
                        .list())
                .isEmpty();
    }
}
