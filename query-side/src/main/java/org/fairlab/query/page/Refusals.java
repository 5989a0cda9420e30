package org.fairlab.query.page;

import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.validation.BindException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Tells a browser in words what a program is told as a problem. */
@ControllerAdvice(annotations = HtmlPage.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Refusals {

    @ExceptionHandler
    ModelAndView refused(Problem refused) {
        return page(
                HttpStatus.valueOf(refused.getStatusCode().value()),
                String.valueOf(refused.getBody().getDetail()));
    }

    @ExceptionHandler
    ModelAndView refused(InvalidInput refused) {
        return page(
                HttpStatus.BAD_REQUEST,
                refused.errors().stream()
                        .map(error -> error.field() + " " + error.message() + ".")
                        .collect(Collectors.joining(" ")));
    }

    @ExceptionHandler
    ModelAndView refused(MethodArgumentTypeMismatchException refused) {
        return page(HttpStatus.BAD_REQUEST, refused.getName() + " is not of the right form.");
    }

    @ExceptionHandler
    ModelAndView refused(MissingServletRequestParameterException refused) {
        return page(HttpStatus.BAD_REQUEST, refused.getParameterName() + " is missing.");
    }

    @ExceptionHandler
    ModelAndView refused(BindException refused) {
        return page(
                HttpStatus.BAD_REQUEST,
                refused.getFieldErrors().stream()
                        .map(error -> error.getField() + " is not of the right form.")
                        .collect(Collectors.joining(" ")));
    }

    @ExceptionHandler
    ModelAndView denied(AccessDeniedException denied, HandlerMethod asked) {
        RolesAllowed allowed = asked.getMethodAnnotation(RolesAllowed.class);
        List<String> roles = allowed == null
                ? List.of()
                : Stream.of(allowed.value())
                        .map(role -> role.replace('-', ' ') + "s")
                        .toList();
        return page(
                HttpStatus.FORBIDDEN,
                roles.isEmpty()
                        ? "This page is for others."
                        : "This page is for " + inWords(roles) + ". Log in with "
                                + (roles.size() == 1 ? "this role." : "one of these roles."));
    }

    private static String inWords(List<String> roles) {
        List<String> words = new ArrayList<>(roles);
        String last = words.removeLast();
        return words.isEmpty() ? last : String.join(", ", words) + " and " + last;
    }

    private static ModelAndView page(HttpStatus status, String reason) {
        return new ModelAndView("refused", status).addObject("reason", reason);
    }
}
