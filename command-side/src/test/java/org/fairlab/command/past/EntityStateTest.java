package org.fairlab.command.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.spring.stereotype.Aggregate;
import org.fairlab.command.RunningCommandSide;
import org.fairlab.command.RunningCommandSide.Answer;
import org.fairlab.events.PeopleEvent.ParticipantRegistered;
import org.fairlab.platform.event.EventSerializer;
import org.fairlab.platform.event.SampleEvents;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.store.Snapshots;
import org.fairlab.platform.testing.TestDatabase;
import org.fairlab.platform.testing.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;

class EntityStateTest {

    private static final EventSerializer SERIALIZER = new EventSerializer();
    private static final String OFFICER = TestTokens.token("officer-1", Roles.FUND_OFFICER);
    private static final String MANAGER = TestTokens.token("manager-1", Roles.PROGRAMME_MANAGER);

    private static RunningCommandSide side;
    private static JdbcClient owner;

    private final UUID id = UUID.randomUUID();

    @BeforeAll
    static void start() {
        TestDatabase database = TestDatabase.fresh();
        side = RunningCommandSide.on(database);
        owner = JdbcClient.create(database.owner());
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    static List<Class<?>> entities() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Aggregate.class));
        return scanner.findCandidateComponents("org.fairlab.command").stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("entities")
    void the_state_at_every_position_equals_the_history_folded_so_far(Class<?> kind) throws Exception {
        var constructor = kind.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object entity = constructor.newInstance();
        Method evolve = Arrays.stream(kind.getDeclaredMethods())
                .filter(method -> method.getName().equals("on"))
                .findFirst()
                .orElseThrow();
        evolve.setAccessible(true);
        List<Class<?>> events = leaves(evolve.getParameterTypes()[0]).toList();
        for (int version = 0; version < events.size(); version++) {
            recorded(kind.getSimpleName(), version, SampleEvents.full(events.get(version)));
        }
        for (int version = 0; version < events.size(); version++) {
            evolve.invoke(entity, SampleEvents.full(events.get(version)));
            Answer answer = get("/api/entities/" + id + "/state?at=" + position(version));
            assertThat(answer.json().path("state").toString())
                    .isEqualTo(Snapshots.show(entity).toString());
            assertThat(answer.json().path("version").asInt()).isEqualTo(version);
            assertThat(answer.json().path("position").asLong()).isEqualTo(position(version));
            assertThat(answer.json().path("entityType").asString()).isEqualTo(kind.getSimpleName());
        }
        assertThat(get("/api/entities/" + id + "/difference").status()).isEqualTo(200);
    }

    @Test
    void who_looks_is_recorded() {
        recorded("Participant", 0, SampleEvents.full(ParticipantRegistered.class));
        for (String path : List.of("/state?at=" + position(0), "/difference")) {
            assertThat(get("/api/entities/" + id + path).status()).isEqualTo(200);
            assertThat(owner.sql("select entry ->> 'address' from access.read where persons @> array[?]"
                                    + " order by number desc limit 1")
                            .param(id)
                            .query(String.class)
                            .single())
                    .isEqualTo("/api/entities/" + id + path);
        }
    }

    private static Stream<Class<?>> leaves(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(EntityStateTest::leaves)
                : Stream.of(family);
    }

    private void recorded(String kind, int version, Object event) {
        var payload = SERIALIZER.serialize(event, String.class);
        owner.sql("insert into events.event select coalesce(max(position), 0) + 1, gen_random_uuid(), ?, ?, ?, ?, ?,"
                        + " ?::json, '{\"actor\": \"ada\"}', now() from events.event")
                .params(
                        id,
                        version,
                        kind,
                        payload.getType().getName(),
                        payload.getType().getRevision(),
                        payload.getData())
                .update();
    }

    private long position(long version) {
        return side.jdbc()
                .sql("select position from events.event where stream_id = ? and sequence = ?")
                .params(id, version)
                .query(Long.class)
                .single();
    }

    private static Answer get(String path) {
        return get(path, Roles.AUDITOR);
    }

    private static Answer get(String path, String role) {
        return side.send(side.request(path)
                .header("Authorization", "Bearer " + TestTokens.token("somebody", role))
                .GET());
    }

    private void command(String method, String path, String token, String body) {
        Answer answer = side.send(side.request(path)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "*")
                .method(method, BodyPublishers.ofString(body)));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    }

    private void fund() {
        command("PUT", "/api/funds/" + id, OFFICER, """
                {"name": "Pathways", "kind": "SCHOLARSHIP", "balance": {"minor": 100, "currency": "USD"}}""");
        replenish(20);
        replenish(3);
        command("POST", "/api/funds/" + id + "/closure", OFFICER, "{}");
    }

    private void replenish(int cents) {
        command(
                "POST",
                "/api/funds/" + id + "/replenishments",
                OFFICER,
                "{\"amount\": {\"minor\": %d, \"currency\": \"USD\"}}".formatted(cents));
    }

    @Test
    void an_instant_shows_what_was_recorded_up_to_then_itself_included() {
        fund();
        String second = recordedAt(1).toString();
        assertThat(get("/api/entities/" + id + "/state?recorded=" + second)
                        .json()
                        .at("/state/balance/minor")
                        .asInt())
                .isEqualTo(120);
        String before = recordedAt(0).minusNanos(1000).toString();
        assertThat(get("/api/entities/" + id + "/state?recorded=" + before).status())
                .isEqualTo(404);
        assertThat(get("/api/entities/" + id + "/state")
                        .json()
                        .at("/state/closed")
                        .asBoolean())
                .isTrue();
    }

    private Instant recordedAt(int version) {
        return side.jdbc()
                .sql("select recorded_at from events.event where stream_id = ? and sequence = ?")
                .params(id, version)
                .query(java.time.OffsetDateTime.class)
                .single()
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toInstant();
    }

    @Test
    void a_change_names_the_event_that_made_it_last() {
        fund();
        Answer answer = get("/api/entities/%s/difference?from=%d&to=%s".formatted(id, position(0), recordedAt(3)));
        JsonNode changes = answer.json().path("changes");
        assertThat(changes.size()).isEqualTo(2);
        isChange(changes.get(0), "/balance/minor", "100", "123", "FundReplenished", 2);
        isChange(changes.get(1), "/closed", "false", "true", "FundClosed", 3);
        assertThat(changes.get(0).at("/event/actor").asString()).isEqualTo("officer-1");
        assertThat(changes.get(0).at("/event/sentence").asString())
                .isEqualTo("replenished fund " + id.toString().substring(0, 8) + " by 0.03 USD");
        assertThat(answer.json().path("events").asInt()).isEqualTo(3);
        assertThat(answer.json().at("/from/version").asInt()).isZero();
        assertThat(answer.json().at("/to/version").asInt()).isEqualTo(3);
    }

    private void isChange(JsonNode change, String path, String before, String after, String type, int version) {
        assertThat(change.path("path").asString()).isEqualTo(path);
        assertThat(change.path("before").toString()).isEqualTo(before);
        assertThat(change.path("after").toString()).isEqualTo(after);
        assertThat(change.at("/event/type").asString()).isEqualTo(type);
        assertThat(change.at("/event/position").asLong()).isEqualTo(position(version));
    }

    @Test
    void from_the_beginning_every_value_is_new_and_between_the_same_moment_nothing_changes() {
        fund();
        JsonNode all =
                get("/api/entities/" + id + "/difference?to=" + position(0)).json();
        assertThat(all.path("from").isNull()).isTrue();
        assertThat(all.path("changes")
                        .valueStream()
                        .map(change -> change.path("path").asString()))
                .containsExactly("/balance/currency", "/balance/minor", "/closed", "/fundId");
        assertThat(all.path("changes").valueStream())
                .allMatch(change -> change.path("before").isNull());
        JsonNode none = get("/api/entities/%s/difference?from=%d&to=%d".formatted(id, position(2), position(2)))
                .json();
        assertThat(none.path("changes").isEmpty()).isTrue();
        assertThat(none.path("events").asInt()).isZero();
    }

    @Test
    void what_is_sealed_is_not_opened_and_an_event_that_changes_nothing_is_named() {
        String clear = "Pat Invented";
        command("PUT", "/api/participants/" + id, MANAGER, "{\"origin\": \"INVENTED\"}");
        command(
                "POST",
                "/api/participants/" + id + "/contact",
                MANAGER,
                "{\"identity\": {\"name\": \"" + clear + "\", \"email\": \"pat@example.org\"}}");
        Answer answer = get("/api/entities/" + id + "/difference?from=" + position(0));
        assertThat(answer.json().path("changes").isEmpty()).isTrue();
        assertThat(answer.json().at("/silent/0/type").asString()).isEqualTo("ContactChanged");
        assertThat(answer.response().body()).doesNotContain(clear, "pat@example.org");
        assertThat(get("/api/entities/" + id + "/state").response().body()).doesNotContain(clear);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state?at=soon",
                "state?at=1&recorded=2030-01-15T12:00:00Z",
                "difference?from=yesterday",
                "difference?to=-1",
                "difference?from=2&to=1",
                "difference?from=%2B1000000000-01-01T00:00:00Z"
            })
    void moments_that_cannot_be_are_refused_by_field(String question) {
        fund();
        String asked = question.equals("difference?from=2&to=1")
                ? "difference?from=%d&to=%d".formatted(position(2), position(1))
                : question;
        Answer answer = get("/api/entities/" + id + "/" + asked);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isIn("at", "recorded", "from", "to");
    }

    @Test
    void an_unknown_entity_is_not_found() {
        assertThat(get("/api/entities/" + id + "/state").status()).isEqualTo(404);
        assertThat(get("/api/entities/" + id + "/difference").status()).isEqualTo(404);
        assertThat(get("/audit/entities/" + id + "/difference").status()).isEqualTo(404);
    }

    @Test
    void the_past_is_for_auditors_only() {
        fund();
        for (String path :
                List.of("/api/entities/%s/state", "/api/entities/%s/difference", "/audit/entities/%s/difference")) {
            for (String role : Roles.ALL) {
                assertThat(get(path.formatted(id), role).status())
                        .as(path + " " + role)
                        .isEqualTo(role.equals(Roles.AUDITOR) ? 200 : 403);
            }
        }
    }

    @Test
    void the_page_links_each_change_to_its_event_and_tells_what_it_cannot_read() {
        fund();
        String page = get("/audit/entities/" + id + "/difference?from=" + position(0))
                .response()
                .body();
        assertThat(page)
                .contains("/balance/minor")
                .contains("href=\"/audit/events/" + position(2) + "\"")
                .contains("value=\"" + position(0) + "\"");
        Answer wrong = get(
                "/audit/entities/" + id + "/difference?from=" + URLEncoder.encode("<script>", StandardCharsets.UTF_8));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.response().body()).contains("href=\"#from\"").doesNotContain("<script>");
    }
}
