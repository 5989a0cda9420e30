package org.fairlab.query.dashboard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The rows of a table one below the other, each with its words above its mark. Heights are in em and widths in percent,
 * so that the drawing follows the reader's text size and fits any screen.
 *
 * @param height of all of them
 */
record Chart<R>(List<Mark<R>> marks, BigDecimal height) {

    /** A line wider than this would not fit a screen of 320 pixels; in characters. */
    private static final int LINE = 30;

    private static final BigDecimal LINE_HEIGHT = new BigDecimal("1.3");
    private static final BigDecimal MARK_AND_GAP = new BigDecimal("1.7");

    /** One row, its words in lines above its mark, which is 0.9 em high. */
    record Mark<R>(R row, List<Line> lines, BigDecimal top) {}

    /** @param baseline where the text stands */
    record Line(String text, BigDecimal baseline) {}

    /** @param words what stands above the mark of a row */
    static <R> Chart<R> of(List<R> rows, Function<R, String> words) {
        List<Mark<R>> marks = new ArrayList<>();
        BigDecimal below = BigDecimal.ZERO;
        for (R row : rows) {
            List<Line> lines = new ArrayList<>();
            for (String text : wrap(words.apply(row), LINE)) {
                below = below.add(LINE_HEIGHT);
                lines.add(new Line(text, below.subtract(new BigDecimal("0.2"))));
            }
            marks.add(new Mark<>(row, lines, below.add(new BigDecimal("0.1"))));
            below = below.add(MARK_AND_GAP);
        }
        return new Chart<>(marks, below);
    }

    /** A text in lines of so many characters at most, where its words allow it. */
    static List<String> wrap(String label, int longest) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : label.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > longest) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
