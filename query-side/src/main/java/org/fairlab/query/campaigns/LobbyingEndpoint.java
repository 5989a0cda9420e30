package org.fairlab.query.campaigns;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.DASHBOARD_VIEWER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import org.fairlab.events.AdvocacyEvent.Level;
import org.fairlab.platform.web.Page;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Time and money spent on lobbying, as the reports on it ask for. */
@RestController
class LobbyingEndpoint implements ReadModel {

    private static final String KEY = "(month || ' ' || level || ' ' || currency) collate \"C\"";

    private final JdbcClient jdbc;

    LobbyingEndpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return Campaigns.NAME;
    }

    /**
     * The lobbying of one month at one level.
     *
     * @param month such as {@code 2030-02}
     * @param occasions actions and contacts that were lobbying
     * @param spend in minor units of the currency; other currencies have totals of their own
     */
    record Total(String month, Level level, String currency, long occasions, long minutes, long spend) {

        private String key() {
            return month + " " + level + " " + currency;
        }
    }

    /**
     * Totals by month, level and currency.
     *
     * @param from the first day that counts, null for all before {@code until}
     * @param until the last day that counts, null for all since {@code from}
     */
    @GetMapping("/api/advocacy/lobbying")
    @Example("""
            {"items": [{"month": "2030-02", "level": "STATE", "currency": "USD", "occasions": 3, "minutes": 150,
              "spend": 12050}], "next": "MjAzMC0wMiBTVEFURSBVU0Q"}""")
    @RolesAllowed({PROGRAMME_MANAGER, DASHBOARD_VIEWER, AUDITOR})
    Page<Total> lobbying(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var rows = totals(KEY + " > :key order by " + KEY + " limit :limit", from, until, Page.after(cursor, ""))
                .param("limit", Page.limit(limit) + 1)
                .query(Total.class)
                .list();
        return Page.of(rows, limit, Total::key);
    }

    /** The same total as this one by what is recorded, this one itself if nothing is. */
    Total total(Total none, @Nullable LocalDate from, @Nullable LocalDate until) {
        return totals(KEY + " = :key", from, until, none.key())
                .query(Total.class)
                .optional()
                .orElse(none);
    }

    private StatementSpec totals(String which, @Nullable LocalDate from, @Nullable LocalDate until, String key) {
        return jdbc.sql("""
                        select * from (
                            select to_char(on_day, 'YYYY-MM') as month, level, currency, count(*) as occasions,
                                sum(minutes) as minutes, sum(spend)::bigint as spend
                            from campaigns.lobbying join campaigns.campaign using (campaign_id)
                            where (:from::date is null or on_day >= :from)
                                and (:until::date is null or on_day <= :until)
                            group by 1, 2, 3) f
                        where\s""" + which).param("from", from).param("until", until).param("key", key);
    }
}
