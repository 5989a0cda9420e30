package org.fairlab.query.publication;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.PRIVACY_OFFICER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Page;
import org.fairlab.query.projection.Example;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who read exact figures by group, and what for. */
@RestController
public class ExactReads {

    private static final String PURPOSE = "purpose";
    private static final int LONGEST = 200;

    private final JdbcClient jdbc;

    ExactReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Records that the request at hand reads exact figures, before it is answered; what cannot be recorded is not
     * answered.
     *
     * @throws InvalidInput if the request gives no {@code purpose} or one that is too long
     */
    public static void record(String actor, JdbcClient jdbc) {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        String purpose =
                Objects.requireNonNullElse(request.getParameter(PURPOSE), "").strip();
        if (purpose.isEmpty() || purpose.length() > LONGEST) {
            throw new InvalidInput(
                    PURPOSE, "must say in 1 to " + LONGEST + " characters what exact figures by group are read for");
        }
        jdbc.sql("insert into publication.exact_read (actor, purpose, address) values (?, ?, ?)")
                .params(actor, purpose, address(request))
                .update();
    }

    private static String address(HttpServletRequest request) {
        String parameters = Arrays.stream(
                        Objects.requireNonNullElse(request.getQueryString(), "").split("&"))
                .filter(parameter -> StringUtils.hasText(parameter) && !parameter.startsWith(PURPOSE + "="))
                .collect(Collectors.joining("&"));
        return request.getRequestURI() + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    /** @param address with its parameters, without the purpose */
    record ExactRead(long number, String actor, String purpose, String address, Instant readAt) {}

    /** Reads of exact figures by group, the earliest first. */
    @GetMapping("/api/exact-reads")
    @Example("""
            {"items": [{"number": 1, "actor": "auditor-1", "purpose": "yearly review of awards",
              "address": "/api/equity-funnel?by=race", "readAt": "2030-01-15T12:00:00Z"}], "next": "MQ"}""")
    @RolesAllowed({AUDITOR, PRIVACY_OFFICER})
    Page<ExactRead> reads(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        var rows = jdbc.sql("select * from publication.exact_read where number > ? order by number limit ?")
                .params(Page.afterPosition(cursor, -1), Page.limit(limit) + 1)
                .query((row, n) -> new ExactRead(
                        row.getLong("number"),
                        row.getString("actor"),
                        row.getString(PURPOSE),
                        row.getString("address"),
                        row.getTimestamp("read_at").toInstant()))
                .list();
        return Page.of(rows, limit, ExactRead::number);
    }
}
