package org.fairlab.query.dashboard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A card's rows as horizontal bars, one below the other. Heights are in em and widths in percent, so that the drawing
 * follows the reader's text size and fits any screen.
 */
record Chart(List<Bar> bars, BigDecimal height) {

    /** A line wider than this would not fit a screen of 320 pixels; in characters. */
    private static final int LINE = 30;

    private static final BigDecimal LINE_HEIGHT = new BigDecimal("1.3");
    private static final BigDecimal BAR_AND_GAP = new BigDecimal("1.7");

    /** One bar, its count and label in lines above it. */
    record Bar(Card.Row row, List<Line> lines, BigDecimal top) {}

    /** @param baseline where the text stands */
    record Line(String text, BigDecimal baseline) {}

    static Chart of(List<Card.Row> rows) {
        List<Bar> bars = new ArrayList<>();
        BigDecimal below = BigDecimal.ZERO;
        for (Card.Row row : rows) {
            List<Line> lines = new ArrayList<>();
            for (String text : wrap(counted(row) + " " + row.label())) {
                below = below.add(LINE_HEIGHT);
                lines.add(new Line(text, below.subtract(new BigDecimal("0.2"))));
            }
            bars.add(new Bar(row, lines, below.add(new BigDecimal("0.1"))));
            below = below.add(BAR_AND_GAP);
        }
        return new Chart(bars, below);
    }

    private static String counted(Card.Row row) {
        return row.count() == null ? "Suppressed:" : String.format(Locale.ROOT, "%,d", row.count());
    }

    private static List<String> wrap(String label) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : label.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > LINE) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
