package org.fairlab.query.mentorship;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fairlab.events.MentorshipEvent.EndingReason;
import org.fairlab.platform.web.Page;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How the programmes do, and whether those who had a mentor stay. */
@RestController
public class ProgramEndpoint implements ReadModel {

    private final JdbcClient jdbc;

    ProgramEndpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return Mentorship.NAME;
    }

    /**
     * One programme in figures.
     *
     * @param capacity active pairings that its mentors have room for, taken or not
     * @param proposed proposals that nobody has answered yet
     * @param medianDaysToMatch from proposal to activation; null while no pairing was activated
     * @param meanRating of the check-ins, from 1 (badly) to 5 (well)
     */
    public record Program(
            UUID programId,
            String name,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            long mentors,
            long mentees,
            long capacity,
            long active,
            long paused,
            long proposed,
            @Nullable Double medianDaysToMatch,
            long sessions,
            long minutes,
            long goalsSet,
            long goalsAchieved,
            long checkIns,
            @Nullable Double meanRating,
            long completed,
            Map<EndingReason, Long> endedEarly) {}

    /** Programmes in the order of their ids. */
    @GetMapping("/api/programs")
    @Example("""
            {"items": [{"programId": "24502922-9443-4433-9a69-36262b20306d",
              "name": "First year on the bench (invented)", "startsOn": null, "endsOn": null, "mentors": 1,
              "mentees": 1, "capacity": 2, "active": 0, "paused": 0, "proposed": 0, "medianDaysToMatch": 0.0,
              "sessions": 1, "minutes": 45, "goalsSet": 1, "goalsAchieved": 1, "checkIns": 0, "meanRating": null,
              "completed": 1, "endedEarly": {}}], "next": "MjQ1MDI5MjItOTQ0My00NDMzLTlhNjktMzYyNjJiMjAzMDZk"}""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, AUDITOR})
    public Page<Program> programs(
            @ParameterObject AsOf asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var endings = endings(asOf);
        var rows = jdbc.sql("select * from mentorship.program_standing(:effective, :recorded)"
                        + " where program_id > :after order by program_id limit :limit")
                .params(asOf.parameters())
                .param("after", Page.afterId(cursor))
                .param("limit", Page.limit(limit) + 1)
                .query((row, n) ->
                        program(row, endings.getOrDefault(row.getObject("program_id", UUID.class), Map.of())))
                .list();
        return Page.of(rows, limit, Program::programId);
    }

    /** One programme. */
    Optional<Program> program(UUID programId, AsOf asOf) {
        var endings = endings(asOf).getOrDefault(programId, Map.of());
        return jdbc.sql("select * from mentorship.program_standing(:effective, :recorded) where program_id = :program")
                .params(asOf.parameters())
                .param("program", programId)
                .query((row, n) -> program(row, endings))
                .optional();
    }

    private Map<UUID, Map<EndingReason, Long>> endings(AsOf asOf) {
        Map<UUID, Map<EndingReason, Long>> endings = new HashMap<>();
        jdbc.sql("select program_id, ending, count(*) as pairings from mentorship.paired(:effective, :recorded)"
                        + " where ending is not null group by program_id, ending")
                .params(asOf.parameters())
                .query(row -> {
                    endings.computeIfAbsent(
                                    row.getObject("program_id", UUID.class), id -> new EnumMap<>(EndingReason.class))
                            .put(EndingReason.valueOf(row.getString("ending")), row.getLong("pairings"));
                });
        return endings;
    }

    private static Program program(ResultSet row, Map<EndingReason, Long> endedEarly) throws SQLException {
        return new Program(
                row.getObject("program_id", UUID.class),
                row.getString("name"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getLong("mentors"),
                row.getLong("mentees"),
                row.getLong("capacity"),
                row.getLong("active"),
                row.getLong("paused"),
                row.getLong("proposed"),
                row.getObject("median_days_to_match", Double.class),
                row.getLong("sessions"),
                row.getLong("minutes"),
                row.getLong("goals_set"),
                row.getLong("goals_achieved"),
                row.getLong("check_ins"),
                row.getObject("mean_rating", Double.class),
                row.getLong("completed"),
                endedEarly);
    }

    /**
     * How many of those hired stay, by whether they had a mentor.
     *
     * @param mentored whether a pairing of theirs as mentee was activated
     * @param hired hired, or known to be by being retained
     */
    public record Retention(boolean mentored, long hired, long retained90Days, long retained1Year) {}

    /** Those with a mentor, and those without. */
    @GetMapping("/api/mentorship/retention")
    @Example("""
            [{"mentored": true, "hired": 2, "retained90Days": 0, "retained1Year": 0}, {"mentored": false,
              "hired": 0, "retained90Days": 0, "retained1Year": 0}]""")
    @RolesAllowed({PROGRAMME_MANAGER, AUDITOR})
    public List<Retention> retention(@ParameterObject AsOf asOf) {
        return jdbc.sql("""
                        select g.mentored, count(h.*) as hired, count(*) filter (where days) as retained90_days,
                            count(*) filter (where year) as retained1_year
                        from (values (true), (false)) as g (mentored)
                        left join mentorship.hired(:effective, :recorded) h using (mentored)
                        group by g.mentored order by g.mentored desc""")
                .params(asOf.parameters())
                .query((row, n) -> new Retention(
                        row.getBoolean("mentored"),
                        row.getLong("hired"),
                        row.getLong("retained90_days"),
                        row.getLong("retained1_year")))
                .list();
    }
}
