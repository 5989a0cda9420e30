package org.fairlab.query.transparency;

import static org.fairlab.platform.security.Roles.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.InvalidInput.FieldError;
import org.fairlab.query.page.HtmlPage;
import org.fairlab.query.projection.ReadModel;
import org.fairlab.query.transparency.LogTables.Signed;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.servlet.view.RedirectView;

/** The transparency log in a browser: what was signed, proofs of events, bundles. All state is in the addresses. */
@HtmlPage
class LogPages implements ReadModel {

    private static final int ANCHORS = 10;
    private static final String POSITION = "\\d{1,18}";
    static final String POSITION_OF = "select position from audit_trail.entry where event_id = ?";
    private static final Map<String, String> LABELS = Map.of(
            "event", "Event",
            "entity", "Person or entity",
            "programme", "Programme",
            "from", "Recorded from",
            "to", "Recorded before",
            "since", "Checkpoint kept");

    private final TransparencyLog log;
    private final LogTables tables;
    private final ObjectProvider<Leaves> leaves;
    private final ObjectProvider<NoteSigner> signer;
    private final ObjectProvider<LogJob> job;
    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final JdbcClient jdbc;
    private final @Nullable Path anchors;

    LogPages(
            TransparencyLog log,
            LogTables tables,
            ObjectProvider<Leaves> leaves,
            ObjectProvider<NoteSigner> signer,
            ObjectProvider<LogJob> job,
            StreamableMessageSource<TrackedEventMessage<?>> events,
            JdbcClient jdbc,
            @Value("${fairlab.log-anchors:#{null}}") @Nullable Path anchors) {
        this.log = log;
        this.tables = tables;
        this.leaves = leaves;
        this.signer = signer;
        this.job = job;
        this.events = events;
        this.jdbc = jdbc;
        this.anchors = anchors;
    }

    /** The read model that knows the positions of events by their ids. */
    @Override
    public String name() {
        return "audit_trail";
    }

    @GetMapping("/audit/log")
    @RolesAllowed(AUDITOR)
    ModelAndView log(@RequestParam(defaultValue = "") String event) {
        Checkpoint latest = log.latest();
        String wanted = event.strip();
        if (wanted.isEmpty()) {
            return page(HttpStatus.OK, latest, wanted, WantedBundle.NONE, Map.of());
        }
        Optional<Long> position = position(wanted);
        if (position.isEmpty()) {
            var errors = Map.of("event", "must be the id or the position of an event that was recorded");
            return page(HttpStatus.BAD_REQUEST, latest, wanted, WantedBundle.NONE, errors);
        }
        long index = log.index(position.get());
        return page(HttpStatus.OK, latest, wanted, WantedBundle.NONE, Map.of())
                .addObject("waiting", index < latest.size() ? null : position.get())
                .addObject("proof", index < latest.size() ? proof(position.get(), index, latest) : null);
    }

    /** Leads to the bundle that a form asks for, or says what is wrong with it. */
    @GetMapping("/audit/log/bundle")
    @RolesAllowed(AUDITOR)
    ModelAndView bundle(WantedBundle wanted) {
        Checkpoint latest = log.latest();
        try {
            return new ModelAndView(new RedirectView(wanted.address(latest.size())));
        } catch (InvalidInput invalid) {
            var errors = invalid.errors().stream().collect(Collectors.toMap(FieldError::field, FieldError::message));
            return page(HttpStatus.BAD_REQUEST, latest, "", wanted, errors);
        }
    }

    private ModelAndView page(
            HttpStatus status, Checkpoint latest, String event, WantedBundle bundle, Map<String, String> errors) {
        NoteSigner known = signer.getIfAvailable();
        LogJob signing = job.getIfAvailable();
        return new ModelAndView("audit-log", status)
                .addObject("labels", LABELS)
                .addObject("errors", errors)
                .addObject("event", event)
                .addObject("bundle", bundle)
                .addObject("latest", latest)
                .addObject("origin", latest.note().lines().findFirst().orElseThrow())
                .addObject("root", base64(latest.root()))
                .addObject(
                        "signedAt", tables.signed(latest.size()).map(Signed::at).orElse(null))
                .addObject("uncovered", log.uncovered(head(), latest.size()))
                .addObject("vkey", known == null ? null : known.vkey())
                .addObject("genuine", known == null || known.verifies(latest.note()))
                .addObject("broken", signing == null ? null : signing.broken())
                .addObject("anchors", anchored())
                .addObject(
                        "server",
                        ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
    }

    /** @param asLogged whether the log has the same checkpoint */
    record Anchored(Anchors.Anchor anchor, boolean asLogged) {}

    private @Nullable List<Anchored> anchored() {
        return anchors == null
                ? null
                : Anchors.latest(anchors, ANCHORS).stream()
                        .map(anchor -> new Anchored(anchor, isLogged(anchor)))
                        .toList();
    }

    private boolean isLogged(Anchors.Anchor anchor) {
        return tables.signed(anchor.size())
                .filter(signed -> signed.note().equals(anchor.note()))
                .isPresent();
    }

    private ProvedEvent proof(long position, long index, Checkpoint latest) {
        return new ProvedEvent(
                position,
                index,
                latest.size(),
                base64(log.leaf(index, latest.size())),
                stored(index),
                log.receipt(index, latest));
    }

    private @Nullable String stored(long index) {
        try (Leaves own = leaves.getObject()) {
            List<byte[]> next = own.after(index, 1);
            return next.isEmpty() ? null : base64(next.getFirst());
        } catch (BrokenLogException missing) {
            return null;
        }
    }

    private Optional<Long> position(String event) {
        Optional<Long> meant = event.matches(POSITION)
                ? Optional.of(Long.valueOf(event))
                : jdbc.sql(POSITION_OF).param(event).query(Long.class).optional();
        long head = head();
        return meant.filter(position -> position <= head && log.uncovered(position, 0) > 0);
    }

    private long head() {
        return events.createHeadToken().position().orElseThrow();
    }

    private static String base64(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }
}
