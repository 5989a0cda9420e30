package org.fairlab.query.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fairlab.platform.testing.TestDatabase;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.disclosure.Dimension.Hierarchy;
import org.fairlab.query.publication.Editions.Edition;
import org.fairlab.query.publication.Editions.Standing;
import org.fairlab.query.publication.Figures.Figure;
import org.fairlab.query.publication.Figures.Row;
import org.fairlab.query.publication.Table.Fact;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** Editions of a small publication, taken, decided on and read. */
class PublicationTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private final List<Fact> facts = new ArrayList<>();
    private final Publication prizes = new Publication() {
        @Override
        public String name() {
            return "prizes";
        }

        @Override
        public int definition() {
            return 1;
        }

        @Override
        public Set<String> readModels() {
            return Set.of("prizes");
        }

        @Override
        public List<Table> count() {
            return facts.isEmpty()
                    ? List.of()
                    : List.of(
                            Table.of(
                                    this,
                                    List.of(
                                            Hierarchy.flat("year", List.of("2001", "2002")),
                                            Hierarchy.flat("sex", List.of("FEMALE", "MALE", "ANOTHER"))),
                                    facts),
                            Table.of(
                                    this,
                                    List.of(
                                            Hierarchy.flat("site", List.of("north", "south")),
                                            Hierarchy.flat("sex", List.of("FEMALE", "MALE", "ANOTHER"))),
                                    facts));
        }
    };

    private final Editions editions = new Editions(
            List.of(prizes), jdbc, JsonMapper.shared(), new JdbcTransactionManager(database.dataSource()), 10);
    private final EditionWork work =
            new EditionWork(editions, jdbc, JsonMapper.shared(), new JdbcTransactionManager(database.dataSource()));
    private final Figures figures = new Figures(editions, jdbc);

    private void counted(String year, String site, String sex, long count) {
        facts.add(new Fact(Map.of("year", year, "site", site, "sex", sex), count));
    }

    private void manyAndTwoOfAnother() {
        counted("2001", "north", "FEMALE", 120);
        counted("2001", "south", "MALE", 80);
        counted("2002", "north", "MALE", 70);
        counted("2002", "south", "FEMALE", 90);
        counted("2002", "south", "ANOTHER", 2);
    }

    private Edition released() {
        editions.take("officer-1");
        job().decide(editions.waiting().orElseThrow());
        return editions.all().getFirst();
    }

    private EditionJob job() {
        return new EditionJob(editions, work, null, null, null, "off");
    }

    private Row by(String by, Map<String, String> where) {
        return figures.require("prizes", null).row(by, where);
    }

    private static Map<String, Optional<Long>> counts(Row row) {
        return row.items().stream()
                .collect(java.util.stream.Collectors.toMap(Figure::heading, f -> Optional.ofNullable(f.count())));
    }

    @Test
    void nothing_is_shown_before_disclosure_control_has_decided() {
        manyAndTwoOfAnother();
        editions.take("officer-1");
        assertThat(figures.published("prizes", Instant.now())).isEmpty();
        assertThat(jdbc.sql("select count(*) from published.figure")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void large_counts_are_shown_and_a_small_one_can_neither_be_read_nor_subtracted() {
        manyAndTwoOfAnother();
        assertThat(released().standing()).isEqualTo(Standing.RELEASED);
        Row row = by("sex", Map.of());
        Map<String, Optional<Long>> counts = counts(row);
        assertThat(counts.get("ANOTHER")).isEmpty();
        assertThat(counts.values().stream().filter(Optional::isPresent)).isNotEmpty();
        long suppressed = counts.values().stream().filter(Optional::isEmpty).count() + (row.total() == null ? 1 : 0);
        assertThat(suppressed).isGreaterThan(1);
    }

    @Test
    void a_cell_that_tables_share_is_one() {
        manyAndTwoOfAnother();
        released();
        assertThat(by("sex", Map.of()).total()).isEqualTo(by("year", Map.of()).total());
        assertThat(by("site", Map.of("sex", "FEMALE")).total())
                .isEqualTo(by("year", Map.of("sex", "FEMALE")).total());
    }

    @Test
    void dimensions_of_no_common_table_and_headings_that_are_none_are_refused() {
        manyAndTwoOfAnother();
        released();
        for (ThrowingCallable asking : List.<ThrowingCallable>of(
                () -> by("year", Map.of("site", "north")),
                () -> by("race", Map.of()),
                () -> by("sex", Map.of("year", "1999")))) {
            assertThatExceptionOfType(InvalidInput.class).isThrownBy(asking);
        }
    }

    @Test
    void an_edition_never_changes_and_the_next_one_does_not_show_who_came_between() {
        manyAndTwoOfAnother();
        released();
        Row first = by("sex", Map.of("year", "2001"));
        Instant between = Instant.now();
        counted("2001", "north", "FEMALE", 1);
        assertThat(released().number()).isEqualTo(2);
        assertThat(figures.published("prizes", between).map(prizes -> prizes.row("sex", Map.of("year", "2001"))))
                .contains(first);
        Long before = counts(first).get("FEMALE").orElse(null);
        Long now = counts(by("sex", Map.of("year", "2001"))).get("FEMALE").orElse(null);
        assertThat(before).isEqualTo(120);
        assertThat(now).isNull();
    }

    @Test
    void without_a_change_there_is_no_further_edition() {
        manyAndTwoOfAnother();
        released();
        assertRefused("nothing-changed");
    }

    @Test
    void with_nothing_to_count_there_is_no_edition() {
        assertRefused("nothing-to-publish");
    }

    @Test
    void one_edition_is_made_at_a_time() {
        manyAndTwoOfAnother();
        editions.take("officer-1");
        counted("2002", "north", "FEMALE", 30);
        assertRefused("edition-under-way");
    }

    private void assertRefused(String type) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> editions.take("officer-1"))
                .satisfies(problem -> assertThat(problem.getBody().getType()).hasToString("/problems/" + type));
    }

    @Test
    void two_that_ask_at_once_get_one_edition() throws Exception {
        manyAndTwoOfAnother();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var asking = threads.invokeAll(Collections.<Callable<Integer>>nCopies(4, () -> {
                try {
                    editions.take("officer-1");
                    return 1;
                } catch (Problem | org.springframework.dao.ConcurrencyFailureException refused) {
                    return 0;
                }
            }));
            int taken = 0;
            for (var one : asking) {
                taken += one.get();
            }
            assertThat(taken).isEqualTo(1);
        }
        assertThat(editions.all()).hasSize(1);
    }

    @Test
    void a_job_that_is_stopped_leaves_the_edition_for_another_one_with_the_counts_as_they_were() {
        manyAndTwoOfAnother();
        editions.take("officer-1");
        Edition waiting = editions.waiting().orElseThrow();
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> job().decide(waiting));
        assertThat(Thread.interrupted()).isTrue();
        facts.clear();
        job().decide(editions.waiting().orElseThrow());
        assertThat(by("year", Map.of()).items()).containsExactly(new Figure("2001", 200L), new Figure("2002", 162L));
    }

    @Test
    void what_bi_tools_read_has_neither_true_counts_nor_anything_suppressed() {
        manyAndTwoOfAnother();
        released();
        var readable = jdbc.sql("""
                        select nspname || '.' || relname from pg_class c join pg_namespace n on n.oid = relnamespace
                        where nspname not in ('pg_catalog', 'information_schema') and relkind in ('r', 'v')
                            and has_schema_privilege('fairlab_dashboard', n.oid, 'usage')
                            and has_table_privilege('fairlab_dashboard', c.oid, 'select')
                        order by 1""").query(String.class).list();
        assertThat(readable).containsExactly("published.edition", "published.figure");
        assertThat(jdbc.sql("select count from published.figure where headings = '{\"sex\": \"ANOTHER\"}'")
                        .query((row, n) -> Optional.ofNullable(row.getObject(1)))
                        .single())
                .isEmpty();
    }
}
