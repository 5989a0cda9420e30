package org.fairlab.query.audittrail;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.PRIVACY_OFFICER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fairlab.platform.event.EventSerializer;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.InvalidInput.FieldError;
import org.fairlab.platform.web.Page;
import org.fairlab.query.page.HtmlPage;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** The audit trail in a browser. All its state is in its addresses. */
@HtmlPage
class AuditPages implements ReadModel {

    private static final int ROWS = 50;
    /** What the fields of the search are called on the page. */
    private static final Map<String, String> LABELS = Map.of(
            "position", "Position",
            "actor", "Actor",
            "type", "Event",
            "entity", "History of",
            "mention", "Person or entity",
            "correlation", "Part of",
            "from", "Recorded from",
            "to", "Recorded before");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final AuditTrail trail;
    private final boolean reported;

    AuditPages(AuditTrail trail, @Value("${axon.axonserver.enabled}") boolean axonServer) {
        this.trail = trail;
        this.reported = !axonServer;
    }

    @Override
    public String name() {
        return AuditTrail.NAME;
    }

    @GetMapping("/audit")
    @RolesAllowed(AUDITOR)
    ModelAndView search(AuditSearch search, @RequestParam(required = false) @Nullable String cursor) {
        try {
            var found = trail.events(search, cursor, ROWS);
            return searchPage(HttpStatus.OK, search, Map.of(), found);
        } catch (InvalidInput invalid) {
            var errors = invalid.errors().stream().collect(Collectors.toMap(FieldError::field, FieldError::message));
            return searchPage(HttpStatus.BAD_REQUEST, search, errors, null);
        }
    }

    private ModelAndView searchPage(
            HttpStatus status, AuditSearch search, Map<String, String> errors, @Nullable Page<AuditTrail.Entry> found) {
        return page("audit", status)
                .addObject("search", search)
                .addObject("labels", LABELS)
                .addObject("types", new TreeSet<>(EventSerializer.types().keySet()))
                .addObject("errors", errors)
                .addObject("reported", reported)
                .addObject("found", found);
    }

    @GetMapping("/audit/events/{position}")
    @RolesAllowed(AUDITOR)
    ModelAndView event(@PathVariable long position) {
        var stored = trail.event(position);
        return page("audit-event", HttpStatus.OK)
                .addObject("entry", stored.entry())
                .addObject("mentions", new TreeSet<>(stored.mentions()))
                .addObject("payload", indented(stored.payload()))
                .addObject("metadata", indented(stored.metadata()));
    }

    @GetMapping("/audit/entities/{entityId}")
    @RolesAllowed({AUDITOR, PROGRAMME_MANAGER, PRIVACY_OFFICER})
    ModelAndView history(
            @PathVariable UUID entityId,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest caller) {
        return page("audit-entity", HttpStatus.OK)
                .addObject("entityId", entityId)
                .addObject("history", trail.history(entityId, cursor, ROWS, caller));
    }

    private static ModelAndView page(String template, HttpStatus status) {
        Function<Instant, String> time = TIME::format;
        return new ModelAndView(template, status).addObject("time", time);
    }

    private static String indented(String json) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(json));
    }
}
