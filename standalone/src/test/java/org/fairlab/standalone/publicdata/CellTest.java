package org.fairlab.standalone.publicdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fairlab.standalone.publicdata.Tables.Award;
import org.junit.jupiter.api.Test;

class CellTest {

    private final List<Cell> cells = Cell.all();

    @Test
    void every_award_has_a_key_of_its_own_that_says_where_it_stands_in_the_source() {
        List<String> keys = Award.of(cells).stream().map(Award::participant).toList();

        assertThat(keys).hasSize(24236).doesNotHaveDuplicates();
        assertThat(keys.getFirst()).isEqualTo("ipeds/2000/100636/51.1002/3/1/Black non-Hispanic/Women/1");
    }

    @Test
    void every_programme_has_its_title_of_the_1990_edition() {
        assertThat(Tables.courses(cells, Cell.titles()).rows())
                .contains(List.of(
                        "cip-1990/51.1002/3",
                        "Cytotechnologist",
                        "CLINICAL_LABORATORY",
                        "51.1002",
                        "3",
                        "0",
                        "0",
                        "1999-07-01"))
                .noneMatch(course -> course.get(1).startsWith("51."));
    }
}
