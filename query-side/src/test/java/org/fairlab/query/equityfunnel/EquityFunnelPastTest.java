package org.fairlab.query.equityfunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlab.query.testing.Pasts.costLittleMore;
import static org.fairlab.query.testing.Pasts.equalFacts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.fairlab.events.Event;
import org.fairlab.events.Money;
import org.fairlab.events.OutreachEvent.Channel;
import org.fairlab.events.OutreachEvent.ProspectRegistered;
import org.fairlab.events.PeopleEvent.*;
import org.fairlab.events.ScholarshipEvent.*;
import org.fairlab.events.TrainingEvent.*;
import org.fairlab.query.equityfunnel.EquityFunnel.Stage;
import org.fairlab.query.testing.GivenEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EquityFunnelPastTest {

    private static final LocalDate TODAY = LocalDate.now();
    private static final int PARTICIPANTS = 25;

    private final GivenEvents given = GivenEvents.none();
    private final EquityFunnel funnel = new EquityFunnel(given.jdbc());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void participants_as_of_any_day_and_instant_are_those_that_all_facts_tell(long seed) {
        var random = new Random(seed);
        equalFacts(given, funnel, careers(random), random, """
                        select array[e.cohort::text, r.stage, 'REACHED'] as dims, count(*) as n
                        from equity_funnel.reached(:effective, :recorded) r
                        join equity_funnel.entry(:effective, :recorded) e using (participant_id)
                        group by 1
                        union all
                        select array[e.cohort::text, d.stage, 'NOT_YET_DUE'], count(*)
                        from equity_funnel.not_yet_due(:effective, :recorded) d
                        join equity_funnel.entry(:effective, :recorded) e using (participant_id)
                        group by 1""", TODAY, this::totals);
    }

    /** As of now, when the future does not make stages due that it will. */
    private void totals() {
        assertThat(funnel.funnel(null, null))
                .isEqualTo(given.jdbc().sql("""
                                select s.stage, null as "group",
                                    (select count(*) from equity_funnel.reached r where r.stage = s.stage) as participants,
                                    (select count(*) from equity_funnel.not_yet_due d where d.stage = s.stage) as not_yet_due
                                from equity_funnel.stage s
                                where exists (select from equity_funnel.reached)
                                order by s.number""").query(Stage.class).list());
    }

    @Test
    void participants_as_of_any_day_and_instant_read_little_more_the_longer_the_history_is() {
        costLittleMore(
                given,
                funnel,
                new CareerMilestoneReached(new UUID(1, 1), new UUID(1, 2), Milestone.HIRED, "letter", TODAY),
                """
                        insert into equity_funnel.step
                        select md5('p' || n)::uuid, n * 10, md5('m' || n)::uuid, 'HIRE', '2020-01-15', now()
                        from generate_series(:first, :last) n""",
                """
                        insert into equity_funnel.enrolment
                        select md5('e' || n)::uuid, md5('p' || n)::uuid from generate_series(:first, :last) n""",
                """
                        insert into equity_funnel.completion
                        select md5('e' || n)::uuid, n * 10 + 1, '2020-01-15', now() from generate_series(:first, :last) n""",
                """
                        insert into equity_funnel.award
                        select md5('f')::uuid, md5('a' || n)::uuid, md5('p' || n)::uuid
                        from generate_series(:first, :last) n""",
                """
                        insert into equity_funnel.acceptance
                        select md5('f')::uuid, md5('a' || n)::uuid, n * 10 + 2, '2020-01-15', now()
                        from generate_series(:first, :last) n""");
    }

    /** Careers of the last two years, told in any order: what comes later may be the first stage. */
    private static List<Event> careers(Random random) {
        List<Event> events = new ArrayList<>();
        Map<UUID, UUID> milestones = new TreeMap<>();
        Map<UUID, Boolean> enrolments = new TreeMap<>();
        while (events.size() < 500) {
            int n = events.size();
            UUID participant = new UUID(1, random.nextInt(PARTICIPANTS));
            UUID id = new UUID(2, n);
            LocalDate day = TODAY.minusDays(random.nextInt(700));
            switch (random.nextInt(9)) {
                case 0 -> events.add(new ProspectRegistered(id, participant, Channel.WEBSITE, null, null, day));
                case 1 -> events.add(new ApplicationSubmitted(id, id, participant, null, Map.of(), day));
                case 2 -> events.add(offer(id, participant, day));
                case 3 -> {
                    if (n > 0 && events.get(random.nextInt(n)) instanceof AwardOffered offer) {
                        events.add(new AwardAccepted(offer.fundId(), offer.awardId(), day));
                    }
                }
                case 4 -> {
                    events.add(new LearnerEnrolled(id, id, id, 1, participant, day));
                    enrolments.put(id, false);
                }
                case 5, 6 ->
                    any(enrolments, random).ifPresent(enrolment -> {
                        boolean completed = enrolment.getValue();
                        events.add(
                                completed
                                        ? new CompletionVoided(enrolment.getKey(), day)
                                        : new TrainingCompleted(enrolment.getKey(), day));
                        enrolment.setValue(!completed);
                    });
                case 7 -> {
                    events.add(new CareerMilestoneReached(participant, id, milestone(random), "letter", day));
                    milestones.put(id, participant);
                }
                default ->
                    any(milestones, random)
                            .ifPresent(milestone -> events.add(new MilestoneCorrected(
                                    milestone.getValue(),
                                    milestone.getKey(),
                                    random.nextInt(4) == 0 ? null : milestone(random),
                                    day)));
            }
        }
        return events;
    }

    private static AwardOffered offer(UUID id, UUID participant, LocalDate day) {
        return new AwardOffered(new UUID(3, 1), id, id, id, participant, new Money(1, "USD"), day, "1", "1", "00", day);
    }

    /** Half of them are about who stays. */
    private static Milestone milestone(Random random) {
        List<Milestone> all = List.of(Milestone.values());
        return switch (random.nextInt(4)) {
            case 0 -> Milestone.HIRED;
            case 1 -> Milestone.LEFT;
            default -> all.get(random.nextInt(all.size()));
        };
    }

    private static <V> Optional<Map.Entry<UUID, V>> any(Map<UUID, V> all, Random random) {
        return all.entrySet().stream()
                .skip(all.isEmpty() ? 0 : random.nextInt(all.size()))
                .findFirst();
    }
}
