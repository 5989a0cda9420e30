package org.fairlab.query.mentorship;

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
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.platform.web.Page;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
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
            with candidate as (
                select m.mentor_id, m.participant_id, m.capacity - m.active as room,
                    mentorship.shared(m.interests, e.interests) as interests,
                    mentorship.shared(m.goals, e.goals) as goals,
                    mentorship.shared(m.languages, e.languages) as languages,
                    mentorship.shared(m.availability, e.availability) as availability,
                    case when lower(m.location) = lower(e.location) then m.location end as location
                from mentorship.mentee e
                join mentorship.mentor_load m using (program_id)
                where e.mentee_id = ? and e.program_id = ? and not e.erased and m.active < m.capacity
                    and m.participant_id <> e.participant_id
                    and not exists (select from mentorship.pairing p where p.mentor_id = m.mentor_id
                        and p.mentee_id = e.mentee_id and p.ended_on is null)
            ), ranked as (
                select *, cardinality(interests) + cardinality(goals) + cardinality(languages)
                    + cardinality(availability) + num_nonnulls(location) as score
                from candidate
            )
            select * from ranked where score > 0 and (-score, mentor_id) > (?, ?::uuid)
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

    /**
     * A mentor who could take the mentee.
     *
     * @param room active pairings that the mentor could still take
     * @param score number of reasons
     * @param reasons what the two have in common, such as {@code language: Spanish}
     */
    record Suggestion(UUID mentorId, UUID participantId, int room, int score, List<String> reasons) {

        private String key() {
            return score + " " + mentorId;
        }
    }

    @GetMapping("/api/programs/{programId}/suggestions")
    @Example("""
            {"items": [{"mentorId": "1cc31360-4edd-3200-bcea-f0904d83d8b0",
              "participantId": "c23ba758-0657-4656-bb82-510f2571cbe0", "room": 2, "score": 5,
              "reasons": ["interest: phlebotomy", "goal: certification", "language: English", "time: evenings",
              "location: Springfield"]}], "next": "NSAxY2MzMTM2MC00ZWRkLTMyMDAtYmNlYS1mMDkwNGQ4M2Q4YjA"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, AUDITOR})
    Page<Suggestion> suggestions(
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
                .query((row, n) -> new Suggestion(
                        row.getObject("mentor_id", UUID.class),
                        row.getObject("participant_id", UUID.class),
                        row.getInt("room"),
                        row.getInt("score"),
                        reasons(row)))
                .list();
        return Page.of(rows, limit, Suggestion::key);
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
