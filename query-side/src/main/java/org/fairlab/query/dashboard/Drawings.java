package org.fairlab.query.dashboard;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fairlab.query.publication.PublishedTables.Source;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Charts of the pages as pictures of their own, each with what it is drawn from below it and as metadata. */
@Component
class Drawings {

    private static final MediaType SVG = new MediaType("image", "svg+xml");
    private static final int PIXELS_PER_EM = 16;
    /** Lines of the title and of the source, in characters. */
    private static final int TITLE = 60;

    private static final int SOURCE = 90;

    private final ITemplateEngine templates;

    Drawings(ITemplateEngine templates) {
        this.templates = templates;
    }

    /** A bar for each row. */
    ResponseEntity<String> bars(String name, String title, Chart<Card.Row> chart, Source source) {
        return drawn(name, "bars", title, chart, source);
    }

    /** A dot with whiskers for each row. */
    ResponseEntity<String> rates(String name, String title, Chart<Rates.Row> chart, Source source) {
        return drawn(name, "rates", title, chart, source);
    }

    private ResponseEntity<String> drawn(String name, String kind, String title, Chart<?> chart, Source source) {
        List<String> head = Chart.wrap(title, TITLE);
        List<String> foot = Chart.wrap(source.inWords(), SOURCE);
        int top = (head.size() + 1) * 24;
        int below =
                top + chart.height().multiply(BigDecimal.valueOf(PIXELS_PER_EM)).intValue() + 24;
        String svg = templates.process(
                "drawing",
                new Context(
                        Locale.ROOT,
                        Map.of(
                                "kind", kind,
                                "title", title,
                                "head", head,
                                "chart", chart,
                                "top", top,
                                "source", source.inWords(),
                                "foot", foot,
                                "below", below,
                                "height", below + foot.size() * 18)));
        return ResponseEntity.ok()
                .contentType(SVG)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name + ".svg")
                                .build()
                                .toString())
                .body(svg);
    }
}
