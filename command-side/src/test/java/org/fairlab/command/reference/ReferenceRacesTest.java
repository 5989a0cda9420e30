package org.fairlab.command.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.command.reference.ReferenceSetTest.FEDERAL;
import static org.fairlab.command.reference.ReferenceSetTest.SOURCE;

import java.time.LocalDate;
import java.util.List;
import org.fairlab.command.Race;
import org.fairlab.command.reference.ReferenceCommand.PublishBreakRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ReferenceRacesTest {

    private static final Race RACE = new Race();

    @AfterAll
    static void the_log_has_no_gaps() {
        RACE.leavesNoGaps();
    }

    @Test
    void sixteen_who_publish_one_version_publish_it_once() {
        for (int version = 1; version <= 2; version++) { // the first begins the set
            var publish = new PublishBreakRules(version, SOURCE, List.of(FEDERAL), LocalDate.of(2024, 6, 19));
            var outcome = RACE.run(16, n -> publish);
            assertThat(outcome.recorded()).hasSize(1);
            assertThat(outcome.refused()).hasSize(15).isSubsetOf("already-exists", "version-published");
        }
        assertThat(RACE.positions("BreakRulesPublished", "setId", BreakRules.SET_ID))
                .hasSize(2);
    }
}
