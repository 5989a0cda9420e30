package org.fairlab.command.past;

import static org.fairlab.platform.security.Roles.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.InvalidInput.FieldError;
import org.fairlab.platform.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** The difference of an entity between two moments in a browser. All its state is in its address. */
@Controller
class DifferencePage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final EntityEndpoint entities;

    DifferencePage(EntityEndpoint entities) {
        this.entities = entities;
    }

    @GetMapping(path = "/audit/entities/{entityId}/difference", produces = MediaType.TEXT_HTML_VALUE)
    @RolesAllowed(AUDITOR)
    ModelAndView difference(
            @PathVariable UUID entityId,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        var asked = Map.of("from", from == null ? "" : from, "to", to == null ? "" : to);
        try {
            return page(HttpStatus.OK, entityId, asked, List.of())
                    .addObject("difference", entities.difference(entityId, from, to));
        } catch (InvalidInput invalid) {
            return page(HttpStatus.BAD_REQUEST, entityId, asked, invalid.errors());
        }
    }

    private static ModelAndView page(
            HttpStatus status, UUID entityId, Map<String, String> asked, List<FieldError> errors) {
        Function<Instant, String> time = TIME::format;
        return new ModelAndView("difference", status)
                .addObject("time", time)
                .addObject("entityId", entityId)
                .addObject("asked", asked)
                .addObject("errors", errors);
    }

    @ExceptionHandler
    ModelAndView missing(Problem missing) {
        return refused(
                HttpStatus.valueOf(missing.getStatusCode().value()),
                String.valueOf(missing.getBody().getDetail()));
    }

    @ExceptionHandler
    ModelAndView malformed(MethodArgumentTypeMismatchException malformed) {
        return refused(HttpStatus.BAD_REQUEST, "There can be no such page: its address is not one of ours.");
    }

    @ExceptionHandler
    ModelAndView denied(AccessDeniedException denied) {
        return refused(HttpStatus.FORBIDDEN, "This is for auditors. Log in as one.");
    }

    private static ModelAndView refused(HttpStatus status, String reason) {
        return new ModelAndView("difference", status)
                .addObject("errors", List.of())
                .addObject("reason", reason);
    }
}
