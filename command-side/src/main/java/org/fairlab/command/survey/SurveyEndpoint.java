package org.fairlab.command.survey;

import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.fairlab.command.Commands;
import org.fairlab.command.Rule;
import org.fairlab.command.http.Body;
import org.fairlab.command.http.CommandEndpoint;
import org.fairlab.command.http.RecordBinder;
import org.fairlab.command.inclusion.Ballots;
import org.fairlab.command.inclusion.SurveyCommand.IssueTokens;
import org.fairlab.events.InclusionEvent.ClimateSurveyOpened;
import org.fairlab.platform.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Gives out the tokens of a survey, and takes an answer for each. */
@RestController
class SurveyEndpoint {

    private static final int TOKEN_BYTES = 16;

    private final Ballots ballots;
    private final Commands commands;
    private final RecordBinder binder;
    private final JsonMapper json;
    private final SecureRandom random = new SecureRandom();

    SurveyEndpoint(Ballots ballots, Commands commands, RecordBinder binder, JsonMapper json) {
        this.ballots = ballots;
        this.commands = commands;
        this.binder = binder;
        this.json = json;
    }

    /** How many tokens are asked for. */
    record Count(@Min(1) @Max(10_000) int count) {}

    /** New tokens, in an order of chance. */
    record Issued(List<String> tokens) {}

    @PostMapping("/api/surveys/{surveyId}/tokens")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    @Operation(
            summary = "Issues one-time tokens for a survey",
            description =
                    "They are told once and cannot be asked for again. Needs no Idempotency-Key: asked again, it issues"
                            + " further ones, up to the limit of 10,000 for a survey.",
            requestBody =
                    @RequestBody(required = true, content = @Content(examples = @ExampleObject("{\"count\": 25}"))))
    Issued issue(
            @PathVariable UUID surveyId,
            @RequestHeader(name = "Correlation-Id", required = false) @Nullable String correlation,
            InputStream body,
            JwtAuthenticationToken token)
            throws IOException {
        int count = binder.bind(read(body), Count.class).count();
        var sender = CommandEndpoint.sender(IssueTokens.class, token, correlation)
                .orElseThrow(() -> new AccessDeniedException("role"));
        List<String> tokens = Stream.generate(this::token).limit(count).toList();
        List<String> digests = tokens.stream()
                .map(AnswerSheet::digest)
                .map(HexFormat.of()::formatHex)
                .toList();
        commands.send(new IssueTokens(surveyId, digests), sender, null);
        return new Issued(tokens);
    }

    @PostMapping(path = "/api/surveys/{surveyId}/tokens.csv", produces = "text/csv")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR})
    @Operation(
            summary = "Issues one-time tokens for a survey, as CSV",
            description = "As those in JSON; one a line, under a header.",
            requestBody =
                    @RequestBody(required = true, content = @Content(examples = @ExampleObject("{\"count\": 25}"))))
    String issueAsCsv(
            @PathVariable UUID surveyId,
            @RequestHeader(name = "Correlation-Id", required = false) @Nullable String correlation,
            InputStream body,
            JwtAuthenticationToken token)
            throws IOException {
        return "token\r\n"
                + String.join("\r\n", issue(surveyId, correlation, body, token).tokens()) + "\r\n";
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return AnswerSheet.token(bytes);
    }

    /** Durable before it is answered; nobody is told who answered, nor is it asked. */
    @PostMapping(path = "/api/surveys/{surveyId}/answers", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PermitAll
    @Operation(
            summary = "Answers a survey by a one-time token, without signing in",
            description = "Needs no Idempotency-Key: a token answers once, and is told so the second time.",
            requestBody = @RequestBody(required = true, content = @Content(examples = @ExampleObject("""
                                                            {"token": "00112233445566778899aabbccddeeff",
                                                             "group": "Laboratory",
                                                             "answers": {"belonging-1": "AGREE"}}"""))))
    void answer(@PathVariable UUID surveyId, InputStream body) throws IOException {
        take(surveyId, binder.bind(read(body), AnswerSheet.class));
    }

    /** Takes an answer, by whichever way it came. */
    void take(UUID surveyId, AnswerSheet sheet) {
        ClimateSurveyOpened survey = existing(surveyId);
        ballots.take(survey, sheet.digest(), sheet.ballot(survey));
    }

    private ObjectNode read(InputStream body) throws IOException {
        return Body.object(Body.read(body, "An answer"), json);
    }

    ClimateSurveyOpened existing(UUID surveyId) {
        return ballots.survey(surveyId)
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "not-found", Rule.NOT_FOUND.text()));
    }
}
