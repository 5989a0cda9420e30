package org.fairlab.query.completions;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.query.demographics.Grouping;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** By what completions can be counted. */
public enum Dimension {
    YEAR("year", 0),
    SITE("site", 1),
    CIP("cip", 2),
    AWARD_LEVEL("awardLevel", 3),
    RACE("race", -1),
    SEX("sex", -1);

    private final String parameter;
    private final int place;

    /** @param place in what is counted by {@code as_of_change}, -1 for what is said of people */
    Dimension(String parameter, int place) {
        this.parameter = parameter;
        this.place = place;
    }

    /**
     * The dimension that a request asks for. One of people is refused if whoever asks may see totals only, and recorded
     * otherwise.
     */
    static Dimension of(String parameter, JdbcClient jdbc) {
        Dimension dimension = Arrays.stream(values())
                .filter(one -> one.parameter.equals(parameter))
                .findAny()
                .orElseThrow(() -> new InvalidInput(
                        "by",
                        Arrays.stream(values())
                                .map(Dimension::parameter)
                                .collect(Collectors.joining(", ", "must be one of ", ""))));
        if (dimension.isGroup()) {
            Grouping.requireAllowed(jdbc);
        }
        return dimension;
    }

    /** Its name in an address. */
    public String parameter() {
        return parameter;
    }

    /** Its key among those that completions are counted by. */
    String key(List<@Nullable String> dims) {
        return Objects.requireNonNullElse(dims.get(place), "NONE");
    }

    /** Whether it says something of the people. */
    public boolean isGroup() {
        return place < 0;
    }
}
