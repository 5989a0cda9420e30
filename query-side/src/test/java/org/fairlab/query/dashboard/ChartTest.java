package org.fairlab.query.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.fairlab.query.dashboard.Card.Row;
import org.fairlab.query.dashboard.Chart.Line;
import org.junit.jupiter.api.Test;

class ChartTest {

    private static final Row SHORT = row("White", 1_234);
    private static final Row LONG = row("51.1099 Health & Medical Laboratory Tech/Technicians, Other", 7);

    @Test
    void a_bar_stands_below_its_label_and_the_next_below_the_bar() {
        Chart<Row> chart = Chart.of(List.of(SHORT, SHORT), Row::words);
        assertThat(chart.marks()).extracting(Chart.Mark::top).containsExactly(decimal("1.4"), decimal("4.4"));
        assertThat(chart.height()).isEqualTo(decimal("6.0"));
    }

    @Test
    void a_long_label_goes_on_in_further_lines_and_makes_room_for_them() {
        Chart<Row> chart = Chart.of(List.of(LONG, SHORT), Row::words);
        assertThat(chart.marks().getFirst().lines())
                .extracting(Line::text)
                .containsExactly("7 51.1099 Health & Medical", "Laboratory Tech/Technicians,", "Other");
        assertThat(chart.marks().getLast().lines()).containsExactly(new Line("1,234 White", decimal("6.7")));
    }

    private static Row row(String label, long completions) {
        return new Row(label, null, completions, null, BigDecimal.TEN, false);
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
