package org.fairlab.query.dashboard;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.DASHBOARD_VIEWER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.query.disclosure.Dimension.Funnel;
import org.fairlab.query.equity.PublishedImpact;
import org.fairlab.query.measure.Impact.Rule;
import org.fairlab.query.publication.Figures;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Does every group get as far? From the latest edition; all its state is in its address. */
@Controller
class EquityPage {

    private static final String FUNNEL = "equity_funnel";
    private static final String RATES = "selection_rates";

    private final Figures figures;
    private final PublishedImpact impact;
    private final JdbcClient jdbc;

    EquityPage(Figures figures, PublishedImpact impact, JdbcClient jdbc) {
        this.figures = figures;
        this.impact = impact;
        this.jdbc = jdbc;
    }

    /**
     * The page.
     *
     * @param cohort one cohort of the funnel, all if empty
     * @param cycle a cycle, whose selection is shown instead of the funnel; none if empty
     * @param from the stage of the pool, for the funnel
     * @param to the stage of the selected, which lies within the other; if empty, the last one of the edition
     */
    @GetMapping("/equity")
    @RolesAllowed({PROGRAMME_MANAGER, DASHBOARD_VIEWER, AUDITOR})
    ModelAndView page(
            @RequestParam(defaultValue = "") String cohort,
            @RequestParam(defaultValue = "") String cycle,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to) {
        String publication = cycle.isEmpty() ? FUNNEL : RATES;
        List<String> where = new ArrayList<>();
        if (!cycle.isEmpty() || !cohort.isEmpty()) {
            where.add(cycle.isEmpty() ? "cohort:" + cohort : "cycle:" + cycle);
        }
        Instant now = Instant.now();
        Map<String, List<String>> funnel = figures.headings(FUNNEL, now);
        var page = new ModelAndView("equity");
        page.addObject("cohorts", funnel.getOrDefault("cohort", List.of()));
        page.addObject("stages", funnel.getOrDefault("stage", List.of()));
        page.addObject("cycles", cycles(figures.headings(RATES, now).getOrDefault("cycle", List.of())));
        page.addObject("chosen", Map.of("cohort", cohort, "cycle", cycle, "from", from, "to", to));
        figures.published(publication, now)
                .map(published -> passage(published.funnel(), from, to))
                .filter(passage -> passage.size() == 2)
                .map(passage -> impact.impact(
                        publication, passage.getFirst(), passage.getLast(), where, Rule.UNIFORM_GUIDELINES, null))
                .ifPresent(screening -> {
                    page.addObject(
                            "chosen",
                            Map.of("cohort", cohort, "cycle", cycle, "from", screening.from(), "to", screening.to()));
                    page.addObject("screening", screening);
                    page.addObject("tables", Rates.of(screening));
                    page.addObject("json", json(publication, screening.from(), screening.to(), where));
                });
        return page;
    }

    /** The stages asked for, or the last and the one that it lies within; fewer than two if the edition has no such. */
    private static List<String> passage(Funnel funnel, String from, String to) {
        if (!from.isEmpty() && !to.isEmpty()) {
            return List.of(from, to);
        }
        return funnel.stages().reversed().stream()
                .filter(stage -> !funnel.around(stage).isEmpty())
                .findFirst()
                .map(stage -> List.of(funnel.around(stage).getFirst(), stage))
                .orElse(List.of());
    }

    /** The address of the same figures for programs. */
    private static String json(String publication, String from, String to, List<String> where) {
        var address = UriComponentsBuilder.fromPath("/api/figures/" + publication + "/impact")
                .queryParam("from", from)
                .queryParam("to", to);
        where.forEach(one -> address.queryParam("where", one));
        return address.build().encode().toUriString();
    }

    /** The names of cycles by their ids, which stand for themselves where a cycle has none. */
    private Map<String, String> cycles(List<String> ids) {
        Map<String, String> names = new HashMap<>();
        ids.forEach(id -> names.put(id, id));
        jdbc.sql("select cycle_id::text, name from selection_rates.cycle where cycle_id::text = any(?)")
                .param(ids.toArray(String[]::new))
                .query(row -> {
                    names.put(row.getString("cycle_id"), Objects.requireNonNull(row.getString("name")));
                });
        return names;
    }

    /** Tells a browser in words what a program is told as a problem. */
    @ExceptionHandler
    ModelAndView refused(InvalidInput refused) {
        var page = new ModelAndView("refused", HttpStatus.BAD_REQUEST);
        page.addObject("reason", Dashboard.inWords(refused));
        return page;
    }
}
