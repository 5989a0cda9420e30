package org.fairlab.query.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fairlab.platform.testing.TestDatabase;
import org.fairlab.query.disclosure.Dimension;
import org.fairlab.query.disclosure.Dimension.Funnel;
import org.fairlab.query.publication.Editions.Standing;
import org.fairlab.query.publication.Table.Fact;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Editions of an invented publication by cohort, sex, race and stage, decided on by disclosure control as any other.
 */
public final class PublishedFacts implements Publication {

    public static final String NAME = "invented_funnel";

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private final List<Fact> facts = new ArrayList<>();
    private final Editions editions = new Editions(
            List.of(this), jdbc, JsonMapper.shared(), new JdbcTransactionManager(database.dataSource()), 10);

    private final EditionWork work =
            new EditionWork(editions, jdbc, JsonMapper.shared(), new JdbcTransactionManager(database.dataSource()));

    public Figures figures() {
        return new Figures(editions, jdbc);
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    /** So many applied, and so many of these were made an offer. */
    public PublishedFacts applied(String cohort, String sex, String race, long offered, long applied) {
        Map.of("ENTERED", applied, "APPLICATION", applied, "OFFER", offered)
                .forEach((stage, count) ->
                        facts.add(new Fact(Map.of("cohort", cohort, "sex", sex, "race", race, "stage", stage), count)));
        return this;
    }

    /** Takes an edition of what there is so far, and has it released. */
    public PublishedFacts released() {
        editions.take("officer-1");
        new EditionJob(editions, work, null, null, null, "off")
                .decide(editions.waiting().orElseThrow());
        assertThat(editions.all().getFirst().standing()).isEqualTo(Standing.RELEASED);
        return this;
    }

    /** What is shown of a heading of each dimension; null if it is suppressed. */
    public Long shown(Map<String, String> headings) {
        var where = new HashMap<>(headings);
        String stage = where.remove("stage");
        return figures().require(NAME, null).row("stage", where).items().stream()
                .filter(item -> item.heading().equals(stage))
                .findAny()
                .orElseThrow()
                .count();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int definition() {
        return 1;
    }

    @Override
    public Set<String> readModels() {
        return Set.of(NAME);
    }

    @Override
    public List<Table> count() {
        List<Dimension> dimensions = List.of(
                Table.flat("cohort", facts),
                Table.flat("sex", facts),
                Table.flat("race", facts),
                Funnel.chain("stage", List.of("ENTERED", "APPLICATION", "OFFER")));
        return List.of(Table.of(this, dimensions, facts));
    }
}
