package org.fairlab.query.projection;

import static org.fairlab.platform.security.Roles.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import java.security.Principal;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.InvalidInput.FieldError;
import org.fairlab.platform.web.Moment;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.page.HtmlPage;
import org.fairlab.query.projection.Replay.Table;
import org.fairlab.query.projection.ReplayEndpoint.Asked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Replays in a browser, from being asked for to the rows in which they differ. */
@HtmlPage
class ReplayPages {

    private static final int ROWS = 50;
    private static final Asked NOTHING = new Asked(null, null, null);

    private final ReplayEndpoint replays;
    private final Projections projections;

    ReplayPages(ReplayEndpoint replays, Projections projections) {
        this.replays = replays;
        this.projections = projections;
    }

    @GetMapping("/audit/replays")
    @RolesAllowed(AUDITOR)
    ModelAndView all() {
        return list(HttpStatus.OK, NOTHING, Map.of());
    }

    /** Asks for a replay by the form of the list, and leads to it. */
    @PostMapping("/audit/replays")
    @RolesAllowed(AUDITOR)
    ModelAndView ask(
            @RequestParam(defaultValue = "") String readModel,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String against,
            Principal asking) {
        Asked asked = new Asked(readModel, given(until), given(against));
        try {
            return leadTo("/audit/replays/" + replays.ask(asked, asking).id());
        } catch (InvalidInput invalid) {
            var errors = invalid.errors().stream().collect(Collectors.toMap(FieldError::field, FieldError::message));
            return list(HttpStatus.BAD_REQUEST, asked, errors);
        } catch (Problem refused) {
            return list(refused.getStatusCode(), asked, Map.of())
                    .addObject("refusal", refused.getBody().getDetail());
        }
    }

    private static @Nullable String given(String text) {
        return StringUtils.hasText(text) ? text.strip() : null;
    }

    private ModelAndView list(HttpStatusCode status, Asked asked, Map<String, String> errors) {
        return page("audit-replays", status)
                .addObject("labels", Map.of("readModel", "Read model", "until", "Up to", "against", "Held against"))
                .addObject("asked", asked)
                .addObject("errors", errors)
                .addObject("readModels", new TreeSet<>(projections.names()))
                .addObject("replays", replays.all());
    }

    /** How far a replay is, and what came of it. */
    @GetMapping("/audit/replays/{id}")
    @RolesAllowed(AUDITOR)
    ModelAndView one(@PathVariable long id) {
        Replay replay = replays.one(id);
        return page("audit-replay", HttpStatus.OK)
                .addObject("replay", replay)
                .addObject("target", target(replay))
                .addObject("shown", projections.projection(replay.readModel()).isShownByRow())
                .addObject(
                        "differing",
                        replay.tables().stream().filter(ReplayPages::differs).count());
    }

    private static boolean differs(Table table) {
        return table.onlyHere() + table.onlyThere() > 0;
    }

    /** Where it ends as far as that can be said: an instant is looked up when it is built. */
    private long target(Replay replay) {
        long live = projections.position(replay.readModel());
        Long position = Moment.of("until", replay.until()).position();
        return Math.max(replay.position(), position == null ? live : Math.min(position, live));
    }

    /** The rows of a table in which a replay differs. */
    @GetMapping("/audit/replays/{id}/differences")
    @RolesAllowed(AUDITOR)
    ModelAndView differences(
            @PathVariable long id,
            @RequestParam String table,
            @RequestParam(required = false) @Nullable String cursor) {
        return page("audit-replay-differences", HttpStatus.OK)
                .addObject("replay", replays.one(id))
                .addObject("table", table)
                .addObject("found", replays.differences(id, table, cursor, ROWS));
    }

    /** Drops a replay and leads back to the list. */
    @PostMapping("/audit/replays/{id}/deletion")
    @RolesAllowed(AUDITOR)
    ModelAndView delete(@PathVariable long id) {
        replays.delete(id);
        return leadTo("/audit/replays");
    }

    private static ModelAndView page(String template, HttpStatusCode status) {
        var page = new ModelAndView(template);
        page.setStatus(status);
        return page;
    }

    private static ModelAndView leadTo(String address) {
        var next = new RedirectView(address);
        next.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(next);
    }
}
