package org.fairlab.query.auditreport;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a report is asked for with, as it stands in the address. Each report takes some of these and is not touched by
 * the others; {@code GET /api/audit/reports} tells which.
 *
 * @param fund id of a fund
 * @param cycle id of one cycle of the fund
 * @param site such as {@code ipeds:100663}
 * @param on a day such as {@code 2030-01-15}, today if left out
 * @param actor subject of a token
 * @param from first day of a period
 * @param to last day of a period
 * @param recorded the instant of what was known, such as {@code 2030-01-15T12:00:00Z}; left out, all events
 * @param purpose what the report is read for, due where it tells of single persons
 */
record Asked(
        @Nullable String fund,
        @Nullable String cycle,
        @Nullable String site,
        @Nullable String on,
        @Nullable String actor,
        @Nullable @Parameter(example = "2030-01-01") String from,
        @Nullable @Parameter(example = "2030-12-31") String to,
        @Nullable String recorded,
        @Nullable String purpose) {

    /** What was given, by name. */
    public Map<String, String> given() {
        Map<String, @Nullable String> given = new LinkedHashMap<>();
        given.put("fund", fund);
        given.put("cycle", cycle);
        given.put("site", site);
        given.put("on", on);
        given.put("actor", actor);
        given.put("from", from);
        given.put("to", to);
        given.put("recorded", recorded);
        given.put("purpose", purpose);
        Map<String, String> stripped = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (StringUtils.hasText(value)) {
                stripped.put(name, value.strip());
            }
        });
        return stripped;
    }

    /** The same as the query of an address. */
    public String query() {
        var address = UriComponentsBuilder.newInstance();
        given().keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        String query = address.encode().buildAndExpand(given()).toUri().getRawQuery();
        return query == null ? "" : query;
    }
}
