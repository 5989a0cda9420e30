package org.fairlab.query.dashboard;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.DASHBOARD_VIEWER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.query.disclosure.Dimension.Funnel;
import org.fairlab.query.equity.PublishedImpact;
import org.fairlab.query.equity.PublishedImpact.Screening;
import org.fairlab.query.measure.Impact.Rule;
import org.fairlab.query.publication.Figures;
import org.fairlab.query.publication.PublishedTables;
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
    private final JdbcClient jdbc;

    EquityPage(Figures figures, JdbcClient jdbc) {
        this.figures = figures;
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
        Map<String, String> where =
                cycle.isEmpty() ? cohort.isEmpty() ? Map.of() : Map.of("cohort", cohort) : Map.of("cycle", cycle);
        Instant now = Instant.now();
        Optional<PublishedTables> stages = figures.published(FUNNEL, now);
        Optional<PublishedTables> rates = figures.published(RATES, now);
        Map<String, List<String>> funnel = stages.map(PublishedTables::headings).orElse(Map.of());
        var page = new ModelAndView("equity");
        page.addObject("cohorts", funnel.getOrDefault("cohort", List.of()));
        page.addObject("stages", funnel.getOrDefault("stage", List.of()));
        page.addObject(
                "cycles",
                cycles(rates.map(one -> one.headings().getOrDefault("cycle", List.of()))
                        .orElse(List.of())));
        page.addObject("chosen", Map.of("cohort", cohort, "cycle", cycle, "from", from, "to", to));
        (cycle.isEmpty() ? stages : rates)
                .flatMap(one -> screening(one, from, to, where))
                .ifPresent(screening -> {
                    page.addObject(
                            "chosen",
                            Map.of("cohort", cohort, "cycle", cycle, "from", screening.from(), "to", screening.to()));
                    page.addObject("screening", screening);
                    page.addObject("tables", Rates.of(screening));
                    page.addObject("json", json(screening));
                });
        return page;
    }

    /** From the stages asked for, or the last and the one that it lies within; nothing if the edition has no such. */
    private static Optional<Screening> screening(
            PublishedTables published, String from, String to, Map<String, String> where) {
        Funnel funnel = published.funnel();
        Optional<List<String>> passage = from.isEmpty() || to.isEmpty()
                ? funnel.stages().reversed().stream()
                        .filter(stage -> !funnel.around(stage).isEmpty())
                        .findFirst()
                        .map(stage -> List.of(funnel.around(stage).getFirst(), stage))
                : Optional.of(List.of(from, to));
        return passage.map(stages -> PublishedImpact.screening(
                published, stages.getFirst(), stages.getLast(), where, Rule.UNIFORM_GUIDELINES));
    }

    /** The address of the same figures for programs. */
    private static String json(Screening screening) {
        var address = UriComponentsBuilder.fromPath(
                        "/api/figures/" + screening.source().publication() + "/impact")
                .queryParam("from", screening.from())
                .queryParam("to", screening.to());
        screening.where().forEach((name, heading) -> address.queryParam("where", name + ":" + heading));
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
        return Dashboard.refused(HttpStatus.BAD_REQUEST, Dashboard.inWords(refused));
    }
}
