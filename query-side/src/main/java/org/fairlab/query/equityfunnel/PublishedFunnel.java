package org.fairlab.query.equityfunnel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.fairlab.query.disclosure.Dimension.Funnel;
import org.fairlab.query.publication.Publication;
import org.fairlab.query.publication.Table;
import org.fairlab.query.publication.Table.Fact;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Participants by the cohort that they entered with, sex and race, at each stage. A stage that lies within another is
 * counted of those only who are known to have reached that too, so that a rate from the one to the other is one.
 */
@Component
class PublishedFunnel implements Publication {

    private static final String ENTERED = "ENTERED";

    private static final Funnel STAGES = new Funnel(
            "stage",
            Stream.concat(Stream.of(ENTERED), EquityFunnel.STAGES.stream()).toList(),
            Map.ofEntries(
                    Map.entry("OUTREACH", ENTERED),
                    Map.entry("APPLICATION", ENTERED),
                    Map.entry("OFFER", "APPLICATION"),
                    Map.entry("ACCEPTANCE", "OFFER"),
                    Map.entry("COMPLETION", ENTERED),
                    Map.entry("CREDENTIAL", ENTERED),
                    Map.entry("HIRE", ENTERED),
                    Map.entry("RETAINED_90_DAYS", "HIRE"),
                    Map.entry("RETAINED_1_YEAR", "RETAINED_90_DAYS"),
                    Map.entry("PROMOTION", "HIRE"),
                    Map.entry("LEADERSHIP", ENTERED)));

    private final JdbcClient jdbc;

    PublishedFunnel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return EquityFunnel.NAME;
    }

    @Override
    public List<Table> count() {
        List<Fact> ways = jdbc.sql("""
                        select cohort::text, coalesce(g.sex, 'NOT_ASKED'), coalesce(g.race, 'NOT_ASKED'),
                            stages::text, count(*)
                        from equity_funnel.entry
                        join (select participant_id, array_agg(stage order by stage) as stages
                            from equity_funnel.reached group by participant_id) r using (participant_id)
                        left join demographics.grouped g using (participant_id)
                        group by 1, 2, 3, 4""")
                .query(Table.facts("cohort", "sex", "race", "stages"))
                .list();
        if (ways.isEmpty()) {
            return List.of();
        }
        List<Fact> facts = ways.stream().flatMap(PublishedFunnel::stages).toList();
        return List.of(Table.of(
                this,
                List.of(Table.flat("cohort", ways), Table.flat("sex", ways), Table.flat("race", ways), STAGES),
                facts));
    }

    /** People who reached the same stages, at each stage that counts them. */
    private static Stream<Fact> stages(Fact way) {
        String stages = way.headings().getOrDefault("stages", "");
        Set<String> reached =
                new HashSet<>(List.of(stages.substring(1, stages.length() - 1).split(",")));
        reached.add(ENTERED);
        return STAGES.stages().stream()
                .filter(stage -> Stream.iterate(stage, Objects::nonNull, STAGES.within()::get)
                        .allMatch(reached::contains))
                .map(stage -> {
                    Map<String, String> headings = new HashMap<>(way.headings());
                    headings.put(STAGES.name(), stage);
                    return new Fact(headings, way.count());
                });
    }
}
