package org.fairlab.query.completions;

import java.util.List;
import java.util.stream.Stream;
import org.fairlab.query.publication.Publication;
import org.fairlab.query.publication.Table;
import org.fairlab.query.publication.Table.Fact;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Completions by year and programme, and by year and award level, each by sex and race. All three of programme, level
 * and group together would leave next to nothing to be shown.
 */
@Component
class PublishedCompletions implements Publication {

    private final JdbcClient jdbc;

    PublishedCompletions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return Completions.NAME;
    }

    @Override
    public List<Table> count() {
        List<Fact> facts = jdbc.sql("""
                        select year::text, coalesce(cip, 'NONE'), coalesce(award_level::text, 'NONE'),
                            coalesce(g.sex, 'NOT_ASKED'), coalesce(g.race, 'NOT_ASKED'), count(*)
                        from completions.completion left join demographics.grouped g using (participant_id)
                        group by 1, 2, 3, 4, 5""")
                .query(Table.facts("year", "cip", "awardLevel", "sex", "race"))
                .list();
        return Stream.of("cip", "awardLevel")
                .filter(_ -> !facts.isEmpty())
                .map(by -> Table.of(
                        this,
                        Stream.of("year", by, "sex", "race")
                                .map(name -> Table.flat(name, facts))
                                .toList(),
                        facts))
                .toList();
    }
}
