package org.fairlab.query.mentorship;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fairlab.events.MentorshipEvent.EndingReason;
import org.fairlab.events.MentorshipEvent.Profile;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.platform.web.Page;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is enrolled in a programme, and how their pairings go. */
@RestController
class PairingEndpoint implements ReadModel {

    private final JdbcClient jdbc;

    PairingEndpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return Mentorship.NAME;
    }

    /** @param active pairings that take capacity now */
    record Mentor(UUID mentorId, UUID participantId, int capacity, int active, Profile profile, LocalDate enrolledOn) {}

    @GetMapping("/api/programs/{programId}/mentors")
    @Example("""
            {"items": [{"mentorId": "1cc31360-4edd-3200-bcea-f0904d83d8b0",
              "participantId": "c23ba758-0657-4656-bb82-510f2571cbe0", "capacity": 2, "active": 0,
              "profile": {"interests": ["phlebotomy"], "goals": ["certification"], "location": "Springfield",
              "languages": ["English"], "availability": ["evenings"]}, "enrolledOn": "2026-11-22"}],
              "next": "MWNjMzEzNjAtNGVkZC0zMjAwLWJjZWEtZjA5MDRkODNkOGIw"}""")
    @PersonLevel
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, AUDITOR})
    Page<Mentor> mentors(
            @PathVariable UUID programId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var rows = jdbc.sql("select * from mentorship.mentor_load where program_id = ? and mentor_id > ?"
                        + " order by mentor_id limit ?")
                .params(programId, Page.afterId(cursor), Page.limit(limit) + 1)
                .query((row, n) -> new Mentor(
                        row.getObject("mentor_id", UUID.class),
                        row.getObject("participant_id", UUID.class),
                        row.getInt("capacity"),
                        row.getInt("active"),
                        profile(row),
                        row.getObject("enrolled_on", LocalDate.class)))
                .list();
        return Page.of(rows, limit, Mentor::mentorId);
    }

    /** @param open pairings that are proposed, accepted, active or paused */
    record Mentee(UUID menteeId, UUID participantId, int open, Profile profile, LocalDate enrolledOn) {}

    @GetMapping("/api/programs/{programId}/mentees")
    @Example("""
            {"items": [{"menteeId": "3af50430-cbda-3fc9-b588-fec08fd1f5bb",
              "participantId": "a04bd4b7-86b1-4aa6-9064-473441381127", "open": 0,
              "profile": {"interests": ["phlebotomy"], "goals": ["certification"], "location": "Springfield",
              "languages": ["English"], "availability": ["evenings"]}, "enrolledOn": "2026-11-22"}],
              "next": "M2FmNTA0MzAtY2JkYS0zZmM5LWI1ODgtZmVjMDhmZDFmNWJi"}""")
    @PersonLevel
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, AUDITOR})
    Page<Mentee> mentees(
            @PathVariable UUID programId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var rows = jdbc.sql("""
                        select e.*, (select count(*) from mentorship.pairing p
                            where p.mentee_id = e.mentee_id and p.ended_on is null) as open
                        from mentorship.mentee e
                        where program_id = ? and mentee_id > ? and erased_on is null order by mentee_id limit ?""")
                .params(programId, Page.afterId(cursor), Page.limit(limit) + 1)
                .query((row, n) -> new Mentee(
                        row.getObject("mentee_id", UUID.class),
                        row.getObject("participant_id", UUID.class),
                        row.getInt("open"),
                        profile(row),
                        row.getObject("enrolled_on", LocalDate.class)))
                .list();
        return Page.of(rows, limit, Mentee::menteeId);
    }

    private static Profile profile(ResultSet row) throws SQLException {
        return new Profile(
                words(row, "interests"),
                words(row, "goals"),
                row.getString("location"),
                words(row, "languages"),
                words(row, "availability"));
    }

    private static Set<String> words(ResultSet row, String column) throws SQLException {
        return new LinkedHashSet<>(List.of((String[]) row.getArray(column).getArray()));
    }

    /**
     * One pairing of a mentor.
     *
     * @param respondBy the last day on which the proposal can be accepted
     * @param dueOn the day on which it is to be completed
     * @param endedOn the day on which it was declined, lapsed, completed or ended early
     * @param lastRating of the check-ins, from 1 (badly) to 5 (well)
     */
    record Pairing(
            UUID pairingId,
            UUID menteeId,
            String state,
            LocalDate respondBy,
            LocalDate proposedOn,
            @Nullable LocalDate acceptedOn,
            @Nullable LocalDate activatedOn,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate endedOn,
            @Nullable EndingReason ending,
            long sessions,
            long minutes,
            long goalsSet,
            long goalsAchieved,
            @Nullable Integer lastRating) {}

    @GetMapping("/api/mentors/{mentorId}/pairings")
    @Example("""
            {"items": [{"pairingId": "2f70871f-f858-440a-b91f-4f2fd2157a1c",
              "menteeId": "3af50430-cbda-3fc9-b588-fec08fd1f5bb", "state": "COMPLETED", "respondBy": "2026-12-06",
              "proposedOn": "2026-11-22", "acceptedOn": "2026-11-22", "activatedOn": "2026-11-22",
              "dueOn": "2099-12-31", "endedOn": "2026-11-22", "ending": null, "sessions": 1, "minutes": 45,
              "goalsSet": 1, "goalsAchieved": 1, "lastRating": null}],
              "next": "MmY3MDg3MWYtZjg1OC00NDBhLWI5MWYtNGYyZmQyMTU3YTFj"}""")
    @PersonLevel
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, AUDITOR})
    Page<Pairing> pairings(
            @PathVariable UUID mentorId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var rows = jdbc.sql("""
                        select p.*, n.state, n.ending, s.*, g.*, (select rating from mentorship.check_in c
                            where c.mentor_id = p.mentor_id and c.pairing_id = p.pairing_id
                            order by on_day desc, position desc limit 1) as last_rating
                        from mentorship.pairing p
                        join mentorship.paired n using (mentor_id, pairing_id)
                        cross join lateral (select count(*) as sessions, coalesce(sum(minutes), 0) as minutes
                            from mentorship.session s
                            where s.mentor_id = p.mentor_id and s.pairing_id = p.pairing_id) s
                        cross join lateral (select count(*) as goals_set, count(achieved_on) as goals_achieved
                            from mentorship.goal g
                            where g.mentor_id = p.mentor_id and g.pairing_id = p.pairing_id) g
                        where p.mentor_id = ? and p.pairing_id > ? order by p.pairing_id limit ?""")
                .params(mentorId, Page.afterId(cursor), Page.limit(limit) + 1)
                .query(Pairing.class)
                .list();
        return Page.of(rows, limit, Pairing::pairingId);
    }
}
