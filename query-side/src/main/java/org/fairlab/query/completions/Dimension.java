package org.fairlab.query.completions;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.query.demographics.Grouping;
import org.springframework.jdbc.core.simple.JdbcClient;

/** By what completions can be counted; each has the expression that gives the key of a completion. */
public enum Dimension {
    YEAR("year", "c.year::text"),
    CIP("cip", "coalesce(c.cip, 'NONE')"),
    AWARD_LEVEL("awardLevel", "coalesce(c.award_level::text, 'NONE')"),
    SITE("site", "c.site"),
    RACE("race", "coalesce(g.race, 'NOT_ASKED')"),
    SEX("sex", "coalesce(g.sex, 'NOT_ASKED')");

    private final String parameter;
    private final String key;

    Dimension(String parameter, String key) {
        this.parameter = parameter;
        this.key = key;
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

    String key() {
        return key;
    }

    /** Whether it says something of the people. */
    public boolean isGroup() {
        return this == RACE || this == SEX;
    }
}
