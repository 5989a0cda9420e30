package org.fairlab.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fairlab.platform.web.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/** The request at hand, as far as it is recorded. */
record Asked(HttpServletRequest request) {

    private static final String PURPOSE = "purpose";
    private static final int LONGEST = 200;

    static Asked now() {
        return new Asked(((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest());
    }

    /**
     * What it is for, by header or parameter; null if it does not say.
     *
     * @throws InvalidInput if it has to say, or says too much
     */
    @Nullable
    String purpose(boolean required) {
        String given = Objects.requireNonNullElse(
                        request.getHeader(PURPOSE), Objects.requireNonNullElse(request.getParameter(PURPOSE), ""))
                .strip();
        if (given.length() > LONGEST
                || given.chars().anyMatch(Character::isISOControl)
                || (required && given.isEmpty())) {
            throw new InvalidInput(PURPOSE, "must say in 1 to " + LONGEST + " characters what this is read for");
        }
        return given.isEmpty() ? null : given;
    }

    /** The path with its parameters, without the purpose. */
    String address() {
        String parameters = Arrays.stream(
                        Objects.requireNonNullElse(request.getQueryString(), "").split("&"))
                .filter(parameter -> StringUtils.hasText(parameter) && !parameter.startsWith(PURPOSE + "="))
                .collect(Collectors.joining("&"));
        return request.getRequestURI() + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    /** Adds whom it names itself: their histories are shown even where the answer does not repeat it. */
    void addNamed(SortedSet<UUID> persons) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path) {
            path.forEach((name, value) -> add(persons, name, value));
        }
        request.getParameterMap().forEach((name, values) -> add(persons, name, values[0]));
    }

    private static void add(SortedSet<UUID> persons, Object name, @Nullable Object value) {
        if (value instanceof String text && ShownFields.PSEUDONYMS.contains(name)) {
            try {
                persons.add(UUID.fromString(text));
            } catch (IllegalArgumentException noId) {
                // it names nobody
            }
        }
    }
}
