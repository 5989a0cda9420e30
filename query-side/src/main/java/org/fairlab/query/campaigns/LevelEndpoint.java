package org.fairlab.query.campaigns;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.DASHBOARD_VIEWER;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;
import static org.fairlab.platform.security.Roles.SITE_COORDINATOR;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fairlab.events.AdvocacyEvent.Level;
import org.fairlab.events.AdvocacyEvent.PolicyOutcome;
import org.fairlab.events.AdvocacyEvent.Topic;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Example;
import org.fairlab.query.projection.ReadModel;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What all campaigns of a level and topic did, reached and changed together. */
@RestController
public class LevelEndpoint implements ReadModel {

    private final JdbcClient jdbc;

    public LevelEndpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return Campaigns.NAME;
    }

    /**
     * The campaigns of one level and topic.
     *
     * @param active campaigns that are active
     * @param reach sum of the latest counts of their messages, which may have reached the same people
     * @param outcomes number of each kind that was recorded
     */
    public record LevelStanding(
            Level level,
            Topic topic,
            long campaigns,
            long active,
            long actions,
            long contacts,
            long messages,
            long reach,
            Map<PolicyOutcome, Long> outcomes) {}

    private record Subject(Level level, Topic topic) {

        static Subject of(ResultSet row) throws SQLException {
            return new Subject(Level.valueOf(row.getString("level")), Topic.valueOf(row.getString("topic")));
        }
    }

    /** The levels as they are known now. */
    public List<LevelStanding> levels() {
        return levels(AsOf.NOW);
    }

    /** Levels and topics in their order. */
    @GetMapping("/api/advocacy/levels")
    @Example("""
            [{"level": "STATE", "topic": "LACTATION_SUPPORT_MOTHERS", "campaigns": 2, "active": 1, "actions": 9,
              "contacts": 6, "messages": 8, "reach": 20500, "outcomes": {"INTRODUCED": 2, "ADOPTED": 1}}]""")
    @RolesAllowed({PROGRAMME_MANAGER, SITE_COORDINATOR, DASHBOARD_VIEWER, AUDITOR})
    public List<LevelStanding> levels(@ParameterObject AsOf asOf) {
        Map<Subject, Map<PolicyOutcome, Long>> outcomes = outcomes(asOf);
        return jdbc.sql("""
                        select level, topic, count(*) as campaigns, count(*) filter (where status = 'ACTIVE') as active,
                            sum(actions) as actions, sum(contacts) as contacts, sum(messages) as messages,
                            sum(reach) as reach
                        from campaigns.campaign_standing(:effective, :recorded)
                        group by level, topic order by level, topic""")
                .params(asOf.parameters())
                .query((row, n) -> {
                    Subject subject = Subject.of(row);
                    return new LevelStanding(
                            subject.level(),
                            subject.topic(),
                            row.getLong("campaigns"),
                            row.getLong("active"),
                            row.getLong("actions"),
                            row.getLong("contacts"),
                            row.getLong("messages"),
                            row.getLong("reach"),
                            outcomes.getOrDefault(subject, Map.of()));
                })
                .list();
    }

    private Map<Subject, Map<PolicyOutcome, Long>> outcomes(AsOf asOf) {
        Map<Subject, Map<PolicyOutcome, Long>> outcomes = new HashMap<>();
        jdbc.sql("select level, topic, outcome, count(*) as recorded from campaigns.outcome"
                        + " join campaigns.campaign using (campaign_id)"
                        + " where outcome_on <= :effective and recorded_at <= :recorded group by level, topic, outcome")
                .params(asOf.parameters())
                .query(row -> {
                    outcomes.computeIfAbsent(Subject.of(row), subject -> new EnumMap<>(PolicyOutcome.class))
                            .put(PolicyOutcome.valueOf(row.getString("outcome")), row.getLong("recorded"));
                });
        return outcomes;
    }
}
