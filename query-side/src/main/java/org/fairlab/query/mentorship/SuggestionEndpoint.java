package org.fairlab.query.mentorship;

import static org.fairlab.events.MentorshipEvent.MATCHING_VERSION;
import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fairlab.events.MentorshipEvent.ShownMatch;
import org.fairlab.platform.Shown;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Page;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Suggests mentors to a mentee by what their profiles have in common: a point for each interest, goal, language and
 * time that they share, and for the same location. Profiles say nothing of who somebody is, so no suggestion can.
 */
@RestController
class SuggestionEndpoint implements ReadModel {

    private static final String SUGGESTIONS = """
            select * from mentorship.match
            where mentee_id = ? and program_id = ? and not mentee_erased and room > 0
                and participant_id <> mentee_participant_id
                and not exists (select from mentorship.pairing p where p.mentor_id = match.mentor_id
                    and p.mentee_id = match.mentee_id and p.ended_on is null)
                and score > 0 and (-score, mentor_id) > (?, ?::uuid)
            order by -score, mentor_id limit ?
            """;

    /** A suggestion in their order: score and mentor. */
    private static final Pattern KEY =
            Pattern.compile("(\\d{1,4}) (\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})");

    private final JdbcClient jdbc;

    SuggestionEndpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return Mentorship.NAME;
    }

    /** Lists mentors who could take the mentee, each with the digest that goes back with a proposal of the pairing. */
    @GetMapping("/api/programs/{programId}/suggestions")
    @Example("""
            {"items": [{"shown": {"mentorId": "1cc31360-4edd-3200-bcea-f0904d83d8b0",
              "menteeId": "3af50430-cbda-3fc9-b588-fec08fd1f5bb",
              "participantId": "c23ba758-0657-4656-bb82-510f2571cbe0", "matchingVersion": "1", "room": 2, "score": 5,
              "reasons": ["interest: phlebotomy", "goal: certification", "language: English", "time: evenings",
              "location: Springfield"]},
              "shownDigest": "7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730"}],
              "next": "NSAxY2MzMTM2MC00ZWRkLTMyMDAtYmNlYS1mMDkwNGQ4M2Q4YjA"}""")
    @PersonLevel
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, AUDITOR})
    Page<Shown<ShownMatch>> suggestions(
            @PathVariable UUID programId,
            @RequestParam UUID menteeId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "10") int limit) {
        Matcher after = KEY.matcher(Page.after(cursor, "1000 00000000-0000-0000-0000-000000000000"));
        if (!after.matches()) {
            throw new InvalidInput("cursor", "is not one that this list gave out");
        }
        var rows = jdbc.sql(SUGGESTIONS)
                .params(menteeId, programId, -Integer.parseInt(after.group(1)), after.group(2), Page.limit(limit) + 1)
                .query((row, n) -> Shown.of(match(row)))
                .list();
        return Page.of(
                rows,
                limit,
                match -> match.shown().score() + " " + match.shown().mentorId());
    }

    /**
     * Shows one mentor to whoever pairs a mentee, suggested or not. Auditors recompute a recorded digest from the same
     * answer, which shows again what was shown as long as neither profile nor room has changed since.
     */
    @GetMapping("/api/mentors/{mentorId}/matches/{menteeId}")
    @Example("""
            {"shown": {"mentorId": "1cc31360-4edd-3200-bcea-f0904d83d8b0",
              "menteeId": "3af50430-cbda-3fc9-b588-fec08fd1f5bb",
              "participantId": "c23ba758-0657-4656-bb82-510f2571cbe0", "matchingVersion": "1", "room": 2, "score": 0,
              "reasons": []},
              "shownDigest": "7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730"}""")
    @PersonLevel
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, AUDITOR})
    Shown<ShownMatch> match(@PathVariable UUID mentorId, @PathVariable UUID menteeId) {
        return jdbc.sql("select * from mentorship.match where mentor_id = ? and mentee_id = ?")
                .params(mentorId, menteeId)
                .query((row, n) -> Shown.of(match(row)))
                .optional()
                .orElseThrow(() -> new Problem(
                        HttpStatus.NOT_FOUND, "not-found", "There are no such mentor and mentee in one programme."));
    }

    private static ShownMatch match(ResultSet row) throws SQLException {
        return new ShownMatch(
                row.getObject("mentor_id", UUID.class),
                row.getObject("mentee_id", UUID.class),
                row.getObject("participant_id", UUID.class),
                MATCHING_VERSION,
                row.getInt("room"),
                row.getInt("score"),
                reasons(row));
    }

    private static List<String> reasons(ResultSet row) throws SQLException {
        List<String> reasons = new ArrayList<>();
        add(reasons, "interest", row, "interests");
        add(reasons, "goal", row, "goals");
        add(reasons, "language", row, "languages");
        add(reasons, "time", row, "availability");
        if (row.getString("location") != null) {
            reasons.add("location: " + row.getString("location"));
        }
        return reasons;
    }

    private static void add(List<String> reasons, String kind, ResultSet row, String column) throws SQLException {
        for (String shared : (String[]) row.getArray(column).getArray()) {
            reasons.add(kind + ": " + shared);
        }
    }
}
