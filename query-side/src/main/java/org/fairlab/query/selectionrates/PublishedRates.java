package org.fairlab.query.selectionrates;

import java.util.List;
import org.fairlab.query.disclosure.Dimension.Funnel;
import org.fairlab.query.publication.Publication;
import org.fairlab.query.publication.Table;
import org.fairlab.query.publication.Table.Fact;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Applications by cycle, sex and race: those in the pool, and of these the selected ones. */
@Component
class PublishedRates implements Publication {

    private static final Funnel SELECTION = Funnel.chain("selection", List.of("POOL", "SELECTED"));

    private final JdbcClient jdbc;

    PublishedRates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return SelectionRates.NAME;
    }

    @Override
    public List<Table> count() {
        List<Fact> facts = jdbc.sql("""
                        select cycle_id::text, coalesce(g.sex, 'NOT_ASKED'), coalesce(g.race, 'NOT_ASKED'),
                            unnest(case when selected then '{POOL,SELECTED}' else '{POOL}' end::text[]), count(*)
                        from selection_rates.candidate left join demographics.grouped g using (participant_id)
                        where in_pool group by 1, 2, 3, 4""")
                .query(Table.facts("cycle", "sex", "race", SELECTION.name()))
                .list();
        return facts.isEmpty()
                ? List.of()
                : List.of(Table.of(
                        this,
                        List.of(
                                Table.flat("cycle", facts),
                                Table.flat("sex", facts),
                                Table.flat("race", facts),
                                SELECTION),
                        facts));
    }
}
