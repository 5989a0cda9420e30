package org.fairlab.standalone.publicdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.fairlab.standalone.Launched;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A first start that is killed in the middle of the import and started again. What is expected is typed in from the
 * tables of {@code public-data/SOURCES.md}.
 */
class PublicDataTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path directory;

    private static Launched running;
    private static JdbcClient database;
    private static String token;
    private static long doneWhenKilled;

    @BeforeAll
    static void kill_in_the_middle_and_start_again() throws Exception {
        try (Launched first = start()) {
            first.ready();
            JdbcClient firstDatabase = first.database();
            await().atMost(Duration.ofMinutes(4)).until(() -> awards(firstDatabase) >= 4000);
            first.kill();
        }
        running = start().ready();
        database = running.database();
        doneWhenKilled = awards(database);
        await().atMost(Duration.ofMinutes(6))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> finished());
        token = token();
        long position = database.sql("select max(position) from events.event")
                .query(Long.class)
                .single();
        await().atMost(Duration.ofMinutes(3))
                .until(() -> database.sql("select min(position) from projection.state")
                                .query(Long.class)
                                .single()
                        == position);
    }

    @AfterAll
    static void stop() throws Exception {
        if (running != null) {
            running.close();
        }
    }

    @Test
    void what_was_imported_when_it_was_killed_is_neither_lost_nor_doubled() {
        assertThat(doneWhenKilled).isBetween(4000L, 24000L);
        assertThat(events("ParticipantRegistered")).isEqualTo(24236);
        assertThat(events("SelfIdentified")).isEqualTo(24236);
        assertThat(events("LearnerEnrolled")).isEqualTo(24236);
        assertThat(events("TrainingCompleted")).isEqualTo(24236);
        assertThat(database.sql("select count(distinct payload ->> 'participantId') from events.event"
                                + " where type = 'LearnerEnrolled'")
                        .query(Long.class)
                        .single())
                .isEqualTo(24236);
        assertThat(database.sql("select sum(errors) from command.imported")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"2000, 8320, 6402, 1918", "2001, 8084, 6282, 1802", "2002, 7832, 6249, 1583"})
    void totals_by_sex_equal_the_source(int year, long all, long women, long men) throws Exception {
        assertThat(figures("year").get(Integer.toString(year))).isEqualTo(all);
        assertThat(figures("sex&year=" + year)).isEqualTo(Map.of("FEMALE", women, "MALE", men));
    }

    @ParameterizedTest
    @CsvSource({
        "2000, 4616, 1296, 881, 575, 96, 230, 626",
        "2001, 4538, 1385, 923, 529, 97, 251, 361",
        "2002, 4412, 1413, 817, 517, 77, 227, 369"
    })
    void totals_by_race_equal_the_source(
            int year, long white, long black, long hispanic, long asian, long indian, long nonresident, long unknown)
            throws Exception {
        assertThat(figures("race&year=" + year))
                .isEqualTo(Map.of(
                        "IPEDS_1977:WHITE_NON_HISPANIC", white,
                        "IPEDS_1977:BLACK_NON_HISPANIC", black,
                        "IPEDS_1977:HISPANIC", hispanic,
                        "IPEDS_1977:ASIAN_OR_PACIFIC_ISLANDER", asian,
                        "IPEDS_1977:AMERICAN_INDIAN_OR_ALASKA_NATIVE", indian,
                        "IPEDS_1977:NONRESIDENT_ALIEN", nonresident,
                        "UNKNOWN", unknown));
    }

    @ParameterizedTest
    @CsvSource({
        "2000, 643, 332, 166, 200, 2502, 2352, 295, 1830",
        "2001, 768, 292, 186, 248, 2441, 2229, 60, 1860",
        "2002, 809, 377, 167, 466, 2270, 1886, 68, 1789"
    })
    void totals_by_programme_equal_the_source(
            int year, long c0802, long c1001, long c1002, long c1003, long c1004, long c1005, long c1006, long c1099)
            throws Exception {
        assertThat(figures("cip&year=" + year))
                .isEqualTo(Map.of(
                        "51.0802", c0802,
                        "51.1001", c1001,
                        "51.1002", c1002,
                        "51.1003", c1003,
                        "51.1004", c1004,
                        "51.1005", c1005,
                        "51.1006", c1006,
                        "51.1099", c1099));
    }

    @ParameterizedTest
    @CsvSource({
        "2000, 2291, 866, 1900, 46, 2297, 253, 561, 106",
        "2001, 2348, 824, 1810, 35, 2139, 227, 589, 112",
        "2002, 2837, 866, 1528, 34, 1804, 127, 534, 102"
    })
    void totals_by_award_level_equal_the_source(
            int year, long l1, long l2, long l3, long l4, long l5, long l6, long l7, long l9) throws Exception {
        assertThat(figures("awardLevel&year=" + year))
                .isEqualTo(Map.of("1", l1, "2", l2, "3", l3, "4", l4, "5", l5, "6", l6, "7", l7, "9", l9));
    }

    private static Launched start() throws IOException {
        return new Launched(directory, Map.of(), "--port", "0");
    }

    private static long awards(JdbcClient database) {
        return database.sql("select coalesce(sum(rows), 0) from command.imported")
                .query(Long.class)
                .single();
    }

    private static boolean finished() {
        return database.sql("select exists (select from command.imported where part = 'all')")
                .query(Boolean.class)
                .single();
    }

    private static long events(String type) {
        return database.sql("select count(*) from events.event where type = ?")
                .param(type)
                .query(Long.class)
                .single();
    }

    private static Map<String, Long> figures(String by) throws Exception {
        JsonNode answer = send(request("/api/completions?purpose=test&by=" + by)
                .header("Authorization", "Bearer " + token)
                .GET());
        Map<String, Long> figures = new TreeMap<>();
        answer.path("items")
                .forEach(figure -> figures.put(
                        figure.path("key").asString(),
                        figure.path("completions").asLong()));
        return figures;
    }

    private static String token() throws Exception {
        String secret = Files.readString(directory.resolve("bootstrap-token")).strip();
        return send(request("/token")
                        .header("Authorization", "Bearer " + secret)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("role=auditor")))
                .path("access_token")
                .asString();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(running.address() + path));
    }

    private static JsonNode send(HttpRequest.Builder request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var response = http.send(request.build(), BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            return JSON.readTree(response.body());
        }
    }
}
