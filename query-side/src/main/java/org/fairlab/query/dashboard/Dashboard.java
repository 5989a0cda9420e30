package org.fairlab.query.dashboard;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.DASHBOARD_VIEWER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Page;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.campaigns.LevelEndpoint;
import org.fairlab.query.climate.ClimateEndpoint;
import org.fairlab.query.fundledger.FundLedger;
import org.fairlab.query.inclusion.ConsultationEndpoint;
import org.fairlab.query.inclusion.InclusionEndpoint;
import org.fairlab.query.lactation.LactationAccess;
import org.fairlab.query.lactation.SupportEndpoint;
import org.fairlab.query.leadership.TrackEndpoint;
import org.fairlab.query.outreach.Conversion;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.publication.Editions;
import org.fairlab.query.publication.Figures;
import org.fairlab.query.publication.ImportProgress;
import org.fairlab.query.publication.PublishedTables;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The equity dashboard. All its state is in its address. */
@Controller
class Dashboard {

    private static final String COMPLETIONS = "completions";

    private final Figures figures;
    private final Editions editions;
    private final FundLedger funds;
    private final Conversion conversion;
    private final LactationAccess lactation;
    private final SupportEndpoint support;
    private final LevelEndpoint campaigns;
    private final TrackEndpoint leadership;
    private final ClimateEndpoint climate;
    private final InclusionEndpoint inclusion;
    private final ConsultationEndpoint consultations;
    private final EventStore events;
    private final JdbcClient jdbc;
    private final Viewer viewer;
    private final ObjectProvider<ImportProgress> imports;

    Dashboard(
            Figures figures,
            Editions editions,
            FundLedger funds,
            Conversion conversion,
            LactationAccess lactation,
            SupportEndpoint support,
            LevelEndpoint campaigns,
            TrackEndpoint leadership,
            ClimateEndpoint climate,
            InclusionEndpoint inclusion,
            ConsultationEndpoint consultations,
            EventStore events,
            JdbcClient jdbc,
            Viewer viewer,
            ObjectProvider<ImportProgress> imports) {
        this.figures = figures;
        this.editions = editions;
        this.funds = funds;
        this.conversion = conversion;
        this.lactation = lactation;
        this.support = support;
        this.campaigns = campaigns;
        this.leadership = leadership;
        this.climate = climate;
        this.inclusion = inclusion;
        this.consultations = consultations;
        this.events = events;
        this.jdbc = jdbc;
        this.viewer = viewer;
        this.imports = imports;
    }

    /**
     * The page, from released editions.
     *
     * @param parameters {@code by} and a heading for each dimension, as {@link Filter} names them
     * @param on the day by whose end the edition was taken that is shown; the latest if left out
     */
    @GetMapping("/")
    @RolesAllowed({PROGRAMME_MANAGER, DASHBOARD_VIEWER, AUDITOR})
    ModelAndView page(
            @RequestParam Map<String, String> parameters, @RequestParam(required = false) @Nullable LocalDate on) {
        Filter filter = Filter.of(parameters, on);
        Optional<PublishedTables> published = figures.published(COMPLETIONS, filter.at());
        var headings = published.map(PublishedTables::headings).orElse(Map.of());
        Map<String, String> programmes = programmes(headings, filter.where().get("year"));
        var page = new ModelAndView("dashboard");
        page.addObject("filter", filter);
        page.addObject("choices", filter.choices(headings, programmes));
        page.addObject("subject", filter.subject(programmes));
        page.addObject("heading", StringUtils.capitalize(filter.heading()));
        page.addObject("head", events.createHeadToken().position().orElse(0));
        editions.waiting().ifPresent(edition -> page.addObject("waiting", edition));
        published.map(one -> one.row(filter.by(), filter.where())).ifPresent(row -> {
            Card card = Card.of(row, programmes);
            page.addObject("edition", row);
            page.addObject("card", card);
            page.addObject("chart", Chart.of(card.rows()));
        });
        page.addObject(
                "funds",
                funds.funds(null, Page.LARGEST).items().stream().map(Fund::of).toList());
        if (viewer.seesLiveCounts()) {
            page.addObject("channels", conversion.conversion(Conversion.By.CHANNEL));
            page.addObject("support", support.support());
            page.addObject("tracks", leadership.tracks(null, Page.LARGEST).items());
        }
        page.addObject("sites", lactation.access(AsOf.NOW));
        page.addObject("levels", campaigns.levels());
        climate.latest(AsOf.NOW).ifPresent(survey -> page.addObject("survey", survey));
        page.addObject("standing", inclusion.standing(null));
        page.addObject("followed", consultations.followed());
        imports.stream()
                .map(ImportProgress::current)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(progress -> page.addObject("progress", progress));
        return page;
    }

    /** Tells a browser in words what a program is told as a problem. */
    @ExceptionHandler
    ModelAndView refused(Problem refused) {
        return refused(
                HttpStatus.valueOf(refused.getStatusCode().value()),
                String.valueOf(refused.getBody().getDetail()));
    }

    @ExceptionHandler
    ModelAndView refused(InvalidInput refused) {
        return refused(HttpStatus.BAD_REQUEST, inWords(refused));
    }

    static String inWords(InvalidInput refused) {
        return refused.errors().stream()
                .map(error -> error.field() + " " + error.message() + ".")
                .collect(Collectors.joining(" "));
    }

    @ExceptionHandler
    ModelAndView denied(AccessDeniedException denied) {
        return refused(
                HttpStatus.FORBIDDEN,
                "The dashboard is for programme managers, dashboard viewers and auditors. Log in with one of these roles.");
    }

    static ModelAndView refused(HttpStatus status, String reason) {
        var page = new ModelAndView("refused", status);
        page.addObject("reason", reason);
        return page;
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

    /** The standing of one fund, its amounts as they are read. */
    record Fund(String name, String balance, String claimed, String disbursed, String available, boolean closed) {

        static Fund of(FundLedger.Standing standing) {
            return new Fund(
                    standing.name(),
                    money(standing.balance(), standing.currency()),
                    money(standing.reserved() + standing.committed(), standing.currency()),
                    money(standing.disbursed() - standing.returned(), standing.currency()),
                    money(standing.available(), standing.currency()),
                    standing.closedOn() != null);
        }

        private static String money(long minor, String currency) {
            int digits = Math.max(Currency.getInstance(currency).getDefaultFractionDigits(), 0);
            return currency + " "
                    + String.format(java.util.Locale.ROOT, "%,." + digits + "f", BigDecimal.valueOf(minor, digits));
        }
    }
}
