package org.fairlab.query.dashboard;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.DASHBOARD_VIEWER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.disclosure.Dimension.Funnel;
import org.fairlab.query.equity.PublishedImpact;
import org.fairlab.query.equity.PublishedImpact.Screening;
import org.fairlab.query.measure.Impact.Rule;
import org.fairlab.query.page.HtmlPage;
import org.fairlab.query.publication.Editions;
import org.fairlab.query.publication.Figures;
import org.fairlab.query.publication.PublishedTables;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Does every group get as far? From a released edition; all its state is in its address. */
@HtmlPage
class EquityPage {

    private static final String FUNNEL = "equity_funnel";
    private static final String RATES = "selection_rates";

    private final Figures figures;
    private final Editions editions;
    private final Drawings drawings;
    private final JdbcClient jdbc;

    EquityPage(Figures figures, Editions editions, Drawings drawings, JdbcClient jdbc) {
        this.figures = figures;
        this.editions = editions;
        this.drawings = drawings;
        this.jdbc = jdbc;
    }

    /**
     * What the page is asked for.
     *
     * @param cohort one cohort of the funnel, all if empty
     * @param cycle a cycle, whose selection is shown instead of the funnel; none if empty
     * @param from the stage of the pool
     * @param to the stage of the selected, which lies within the other; if empty, the last one of the edition
     * @param at as of when
     */
    record Asked(String cohort, String cycle, String from, String to, At at) {

        static Asked of(Map<String, String> parameters, At at) {
            return new Asked(
                    parameters.getOrDefault("cohort", ""),
                    parameters.getOrDefault("cycle", ""),
                    parameters.getOrDefault("from", ""),
                    parameters.getOrDefault("to", ""),
                    at);
        }

        String publication() {
            return cycle.isEmpty() ? FUNNEL : RATES;
        }

        Map<String, String> where() {
            return cycle.isEmpty() ? cohort.isEmpty() ? Map.of() : Map.of("cohort", cohort) : Map.of("cycle", cycle);
        }
    }

    /** The page. */
    @GetMapping("/equity")
    @RolesAllowed({PROGRAMME_MANAGER, DASHBOARD_VIEWER, AUDITOR})
    ModelAndView page(@RequestParam Map<String, String> parameters, @RequestParam(defaultValue = "") At at) {
        Asked asked = Asked.of(parameters, at);
        Map<String, List<String>> funnel = headings(FUNNEL, asked);
        var page = new ModelAndView("equity");
        page.addObject("cohorts", funnel.getOrDefault("cohort", List.of()));
        page.addObject("stages", funnel.getOrDefault("stage", List.of()));
        page.addObject("cycles", cycles(headings(RATES, asked).getOrDefault("cycle", List.of())));
        page.addObject("asked", asked);
        Banner.of(editions, asked.at()).ifPresent(banner -> page.addObject("banner", banner));
        screening(asked).ifPresent(screening -> {
            page.addObject("screening", screening);
            page.addObject("tables", Rates.of(screening));
            page.addObject("json", "/api/figures/" + asked.publication() + "/impact?" + query(screening, at));
            page.addObject("csv", "/api/figures/" + asked.publication() + "/impact.csv?" + query(screening, at));
            page.addObject("state", state(asked, screening));
        });
        return page;
    }

    /** The chart of one dimension of the page, with what it is from, to be saved. */
    @Hidden
    @GetMapping("/charts/rates.svg")
    @RolesAllowed({PROGRAMME_MANAGER, DASHBOARD_VIEWER, AUDITOR})
    ResponseEntity<String> chart(
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "") At at,
            @RequestParam String dimension) {
        Screening screening = screening(Asked.of(parameters, at))
                .orElseThrow(() -> new Problem(
                        HttpStatus.NOT_FOUND, "not-published", "No edition of such a publication has been released."));
        Rates rates = Rates.of(screening).stream()
                .filter(one -> one.dimension().equals(dimension))
                .findAny()
                .orElseThrow(() -> new InvalidInput("dimension", "must be one of the page"));
        return drawings.rates(
                "rates-" + screening.source().edition() + "-by-" + dimension.replace(" × ", "-and-"),
                "From " + screening.from() + " to " + screening.to() + " by " + dimension
                        + String.join(
                                "",
                                screening.where().values().stream()
                                        .map(one -> ", " + one)
                                        .toList())
                        + "; scale 0 to 100 %, intervals at 95 % by Wilson",
                Chart.of(rates.rows(), Rates.Row::words),
                screening.source());
    }

    private Map<String, List<String>> headings(String publication, Asked asked) {
        return figures.published(publication, asked.at().instant())
                .map(PublishedTables::headings)
                .orElse(Map.of());
    }

    /** From the stages asked for, or the last and the one that it lies within; nothing if the edition has no such. */
    private Optional<Screening> screening(Asked asked) {
        return figures.published(asked.publication(), asked.at().instant()).flatMap(published -> {
            Funnel funnel = published.funnel();
            Optional<List<String>> passage =
                    asked.from().isEmpty() || asked.to().isEmpty()
                            ? funnel.stages().reversed().stream()
                                    .filter(stage -> !funnel.around(stage).isEmpty())
                                    .findFirst()
                                    .map(stage -> List.of(funnel.around(stage).getFirst(), stage))
                            : Optional.of(List.of(asked.from(), asked.to()));
            return passage.map(stages -> PublishedImpact.screening(
                    published, stages.getFirst(), stages.getLast(), asked.where(), Rule.UNIFORM_GUIDELINES));
        });
    }

    /** The page's own state as the query of an address. */
    private static String state(Asked asked, Screening screening) {
        return Objects.requireNonNull(UriComponentsBuilder.newInstance()
                .queryParam("cohort", asked.cohort())
                .queryParam("cycle", asked.cycle())
                .queryParam("from", screening.from())
                .queryParam("to", screening.to())
                .queryParamIfPresent("at", Optional.ofNullable(asked.at().given()))
                .encode()
                .build()
                .getQuery());
    }

    /** The same figures as the query of the API. */
    private static String query(Screening screening, At at) {
        var query = UriComponentsBuilder.newInstance()
                .queryParam("from", screening.from())
                .queryParam("to", screening.to());
        screening.where().forEach((name, heading) -> query.queryParam("where", name + ":" + heading));
        return Objects.requireNonNull(query.queryParamIfPresent("at", Optional.ofNullable(at.given()))
                .encode()
                .build()
                .getQuery());
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
}
