package org.fairlab.query.lactation;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.DASHBOARD_VIEWER;
import static org.fairlab.platform.security.Roles.LACTATION_COORDINATOR;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.fairlab.platform.web.Page;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Spaces, and, for those who book them, when they are taken. */
@RestController
class SpaceEndpoint implements ReadModel {

    private final JdbcClient jdbc;

    SpaceEndpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return Lactation.NAME;
    }

    /** Where a space stands. One that is not certified was never, or is not any more. */
    enum Status {
        CERTIFIED,
        NOT_CERTIFIED,
        RETIRED
    }

    /** One space; what it offers is as the latest inspection found it, null before the first. */
    record Space(
            UUID spaceId,
            String site,
            String name,
            String timeZone,
            Status status,
            @Nullable LocalDate inspectedOn,
            @Nullable Boolean seating,
            @Nullable Boolean power,
            @Nullable Boolean sinkNearby) {

        private static Space of(ResultSet row, int n) throws SQLException {
            return new Space(
                    row.getObject("space_id", UUID.class),
                    row.getString("site"),
                    row.getString("name"),
                    row.getString("time_zone"),
                    Status.valueOf(row.getString("status")),
                    row.getObject("inspected_on", LocalDate.class),
                    row.getObject("seating", Boolean.class),
                    row.getObject("power", Boolean.class),
                    row.getObject("sink_nearby", Boolean.class));
        }
    }

    /**
     * Spaces.
     *
     * @param site null for all
     */
    @GetMapping("/api/lactation/spaces")
    @Example("""
            {"items": [{"spaceId": "6f1a0a52-6a5e-4f0c-9a8e-3c1d1f1f2a10", "site": "Springfield draw station",
              "name": "Room 12", "timeZone": "America/Chicago", "status": "CERTIFIED", "inspectedOn": "2026-01-12",
              "seating": true, "power": true, "sinkNearby": false}],
              "next": "NmYxYTBhNTItNmE1ZS00ZjBjLTlhOGUtM2MxZDFmMWYyYTEw"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, LACTATION_COORDINATOR, DASHBOARD_VIEWER, AUDITOR})
    Page<Space> spaces(
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var rows = jdbc.sql("""
                        select * from lactation.space_standing(:effective, :recorded)
                        where space_id > :after and (:site::text is null or site = :site)
                        order by space_id limit :limit""")
                .params(asOf.parameters())
                .param("after", Page.afterId(cursor))
                .param("site", site)
                .param("limit", Page.limit(limit) + 1)
                .query(Space::of)
                .list();
        return Page.of(rows, limit, Space::spaceId);
    }

    /** A time that is taken. It is not known for whom. */
    record Booking(UUID bookingId, Instant start, int minutes) {}

    /**
     * What of a space is taken, in the order of the times.
     *
     * @param from first instant
     * @param until first instant that is not asked for any more
     */
    @GetMapping("/api/lactation/spaces/{spaceId}/bookings")
    @Example("""
            [{"bookingId": "c0a8b7de-3d0d-4a2e-8a52-1f3c5d7e9b20", "start": "2026-05-02T15:30:00Z", "minutes": 30}]""")
    @RolesAllowed(LACTATION_COORDINATOR)
    List<Booking> bookings(@PathVariable UUID spaceId, @RequestParam Instant from, @RequestParam Instant until) {
        return jdbc.sql("""
                        select booking_id, starts_at, minutes from lactation.booking
                        where space_id = ? and released_on is null and starts_at < ?
                            and starts_at + make_interval(mins => minutes) > ?
                        order by starts_at limit 1000""")
                .params(spaceId, until.atOffset(ZoneOffset.UTC), from.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Booking(
                        row.getObject("booking_id", UUID.class),
                        row.getTimestamp("starts_at").toInstant(),
                        row.getInt("minutes")))
                .list();
    }
}
