package org.fairlab.query.outreach;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.fairlab.events.OutreachEvent.Channel;
import org.fairlab.events.OutreachEvent.Stage;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.platform.web.Page;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Prospects by their pseudonyms, for those who stay in touch with them. */
@RestController
class ProspectEndpoint implements ReadModel {

    private final JdbcClient jdbc;

    ProspectEndpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return Outreach.NAME;
    }

    /** One prospect. */
    record Prospect(
            UUID prospectId,
            UUID participantId,
            Channel channel,
            @Nullable UUID outreachEventId,
            @Nullable UUID partnershipId,
            LocalDate registeredOn,
            Stage stage,
            long contacts) {

        private static Prospect of(ResultSet row, int n) throws SQLException {
            return new Prospect(
                    row.getObject("prospect_id", UUID.class),
                    row.getObject("participant_id", UUID.class),
                    Channel.valueOf(row.getString("channel")),
                    row.getObject("outreach_event_id", UUID.class),
                    row.getObject("partnership_id", UUID.class),
                    row.getObject("registered_on", LocalDate.class),
                    Stage.valueOf(row.getString("stage")),
                    row.getLong("contacts"));
        }
    }

    /**
     * Prospects.
     *
     * @param stage the latest that they have reached, null for all
     */
    @GetMapping("/api/prospects")
    @Example("""
            {"items": [{"prospectId": "0c9b3a0e-51b5-3b0f-8d0f-0a4c4d1f7a55",
              "participantId": "7c9e6679-7425-40de-944b-e07fc1f90ae7", "channel": "IN_PERSON",
              "outreachEventId": "5a0e3f74-8a5c-4a3b-8f0a-6a55c7a0c2d1", "partnershipId": null,
              "registeredOn": "2026-03-15", "stage": "APPLICANT", "contacts": 2}],
              "next": "MGM5YjNhMGUtNTFiNS0zYjBmLThkMGYtMGE0YzRkMWY3YTU1"}""")
    @PersonLevel
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, AUDITOR})
    Page<Prospect> prospects(
            @RequestParam(required = false) @Nullable Stage stage,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var rows = jdbc.sql("""
                        select w.*, (select count(*) from outreach.contact c where c.prospect_id = w.prospect_id)
                            as contacts
                        from outreach.way w
                        where w.prospect_id > :after and (:stage::text is null or w.stage = :stage)
                        order by w.prospect_id limit :limit""")
                .param("after", Page.afterId(cursor))
                .param("stage", stage == null ? null : stage.name())
                .param("limit", Page.limit(limit) + 1)
                .query(Prospect::of)
                .list();
        return Page.of(rows, limit, Prospect::prospectId);
    }
}
