package org.fairlab.command.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.fairlab.command.Command;
import org.fairlab.command.Commands;
import org.fairlab.command.Receipt;
import org.fairlab.command.Route;
import org.fairlab.command.Sender;
import org.fairlab.platform.security.RoleBound;
import org.fairlab.platform.store.Once;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes one kind of command over HTTP: checks the role, binds path and body to the command's record, sends it.
 *
 * @param type the kind of command
 */
public record CommandEndpoint(Class<? extends Command> type, Commands commands, RecordBinder binder, JsonMapper json)
        implements RoleBound {

    private static final Pattern TAG = Pattern.compile("\"\\d{1,18}\"");

    /** The HTTP method. */
    public HttpMethod method() {
        return HttpMethod.valueOf(route()[0]);
    }

    /** The path, with its variables in braces. */
    public String path() {
        return route()[1];
    }

    /** The roles that may send it. */
    @Override
    public String[] roles() {
        return type.getAnnotation(RolesAllowed.class).value();
    }

    @Override
    public List<String> fields() {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /** Whether it has to say which version of its entity it holds for. */
    boolean isEdit() {
        return type.getAnnotation(Route.class).edit();
    }

    private String[] route() {
        return type.getAnnotation(Route.class).value().split(" ", 2);
    }

    @ResponseBody
    Receipt handle(
            HttpServletRequest request,
            @PathVariable Map<String, String> path,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Correlation-Id", required = false) @Nullable String correlation,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String tag,
            JwtAuthenticationToken token)
            throws IOException, HttpMediaTypeNotSupportedException {
        Sender sender = sender(type, token, correlation).orElseThrow(() -> new AccessDeniedException("role"));
        if (key == null || key.isBlank() || key.length() > 200) {
            throw new InvalidInput("Idempotency-Key", "is required as a header, at most 200 characters long");
        }
        String mediaType = request.getContentType();
        if (mediaType != null && !isJson(mediaType)) {
            throw new HttpMediaTypeNotSupportedException(mediaType);
        }
        byte[] body = Body.read(request.getInputStream(), "A command");
        ObjectNode fields = body.length == 0 ? json.createObjectNode() : Body.object(body, json);
        path.forEach(fields::put);
        String canonical = type.getSimpleName() + fields;
        @SuppressWarnings("unchecked") // every command is a record
        Command command = (Command) binder.bind(fields, (Class<? extends Record>) (Class<?>) type);
        return commands.send(command, sender, Once.of(sender.actor(), key, canonical), version(tag));
    }

    /** The version that a tag names, null if any will do. */
    private @Nullable Long version(@Nullable String tag) {
        if (tag == null && isEdit()) {
            throw new Problem(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "version-required",
                    "What replaces something says in If-Match which version it was decided on: the ETag it came with.");
        }
        if (tag == null || tag.equals("*")) {
            return null;
        }
        if (!TAG.matcher(tag).matches()) {
            throw new InvalidInput(HttpHeaders.IF_MATCH, "must be the ETag that a query gave, or *");
        }
        return Long.valueOf(tag.substring(1, tag.length() - 1));
    }

    private static boolean isJson(String mediaType) {
        try {
            return MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(mediaType));
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }

    /**
     * Who sends a kind of command by a token, in the first of the roles allowed that the token has; none if it has
     * none.
     */
    public static Optional<Sender> sender(
            Class<? extends Command> type, JwtAuthenticationToken token, @Nullable String correlation) {
        String participant = token.getToken().getClaimAsString("participant");
        return Arrays.stream(type.getAnnotation(RolesAllowed.class).value())
                .filter(allowed -> token.getAuthorities().stream()
                        .anyMatch(held -> ("ROLE_" + allowed).equals(held.getAuthority())))
                .findFirst()
                .map(role -> new Sender(
                        token.getName(), role, participant == null ? null : UUID.fromString(participant), correlation));
    }
}
