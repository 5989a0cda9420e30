package org.fairlab.query.bundle;

import static org.fairlab.platform.security.Roles.AUDITOR;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.fairlab.query.transparency.Checkpoint;
import org.fairlab.query.transparency.NoteSigner;
import org.fairlab.query.transparency.TransparencyLog;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bundles of events; which ones involve an entity, or were recorded when, the audit trail says. */
@RestController
class BundleEndpoint implements ReadModel {

    private final Bundles bundles;
    private final BundledEvents events;
    private final TransparencyLog log;
    private final ObjectProvider<NoteSigner> signer;

    BundleEndpoint(
            JdbcClient jdbc,
            Envelopes envelopes,
            BundledEvents events,
            TransparencyLog log,
            ObjectProvider<NoteSigner> signer,
            @Value("${fairlab.log-anchors:#{null}}") @Nullable Path anchors) {
        this.bundles = new Bundles(jdbc, envelopes, log, anchors);
        this.events = events;
        this.log = log;
        this.signer = signer;
    }

    @Override
    public String name() {
        return "audit_trail";
    }

    /**
     * Events with the proofs that they are in the log, as a zip that is verified without this server; without
     * parameters the whole log. An answer that breaks off is no whole zip.
     *
     * @param entity a person's pseudonym, or the id of a fund, cycle, programme or anything else that the events
     *     involve
     * @param programme the id of a fund, cycle, mentoring programme, course, leadership track, outreach event or
     *     referral pathway: all events of it and of what is within it, such as applications, pairings and enrolments
     * @param from earliest time of recording, an instant
     * @param to time of recording before which they were, an instant
     * @param since sizes of checkpoints kept earlier, to be shown as extended
     */
    @GetMapping(path = "/api/bundles", produces = "application/zip")
    @Example("""
            "manifest.json\\nlog.vkey\\ncheckpoint\\ncheckpoints/4096\\nanchors/4500\\nconsistency/4096\\nconsistency/4500\\n\
            schemas/AwardOffered-1.json\\nevents.tsv\\n\"""")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/zip"))
    @ApiResponse(responseCode = "404", content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE))
    @RolesAllowed(AUDITOR)
    void bundle(
            @RequestParam(required = false) @Nullable UUID entity,
            @RequestParam(required = false) @Nullable UUID programme,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "") List<Long> since,
            HttpServletResponse answer)
            throws IOException {
        NoteSigner known = signer.getIfAvailable();
        if (known == null) {
            throw new Problem(HttpStatus.NOT_FOUND, "not-found", "No transparency log is kept here.");
        }
        Checkpoint checkpoint = log.latest();
        if (since.stream().anyMatch(size -> size < 0 || size > checkpoint.size())) {
            throw new InvalidInput("since", "must be sizes of checkpoints of this log");
        }
        Selection selection = new Selection(entity, programme, from, to);
        events.of(selection, log.last(checkpoint.size()));
        answer.setContentType("application/zip");
        answer.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"fairlab-" + checkpoint.size() + (entity == null ? "" : "-entity")
                        + (programme == null ? "" : "-programme") + ".zip\"");
        answer.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        bundles.write(selection, checkpoint, known.vkey(), since, answer.getOutputStream());
    }
}
