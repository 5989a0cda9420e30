package org.fairlab.query.campaigns;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.DASHBOARD_VIEWER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.UUID;
import org.fairlab.events.AdvocacyEvent.ContactOutcome;
import org.fairlab.events.AdvocacyEvent.Stance;
import org.fairlab.platform.web.Page;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whom a campaign spoke to, and where officials and bodies stand. Officials in office are named: they are public. */
@RestController
class ContactEndpoint implements ReadModel {

    private final JdbcClient jdbc;

    ContactEndpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return Campaigns.NAME;
    }

    /**
     * A contact with an official.
     *
     * @param minutes of lobbying, null if it was none
     */
    record Contact(
            UUID contactId,
            LocalDate contactedOn,
            String official,
            String office,
            ContactOutcome outcome,
            @Nullable Integer minutes) {}

    @GetMapping("/api/campaigns/{campaignId}/contacts")
    @Example("""
            {"items": [{"contactId": "5d0c8f7e-6b1a-4d39-8e24-3c9b7a6f5d10", "contactedOn": "2030-02-03",
              "official": "Sen. Example", "office": "State senator, district 4", "outcome": "SUPPORT_PROMISED",
              "minutes": 30}], "next": "NWQwYzhmN2UtNmIxYS00ZDM5LThlMjQtM2M5YjdhNmY1ZDEw"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, DASHBOARD_VIEWER, AUDITOR})
    Page<Contact> contacts(
            @PathVariable UUID campaignId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var rows = jdbc.sql("select contact_id, contacted_on, official, office, outcome, minutes"
                        + " from campaigns.contact where campaign_id = ? and contact_id > ?"
                        + " order by contact_id limit ?")
                .params(campaignId, Page.afterId(cursor), Page.limit(limit) + 1)
                .query(Contact.class)
                .list();
        return Page.of(rows, limit, Contact::contactId);
    }

    /** Where somebody stood on a measure on a day. */
    record Position(UUID positionId, LocalDate heldOn, String holder, String measure, Stance stance) {}

    @GetMapping("/api/campaigns/{campaignId}/positions")
    @Example("""
            {"items": [{"positionId": "0a9b8c7d-6e5f-4a3b-9c2d-1e0f9a8b7c6d", "heldOn": "2030-02-10",
              "holder": "State board of nursing", "measure": "HB 12", "stance": "SUPPORTS"}],
              "next": "MGE5YjhjN2QtNmU1Zi00YTNiLTljMmQtMWUwZjlhOGI3YzZk"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, DASHBOARD_VIEWER, AUDITOR})
    Page<Position> positions(
            @PathVariable UUID campaignId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var rows = jdbc.sql("select position_id, held_on, holder, measure, stance from campaigns.policy_position"
                        + " where campaign_id = ? and position_id > ? order by position_id limit ?")
                .params(campaignId, Page.afterId(cursor), Page.limit(limit) + 1)
                .query(Position.class)
                .list();
        return Page.of(rows, limit, Position::positionId);
    }
}
