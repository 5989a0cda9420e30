package org.fairlab.query.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fairlab.query.testing.People.TODAY;
import static org.fairlab.query.testing.People.registered;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.fairlab.events.Event;
import org.fairlab.events.Money;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.events.SelfIdentification.Sex;
import org.fairlab.events.SelfIdentification.Standard;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.testing.TestTokens;
import org.fairlab.query.disclosure.Dimension;
import org.fairlab.query.disclosure.Equations;
import org.fairlab.query.disclosure.Lattice;
import org.fairlab.query.disclosure.Outsider;
import org.fairlab.query.disclosure.Release.GivenUp;
import org.fairlab.query.disclosure.Release.Released;
import org.fairlab.query.disclosure.Snapshots.Snapshot;
import org.fairlab.query.disclosure.SuppressionRule;
import org.fairlab.query.projection.Projections;
import org.fairlab.query.publication.EditionEndpoint.Published;
import org.fairlab.query.publication.Editions.Edition;
import org.fairlab.query.publication.Figures.Row;
import org.fairlab.query.testing.GivenEvents;
import org.fairlab.query.testing.People;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An outsider who has nothing but a dashboard viewer's token asks for everything that the role may ask for, in every
 * edition, and works out what they can. Between the editions one person answers otherwise, one moves to another year,
 * one withdraws their answers, and a completion is corrected late.
 */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import(TestTokens.Decoder.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutsiderTest {

    private static final GivenEvents GIVEN = GivenEvents.none();
    private static final SuppressionRule RULE = SuppressionRule.DEFAULT;
    private static final UUID COURSE = UUID.randomUUID();
    private static final UUID OFFERING = UUID.randomUUID();
    private static final UUID FUND = UUID.randomUUID();
    private static final UUID CYCLE = UUID.randomUUID();
    private static final LocalDate IN_2001 = LocalDate.of(2001, 3, 1);
    private static final LocalDate IN_2002 = LocalDate.of(2002, 3, 1);

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        GIVEN.database().addTo(registry);
    }

    private final People people = new People(GIVEN.database());
    private final List<UUID> women = new ArrayList<>();
    private final Map<UUID, UUID> enrolments = new LinkedHashMap<>();
    private long recorded;

    @Autowired
    private MockMvc http;

    @Autowired
    private Projections projections;

    @Autowired
    private Editions editions;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @BeforeAll
    void four_editions_with_one_person_between_each() throws InterruptedException {
        var terms = new Terms("1", List.of(), "1", Map.of("need", 10), 1, Set.of("reviewer"));
        happened(
                new CoursePublished(
                        COURSE,
                        new Content("A programme", Set.of(Topic.CLINICAL_LABORATORY), "51.1004", 3, null, 0, 0, null),
                        IN_2001),
                new OfferingScheduled(OFFERING, COURSE, 1, "ipeds:100663", IN_2001, IN_2002, 1, IN_2001),
                new FundEstablished(FUND, "A fund", FundKind.STIPEND, new Money(1_000_000, "USD"), IN_2001),
                new CycleOpened(CYCLE, FUND, "spring", TODAY, terms, null, IN_2001));
        completed(100, 60, Sex.FEMALE, "ASIAN");
        completed(90, 56, Sex.MALE, "ASIAN");
        completed(110, 64, Sex.FEMALE, "WHITE");
        completed(90, 52, Sex.MALE, "WHITE");
        completed(70, 48, Sex.FEMALE, "HISPANIC_OR_LATINO");
        completed(3, 0, Sex.MALE, "HISPANIC_OR_LATINO");
        edition();
        happened(people.identified(IN_2002, women.getFirst(), Standard.SPD15_2024, Sex.MALE, "ASIAN"));
        edition();
        UUID late = enrolments.get(women.get(1));
        happened(new CompletionVoided(late, TODAY), new TrainingCompleted(late, IN_2001));
        edition();
        happened(new SelfIdentificationWithdrawn(women.get(2), TODAY));
        completed(30, 12, Sex.FEMALE, "WHITE");
        edition();
    }

    /** Half of them in each year; the first so many also apply, and every second of these is offered an award. */
    private void completed(int number, int applying, Sex sex, String race) {
        for (int i = 0; i < number; i++) {
            UUID person = somebody(i % 2 == 0 ? IN_2001 : IN_2002, sex, race);
            if (i < applying) {
                UUID application = UUID.randomUUID();
                happened(new ApplicationSubmitted(application, CYCLE, person, null, Map.of(), IN_2001));
                if (i % 2 == 0) {
                    happened(new AwardOffered(
                            FUND,
                            UUID.randomUUID(),
                            application,
                            CYCLE,
                            person,
                            new Money(100, "USD"),
                            TODAY,
                            "1",
                            "1",
                            "digest",
                            IN_2001));
                }
            }
            if (sex == Sex.FEMALE) {
                women.add(person);
            }
        }
    }

    private UUID somebody(LocalDate on, Sex sex, String race) {
        UUID person = UUID.randomUUID();
        UUID enrolment = UUID.randomUUID();
        enrolments.put(person, enrolment);
        happened(
                registered(person),
                people.identified(IN_2001, person, Standard.SPD15_2024, sex, race),
                new LearnerEnrolled(enrolment, OFFERING, COURSE, 1, person, IN_2001),
                new TrainingCompleted(enrolment, on));
        return person;
    }

    private void happened(Event... events) {
        GIVEN.happened(events);
        recorded += events.length;
    }

    private void seen() throws InterruptedException {
        for (String name : projections.names()) {
            assertThat(projections.await(name, recorded, Duration.ofSeconds(30)))
                    .as(name)
                    .isTrue();
        }
    }

    private void edition() throws InterruptedException {
        seen();
        editions.take("officer-1");
        await().atMost(Duration.ofSeconds(60)).until(() -> editions.waiting().isEmpty());
    }

    private MockHttpServletResponse answer(String role, MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.token("somebody", role)))
                .andReturn()
                .getResponse();
    }

    private String viewed(MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse answer = answer(Roles.DASHBOARD_VIEWER, request);
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString();
    }

    private <T> T viewed(MockHttpServletRequestBuilder request, TypeReference<T> type) throws Exception {
        return JsonMapper.shared().readValue(viewed(request), type);
    }

    private List<Edition> released() throws Exception {
        List<Edition> released = viewed(get("/api/editions"), new TypeReference<List<Edition>>() {}).reversed().stream()
                .filter(edition -> edition.standing() == Editions.Standing.RELEASED)
                .toList();
        assertThat(released).as("of %s", editions.all()).hasSizeGreaterThan(1);
        return released;
    }

    /** Every count of an edition by the name of its cell, asked for by every dimension under all headings. */
    private Map<String, Optional<Long>> walk(Edition edition) throws Exception {
        Map<String, Optional<Long>> seen = new LinkedHashMap<>();
        for (Published table : viewed(
                get("/api/editions/{edition}/tables", edition.number()), new TypeReference<List<Published>>() {})) {
            for (Dimension by : table.dimensions()) {
                for (List<String> headings : headings(table.dimensions(), by)) {
                    walk(edition, table, by, headings, seen);
                }
            }
        }
        return seen;
    }

    private void walk(
            Edition edition, Published table, Dimension by, List<String> headings, Map<String, Optional<Long>> seen)
            throws Exception {
        List<String> where = new ArrayList<>();
        for (int d = 0; d < headings.size(); d++) {
            Dimension dimension = table.dimensions().get(d);
            if (!dimension.equals(by) && !dimension.isTotal(headings.get(d))) {
                where.add(dimension.name() + ":" + headings.get(d));
            }
        }
        Row row = viewed(
                get("/api/figures/{publication}", table.publication())
                        .param("by", by.name())
                        .param("where", where.toArray(String[]::new))
                        .param("at", edition.takenAt().toString()),
                new TypeReference<Row>() {});
        assertThat(row.edition()).isEqualTo(edition.number());
        Map<String, Optional<Long>> items = new LinkedHashMap<>();
        row.items().forEach(item -> items.put(item.heading(), Optional.ofNullable(item.count())));
        by.headings().stream()
                .filter(heading -> by.isTotal(heading))
                .forEach(total -> items.put(total, Optional.ofNullable(row.total())));
        int d = table.dimensions().indexOf(by);
        items.forEach((heading, count) -> {
            List<String> its = new ArrayList<>(headings);
            its.set(d, heading);
            Optional<Long> before = seen.put(Lattice.name(table.dimensions(), its), count);
            assertThat(before).as("%s by %s", its, by.name()).isIn(null, count);
        });
    }

    /** All combinations of headings of the other dimensions. */
    private static List<List<String>> headings(List<Dimension> dimensions, Dimension by) {
        List<List<String>> all = List.of(List.of());
        for (Dimension dimension : dimensions) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> headings : all) {
                for (String heading : dimension.equals(by) ? List.of("") : dimension.headings()) {
                    var more = new ArrayList<>(headings);
                    more.add(heading);
                    longer.add(more);
                }
            }
            all = longer;
        }
        return all;
    }

    @Test
    void nothing_suppressed_can_be_worked_out_from_all_cells_margins_stages_tables_and_editions() throws Exception {
        List<Snapshot> before = new ArrayList<>();
        for (Edition edition : released()) {
            Map<String, Optional<Long>> seen = walk(edition);
            Equations truth = Table.equations(editions.tables(edition.number()));
            truth.cells().stream()
                    .filter(cell -> seen.containsKey(cell.name()))
                    .forEach(cell -> seen.get(cell.name())
                            .ifPresent(
                                    count -> assertThat(count).as(cell.name()).isEqualTo(cell.count())));
            assertThat(seen.values().stream().flatMap(Optional::stream)).noneMatch(count -> count > 0 && count <= 10);
            assertThat(seen.values()).as("counts that are shown").anyMatch(count -> count.orElse(0L) > 10);
            assertThat(Outsider.exposed(before, truth, seen, RULE))
                    .as("edition %d", edition.number())
                    .isEmpty();
            before.add(
                    new Snapshot("edition " + edition.number(), truth, new Released(seen, new GivenUp(0, 0, 0, 0, 0))));
        }
    }

    /** The control: the same attack on the same counts where only the small ones are left out. */
    @Test
    void small_counts_that_are_left_out_alone_are_worked_out() throws Exception {
        Equations truth = Table.equations(editions.tables(released().getFirst().number()));
        Map<String, Optional<Long>> shown = new LinkedHashMap<>();
        truth.cells().stream()
                .filter(cell -> cell.count() > 0 && cell.count() <= RULE.threshold())
                .forEach(cell -> shown.put(cell.name(), Optional.empty()));
        assertThat(Outsider.exposed(List.of(), truth, shown, RULE)).isNotEmpty();
    }

    @Test
    void spreadsheets_and_views_show_what_the_figures_show() throws Exception {
        JdbcClient jdbc = GIVEN.jdbc();
        for (Edition edition : released()) {
            Map<String, Optional<Long>> seen = walk(edition);
            Map<String, Optional<Long>> stored = new TreeMap<>();
            jdbc.sql("select cell, v.count from published.figure v join publication.figure f"
                            + " on f.number = v.edition and f.name = v.publication and f.headings = v.headings"
                            + " where edition = ?")
                    .param(edition.number())
                    .query(row -> {
                        stored.put(row.getString("cell"), Optional.ofNullable(row.getObject("count", Long.class)));
                    });
            assertThat(stored).isEqualTo(new TreeMap<>(seen));
            String csv = viewed(get("/api/figures/completions.csv")
                    .param("by", "race")
                    .param("where", "sex:MALE")
                    .param("at", edition.takenAt().toString()));
            for (String line : csv.lines().skip(1).toList()) {
                String[] fields = line.split(",");
                assertThat(fields[1])
                        .isEqualTo(seen.get("sex MALE, race " + fields[0])
                                .map(Object::toString)
                                .orElse(""));
            }
        }
    }

    /** Every answer to a GET of the role, by address; what cannot be found is an answer too. */
    private Map<String, String> everything(String role) throws Exception {
        Map<String, String> answers = new TreeMap<>();
        for (var endpoint : mapping.getHandlerMethods().entrySet()) {
            RolesAllowed roles = AnnotatedElementUtils.findMergedAnnotation(
                    endpoint.getValue().getMethod(), RolesAllowed.class);
            if (roles == null
                    || !List.of(roles.value()).contains(role)
                    || !endpoint.getKey()
                            .getMethodsCondition()
                            .getMethods()
                            .toString()
                            .contains("GET")) {
                continue;
            }
            String path = endpoint.getKey().getPatternValues().iterator().next();
            String now = Instant.now().toString();
            for (String by : List.of("", "?by=sex", "?by=race", "?by=CHANNEL", "?at=" + now)) {
                String address = path.replace("{edition}", "1")
                                .replace("{publication}", "completions")
                                .replace("{courseId}", COURSE.toString())
                                .replace("{cycleId}", CYCLE.toString())
                                .replaceAll("\\{\\w+}", FUND.toString())
                        + by
                        + (by.isEmpty() ? "?" : "&")
                        + "purpose=test";
                String text = answer(role, get(address)).getContentAsString();
                answers.put(
                        path + (by.startsWith("?at") ? "?at" : by),
                        text.replace(now, "")
                                .replaceAll("Nothing recorded since|[0-9,]+ events recorded since", "")
                                .replaceAll("\"instance\":\"[^\"]*\"", ""));
            }
        }
        return answers;
    }

    @Test
    void nothing_that_a_viewer_may_ask_for_moves_by_one_person_before_the_next_edition() throws Exception {
        Map<String, String> viewer = everything(Roles.DASHBOARD_VIEWER);
        Map<String, String> auditor = everything(Roles.AUDITOR);
        somebody(IN_2002, Sex.MALE, "HISPANIC_OR_LATINO");
        seen();
        assertThat(viewer).containsKeys("/", "/api/figures/{publication}?by=sex", "/api/editions");
        assertThat(everything(Roles.DASHBOARD_VIEWER)).isEqualTo(viewer);
        Map<String, String> now = everything(Roles.AUDITOR);
        now.values().removeAll(auditor.values());
        assertThat(now.keySet())
                .as("the control: what an auditor sees")
                .contains("/api/completions?by=race", "/api/equity-funnel?by=sex", "/api/courses");
    }

    @Test
    void an_auditor_sees_groups_of_a_few_people_and_is_recorded() throws Exception {
        String address = "/api/completions?by=race&year=2001&purpose=yearly%20review";
        JsonNode items = JsonMapper.shared()
                .readTree(answer(Roles.AUDITOR, get(URI.create(address))).getContentAsString())
                .path("items");
        assertThat(items.valueStream().map(item -> item.path("completions").asInt()))
                .anyMatch(count -> count > 0 && count <= RULE.threshold());
        assertThat(answer(Roles.PRIVACY_OFFICER, get("/api/reads").param("limit", "500"))
                        .getContentAsString())
                .contains(
                        "\"purpose\":\"yearly review\",\"kind\":\"EXACT_FIGURES\",\"address\":\"/api/completions?by=race&year=2001\"");
    }
}
