package org.fairlab.query.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.fairlab.query.disclosure.Dimension.Funnel;
import org.fairlab.query.disclosure.Dimension.Hierarchy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class DimensionTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<Dimension> dimensions() {
        return List.of(
                new Hierarchy("site", "all", Map.of("all", List.of("north", "south"), "north", List.of("n1", "n2"))),
                Funnel.chain("stage", List.of("APPLICATION", "OFFER", "ACCEPTANCE")),
                new Funnel(
                        "stage",
                        List.of("ENTERED", "OUTREACH", "HIRE"),
                        Map.of("OUTREACH", "ENTERED", "HIRE", "ENTERED")));
    }

    @ParameterizedTest
    @MethodSource("dimensions")
    void a_dimension_is_read_from_json_as_it_was_written(Dimension dimension) {
        String json = JSON.writerFor(Dimension.class).writeValueAsString(dimension);
        Dimension read = JSON.readValue(json, Dimension.class);
        assertThat(read).isEqualTo(dimension);
        assertThat(read.headings()).isEqualTo(dimension.headings());
        assertThat(json).containsAnyOf("\"kind\":\"hierarchy\"", "\"kind\":\"funnel\"");
    }

    @Test
    void a_stage_can_only_be_within_one_that_comes_before_it() {
        assertThatThrownBy(() -> new Funnel("stage", List.of("OFFER", "APPLICATION"), Map.of("OFFER", "APPLICATION")))
                .hasMessageContaining("OFFER is within no stage before it");
        assertThatThrownBy(() -> new Funnel("stage", List.of("OFFER"), Map.of("OFFER", "APPLICATION")))
                .hasMessageContaining("OFFER is within no stage before it");
    }
}
