package org.fairlab.query.dashboard;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.DASHBOARD_VIEWER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.page.CsvDownload;
import org.fairlab.query.page.HtmlPage;
import org.fairlab.query.publication.Editions;
import org.fairlab.query.publication.Figures;
import org.fairlab.query.publication.ImportProgress;
import org.fairlab.query.publication.PublishedTables;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The equity dashboard. All its state is in its address. */
@HtmlPage
class Dashboard {

    private static final String COMPLETIONS = "completions";

    private final Figures figures;
    private final Editions editions;
    private final LiveCards live;
    private final TrainingCards training;
    private final Drawings drawings;
    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final JdbcClient jdbc;
    private final ObjectProvider<ImportProgress> imports;

    Dashboard(
            Figures figures,
            Editions editions,
            LiveCards live,
            TrainingCards training,
            Drawings drawings,
            StreamableMessageSource<TrackedEventMessage<?>> events,
            JdbcClient jdbc,
            ObjectProvider<ImportProgress> imports) {
        this.figures = figures;
        this.editions = editions;
        this.live = live;
        this.training = training;
        this.drawings = drawings;
        this.events = events;
        this.jdbc = jdbc;
        this.imports = imports;
    }

    /**
     * The page: what is published from a released edition, the rest by what was known when.
     *
     * @param parameters {@code by} and a heading for each dimension, as {@link Filter} names them
     * @param at as of when
     */
    @GetMapping("/")
    @RolesAllowed({PROGRAMME_MANAGER, DASHBOARD_VIEWER, AUDITOR})
    ModelAndView page(@RequestParam Map<String, String> parameters, @RequestParam(defaultValue = "") At at) {
        Filter filter = Filter.of(parameters, at);
        Optional<PublishedTables> published = figures.published(COMPLETIONS, at.instant());
        var headings = published.map(PublishedTables::headings).orElse(Map.of());
        Map<String, String> programmes = programmes(headings, filter.where().get("year"));
        var page = new ModelAndView("dashboard");
        page.addObject("filter", filter);
        page.addObject("choices", filter.choices(headings, programmes));
        page.addObject("subject", filter.subject(programmes));
        page.addObject("heading", StringUtils.capitalize(filter.heading()));
        page.addObject("head", events.createHeadToken().position().orElse(0));
        Banner.of(editions, at).ifPresent(banner -> page.addObject("banner", banner));
        editions.waiting().ifPresent(edition -> page.addObject("waiting", edition));
        published.map(one -> one.row(filter.by(), filter.where())).ifPresent(row -> {
            Card card = Card.of(row, programmes);
            page.addObject("definition", row.definition());
            page.addObject("card", card);
            page.addObject("chart", Chart.of(card.rows(), Card.Row::words));
        });
        page.addObject("cards", live.of(at));
        imports.stream()
                .map(ImportProgress::current)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(progress -> page.addObject("progress", progress));
        return page;
    }

    /** The page's chart, with what it is from, to be saved. */
    @Hidden
    @GetMapping("/charts/completions.svg")
    @RolesAllowed({PROGRAMME_MANAGER, DASHBOARD_VIEWER, AUDITOR})
    ResponseEntity<String> chart(@RequestParam Map<String, String> parameters, @RequestParam(defaultValue = "") At at) {
        Filter filter = Filter.of(parameters, at);
        PublishedTables published = figures.require(COMPLETIONS, at.instant());
        var programmes = programmes(published.headings(), filter.where().get("year"));
        var row = published.row(filter.by(), filter.where());
        return drawings.bars(
                "completions-" + row.edition() + "-by-" + filter.by(),
                filter.subject(programmes),
                Chart.of(Card.of(row, programmes).rows(), Card.Row::words),
                row.source());
    }

    /** A card of what is counted live, as a table with what it is from. */
    @Hidden
    @GetMapping("/cards/{card}.csv")
    @RolesAllowed({PROGRAMME_MANAGER, DASHBOARD_VIEWER, AUDITOR})
    ResponseEntity<String> csv(@PathVariable String card, @RequestParam(defaultValue = "") At at) {
        LiveCard table = Stream.<Supplier<List<LiveCard>>>of(() -> live.of(at), () -> training.whole(at.asOf()))
                .flatMap(cards -> cards.get().stream())
                .filter(one -> one.id().equals(card))
                .findAny()
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no such card."));
        Map<String, String> source = new LinkedHashMap<>();
        source.put("counted", table.title() + " " + table.caption());
        source.put("recorded_until", at.instant().toString());
        return CsvDownload.of(table.id(), table.columns(), table.plain(), source);
    }

    /**
     * The titles of the programmes of an edition behind their codes, in words of the latest code list that has them by
     * the end of the year shown, or of the last one.
     */
    private Map<String, String> programmes(Map<String, List<String>> headings, @Nullable String year) {
        List<String> years = headings.getOrDefault("year", List.of());
        if (years.isEmpty()) {
            return Map.of();
        }
        Map<String, String> programmes = new HashMap<>();
        jdbc.sql("""
                        select distinct on (code) code, code || ' ' || title as name
                        from reference.in_force join reference.code using (set_name, version)
                        where set_name = 'CIP' and code = any(?) and in_force_from <= ?::date
                        order by code, in_force_from desc""")
                .params(
                        headings.getOrDefault("cip", List.of()).toArray(String[]::new),
                        (years.contains(year) ? year : years.getLast()) + "-06-30")
                .query(row -> {
                    programmes.put(row.getString("code"), row.getString("name"));
                });
        return programmes;
    }
}
