package org.fairlab.query.auditreport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Text in the one font of a document, of which the glyphs that are used are embedded. */
final class PdfText {

    /** Latin, Greek and Cyrillic, under the SIL Open Font License; it comes with PDFBox. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDType0Font font;
    private final CmapLookup glyphs;
    private final Map<Integer, Float> widths = new HashMap<>();

    PdfText(PDDocument document) throws IOException {
        try (InputStream file = Objects.requireNonNull(PDType0Font.class.getResourceAsStream(FONT), FONT)) {
            TrueTypeFont type = new TTFParser().parse(new RandomAccessReadBuffer(file));
            type.setEnableGsub(false);
            font = PDType0Font.load(document, type, true);
            glyphs = type.getUnicodeCmapLookup();
        }
    }

    PDType0Font font() {
        return font;
    }

    /** The text with spaces for what breaks lines, and the code point for what the font has no glyph for. */
    private String shown(String text) {
        var shown = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (Character.isWhitespace(point) || Character.isISOControl(point)) {
                shown.append(' ');
            } else if (glyphs.getGlyphId(point) == 0) {
                shown.append("[U+%04X]".formatted(point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    /** How wide a text is at a size, both in points. */
    float width(String text, float size) {
        float width = 0;
        for (int point : shown(text).codePoints().toArray()) {
            width += width(point);
        }
        return width * size / 1000;
    }

    /** How wide the widest word is that is no wider than a bound. */
    float widestWord(String text, float size, float bound) {
        float widest = 0;
        for (String word : shown(text).split(" ", -1)) {
            float width = width(word, size);
            widest = width <= bound ? Math.max(widest, width) : widest;
        }
        return widest;
    }

    /** In thousandths of the size. */
    private float width(int point) {
        return widths.computeIfAbsent(point, unknown -> {
            try {
                return font.getStringWidth(Character.toString(unknown));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
    }

    /** Breaks a text into lines of a width, between words where it can be. */
    List<String> lines(String text, float size, float width) {
        float room = width * 1000 / size + 1; // against rounding
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        float used = 0;
        for (String word : shown(text).strip().split(" +", -1)) {
            int[] points = word.codePoints().toArray();
            float needed = width(' ');
            for (int point : points) {
                needed += width(point);
            }
            if (!line.isEmpty() && used + needed <= room) {
                line.append(' ').append(word);
                used += needed;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            used = 0;
            for (int point : points) {
                if (!line.isEmpty() && used + width(point) > room) {
                    lines.add(line.toString());
                    line.setLength(0);
                    used = 0;
                }
                line.appendCodePoint(point);
                used += width(point);
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
