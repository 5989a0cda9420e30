package org.fairlab.query.lactation;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.LACTATION_COORDINATOR;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.fairlab.query.demographics.Grouping;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.fairlab.query.publication.ExactFigures;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What parents get, in counts. */
@RestController
public class SupportEndpoint implements ReadModel {

    private final JdbcClient jdbc;

    public SupportEndpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return Lactation.NAME;
    }

    /**
     * One site.
     *
     * @param certified spaces
     * @param bookings that were made and not released
     * @param visited referrals that came to a visit
     * @param closed referrals whose outcome is known
     * @param daysToVisit median of the days from a referral to the first visit; null if few visits, or none, are behind
     *     it
     * @param trained people who completed a course on lactation support there
     * @param requested requests for breaks; what was granted, modified and denied is counted once for each of them
     */
    public record Support(
            String site,
            long certified,
            Count bookings,
            Count referred,
            Count visited,
            Count closed,
            @Nullable Integer daysToVisit,
            Count trained,
            Count requested,
            Count granted,
            Count modified,
            Count denied) {

        private static Support of(ResultSet row, int n) throws SQLException {
            return new Support(
                    row.getString("site"),
                    row.getLong("certified"),
                    count(row, "bookings"),
                    count(row, "referred"),
                    count(row, "visited"),
                    count(row, "closed"),
                    row.getObject("days_to_visit", Integer.class),
                    count(row, "trained"),
                    count(row, "requested"),
                    count(row, "granted"),
                    count(row, "modified"),
                    count(row, "denied"));
        }

        private static Count count(ResultSet row, String column) throws SQLException {
            return Count.of(row.getLong(column), true);
        }

        /** A site of which nothing is recorded. */
        static Support none(String site) {
            Count no = Count.of(0, true);
            return new Support(site, 0, no, no, no, no, null, no, no, no, no, no);
        }

        /** As it is told to those who may not know of single parents. */
        Support withoutSmallCounts() {
            return new Support(
                    site,
                    certified,
                    bookings.unlessSmall(),
                    referred.unlessSmall(),
                    visited.unlessSmall(),
                    closed.unlessSmall(),
                    visited.unlessSmall().number() == null ? null : daysToVisit,
                    trained.unlessSmall(),
                    requested.unlessSmall(),
                    granted.unlessSmall(),
                    modified.unlessSmall(),
                    denied.unlessSmall());
        }
    }

    /**
     * Sites in the order of their names; counts from 1 to 10 are told to lactation coordinators only. Two days side by
     * side would tell of whoever came between them, so that other days than today are for lactation coordinators, and,
     * recorded with a {@code purpose}, for auditors.
     */
    @GetMapping("/api/lactation/support")
    @Example("""
            [{"site": "Springfield draw station", "certified": 1, "bookings": {"number": 212, "shown": "212"},
              "referred": {"number": 31, "shown": "31"}, "visited": {"number": 24, "shown": "24"},
              "closed": {"number": 20, "shown": "20"}, "daysToVisit": 6, "trained": {"number": 14, "shown": "14"},
              "requested": {"number": 17, "shown": "17"}, "granted": {"number": 16, "shown": "16"},
              "modified": {"number": null, "shown": "1 to 10"}, "denied": {"number": 0, "shown": "0"}}]""")
    @ExactFigures
    @RolesAllowed({PROGRAMME_MANAGER, LACTATION_COORDINATOR, AUDITOR})
    List<Support> support(@ParameterObject AsOf asOf, HttpServletRequest caller) {
        boolean exact = caller.isUserInRole(LACTATION_COORDINATOR);
        if (!exact) {
            requireAllowed(asOf);
        }
        return support(asOf, exact);
    }

    /** Lets those who are told no small counts see other days than today, which is recorded. */
    void requireAllowed(AsOf asOf) {
        if (!asOf.equals(AsOf.NOW)) {
            Grouping.requireAllowed(jdbc);
        }
    }

    /** Sites as they are known now, without small counts. */
    public List<Support> support() {
        return support(AsOf.NOW, false);
    }

    /** @param exact whether small counts are told */
    List<Support> support(AsOf asOf, boolean exact) {
        return jdbc
                .sql("select * from lactation.site_support(:effective, :recorded) order by site")
                .params(asOf.parameters())
                .query(Support::of)
                .list()
                .stream()
                .map(site -> exact ? site : site.withoutSmallCounts())
                .toList();
    }
}
