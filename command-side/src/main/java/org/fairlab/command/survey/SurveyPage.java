package org.fairlab.command.survey;

import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fairlab.command.Rejected;
import org.fairlab.command.http.Body;
import org.fairlab.command.inclusion.Ballots;
import org.fairlab.events.InclusionEvent.ClimateSurveyOpened;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.InvalidInput.FieldError;
import org.fairlab.platform.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** A survey to be answered by hand, without a script. The token is typed in; it never stands in an address. */
@Controller
@PermitAll
class SurveyPage {

    private static final String ANSWER = "answers.";

    private final SurveyEndpoint surveys;
    private final Ballots ballots;

    SurveyPage(SurveyEndpoint surveys, Ballots ballots) {
        this.surveys = surveys;
        this.ballots = ballots;
    }

    @GetMapping(path = "/surveys/{surveyId}", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView form(@PathVariable UUID surveyId) {
        ClimateSurveyOpened survey = surveys.existing(surveyId);
        return ballots.isTaking(surveyId)
                ? sheet(survey, new AnswerSheet("", null, Map.of()), List.of(), HttpStatus.OK)
                : said("This survey is closed", "It takes no more answers.", HttpStatus.OK);
    }

    @PostMapping(
            path = "/surveys/{surveyId}",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
            produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView answer(@PathVariable UUID surveyId, InputStream body) throws IOException {
        ClimateSurveyOpened survey = surveys.existing(surveyId);
        AnswerSheet sheet = sheet(fields(Body.read(body, "An answer")));
        try {
            surveys.take(surveyId, sheet);
            return said("Thank you", "Your answers are counted. Nobody can tell which are yours.", HttpStatus.OK);
        } catch (InvalidInput invalid) {
            return sheet(survey, sheet, invalid.errors(), HttpStatus.BAD_REQUEST);
        } catch (Rejected rejected) {
            HttpStatus status = switch (rejected.rule().kind()) {
                case MISSING -> HttpStatus.NOT_FOUND;
                case STATE, DUTY, NEVER -> HttpStatus.CONFLICT;
            };
            var error = new FieldError("token", rejected.rule().text());
            return sheet(survey, sheet, List.of(error), status);
        }
    }

    @ExceptionHandler
    ModelAndView refused(Problem refused) {
        HttpStatus status = HttpStatus.valueOf(refused.getStatusCode().value());
        return said("This cannot be answered", String.valueOf(refused.getBody().getDetail()), status);
    }

    private static ModelAndView said(String title, String text, HttpStatus status) {
        var page = new ModelAndView("survey", status);
        page.addObject("title", title);
        page.addObject("text", text);
        return page;
    }

    private static ModelAndView sheet(
            ClimateSurveyOpened survey, AnswerSheet sheet, List<FieldError> errors, HttpStatus status) {
        var page = new ModelAndView("survey", status);
        page.addObject("title", survey.title());
        page.addObject("survey", survey);
        page.addObject("groups", Ballots.groups(survey));
        page.addObject("scale", AnswerSheet.SCALE);
        page.addObject("sheet", sheet);
        page.addObject("errors", errors);
        return page;
    }

    private static AnswerSheet sheet(Map<String, String> fields) {
        Map<String, String> answers = new HashMap<>();
        fields.forEach((name, value) -> {
            if (name.startsWith(ANSWER)) {
                answers.put(name.substring(ANSWER.length()), value);
            }
        });
        return new AnswerSheet(fields.getOrDefault("token", ""), fields.get("group"), answers);
    }

    /**
     * The form's own fields: those of the address, in which no token may stand, do not count. Empty ones are left out.
     */
    private static Map<String, String> fields(byte[] body) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && equals < pair.length() - 1) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new Problem(HttpStatus.BAD_REQUEST, "invalid-input", "The form is malformed.");
        }
    }
}
