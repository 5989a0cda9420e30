package org.fairlab.query.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.fairlab.query.demographics.Group;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the filter bar says, as it stands in the address.
 *
 * @param where a heading for each dimension that is not to be summed up
 * @param by the dimension that is shown
 * @param at as of when
 */
record Filter(Map<String, String> where, String by, At at) {

    /** The dimensions in the order of the filter bar, by their names in words. */
    static final Map<String, String> DIMENSIONS = new LinkedHashMap<>();

    static {
        DIMENSIONS.put("race", "race and ethnicity");
        DIMENSIONS.put("sex", "sex");
        DIMENSIONS.put("year", "award year");
        DIMENSIONS.put("cip", "programme");
        DIMENSIONS.put("awardLevel", "award level");
    }

    private static final Set<String> EVENT_FILTERS = Set.of("year", "cip", "awardLevel");

    /** One choice of a filter. */
    record Option(String value, String label, boolean selected) {}

    /** One filter with its choices. */
    record Choice(String name, String label, List<Option> options) {}

    /** @param parameters of the address; those that are empty mean all */
    static Filter of(Map<String, String> parameters, At at) {
        Map<String, String> where = new LinkedHashMap<>();
        DIMENSIONS.keySet().forEach(name -> {
            if (StringUtils.hasText(parameters.get(name))) {
                where.put(name, parameters.get(name));
            }
        });
        String by = parameters.getOrDefault("by", "");
        return new Filter(where, by.isBlank() ? "race" : by, at);
    }

    /** A choice for each dimension that the edition has. */
    List<Choice> choices(Map<String, List<String>> headings, Map<String, String> programmes) {
        List<Choice> choices = new ArrayList<>();
        DIMENSIONS.forEach((name, words) -> choices.add(new Choice(
                name,
                StringUtils.capitalize(words),
                headings.getOrDefault(name, List.of()).stream()
                        .map(heading ->
                                new Option(heading, label(name, heading, programmes), heading.equals(where.get(name))))
                        .toList())));
        return choices;
    }

    /** The dimensions to show by. */
    public List<Option> dimensions() {
        return DIMENSIONS.entrySet().stream()
                .map(one -> new Option(
                        one.getKey(),
                        StringUtils.capitalize(one.getValue()),
                        one.getKey().equals(by)))
                .toList();
    }

    /** What the figures are about, such as {@code Completions by sex, award year 2002, Associate’s degree}. */
    String subject(Map<String, String> programmes) {
        List<String> parts = new ArrayList<>();
        parts.add("Completions by " + heading());
        if (!where.containsKey("year")) {
            parts.add("all award years");
        }
        where.forEach((name, heading) ->
                parts.add((name.equals("year") ? "award year " : "") + label(name, heading, programmes)));
        return String.join(", ", parts);
    }

    /** The name of the dimension that is shown. */
    String heading() {
        return DIMENSIONS.getOrDefault(by, by);
    }

    /** A heading in words. */
    static String label(String dimension, String heading, Map<String, String> programmes) {
        return switch (dimension) {
            case "cip" -> heading.equals("NONE") ? "No programme code" : programmes.getOrDefault(heading, heading);
            case "awardLevel" -> heading.equals("NONE") ? "No award level" : IpedsNames.awardLevel(heading);
            case "race", "sex" -> Group.of(heading).label();
            default -> heading;
        };
    }

    /** The page's own state as the query of an address. */
    public String state() {
        var query = UriComponentsBuilder.newInstance().queryParam("by", by);
        where.forEach(query::queryParam);
        return Objects.requireNonNull(query.queryParamIfPresent("at", Optional.ofNullable(at.given()))
                .encode()
                .build()
                .getQuery());
    }

    /** These figures as the query of the API. */
    public String query() {
        var query = UriComponentsBuilder.newInstance().queryParam("by", by);
        where.forEach((name, heading) -> query.queryParam("where", name + ":" + heading));
        return Objects.requireNonNull(query.queryParamIfPresent("at", Optional.ofNullable(at.given()))
                .encode()
                .build()
                .getQuery());
    }

    /** What the query for the events behind the figures takes of these; it knows no groups. */
    public String eventsQuery() {
        var query = UriComponentsBuilder.newInstance();
        where.forEach((name, heading) -> {
            if (EVENT_FILTERS.contains(name) && !heading.equals("NONE")) {
                query.queryParam(name, heading);
            }
        });
        return Objects.requireNonNullElse(query.encode().build().getQuery(), "");
    }
}
