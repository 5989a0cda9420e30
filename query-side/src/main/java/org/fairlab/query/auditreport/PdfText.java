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
            width += widths.computeIfAbsent(point, this::width);
        }
        return width * size / 1000;
    }

    private float width(int point) {
        try {
            return font.getStringWidth(Character.toString(point));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Breaks a text into lines of a width, between words where it can be. */
    List<String> lines(String text, float size, float width) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String word : shown(text).strip().split(" +", -1)) {
            if (!line.isEmpty() && width(line + " " + word, size) <= width) {
                line.append(' ').append(word);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            for (int point : word.codePoints().toArray()) {
                if (!line.isEmpty() && width(line + Character.toString(point), size) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.appendCodePoint(point);
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
