package org.fairlab.query.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.fairlab.events.Event;
import org.fairlab.events.PeopleEvent.Origin;
import org.fairlab.events.PeopleEvent.ParticipantRegistered;
import org.fairlab.query.projection.AsOf;
import org.fairlab.query.projection.Projection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The proof that a figure told by a tally is the one that all facts tell. */
public final class Tallies {

    /** All that is known; since it names an instant, the facts are asked. */
    private static final AsOf BY_FACTS = new AsOf(null, "9999-12-31T00:00:00Z");

    private static final Pattern BLOCKS = Pattern.compile("(?:hit|read)=(\\d+)");

    private Tallies() {}

    /**
     * Proves it after every few events, while tallies are taken now and then, some without an event that is taken
     * later.
     *
     * @param figure must take many values, or the proof would say nothing
     */
    public static <F> void equalFacts(
            GivenEvents given, Projection readModel, List<Event> events, Random random, Function<AsOf, F> figure) {
        Set<F> values = new HashSet<>();
        long position = 0;
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(20));
            given.happened(events.subList(from, to).toArray(Event[]::new));
            switch (random.nextInt(5)) {
                case 0 -> given.tallied(readModel);
                case 1 ->
                    given.tallied(
                            readModel, position + 1 + random.nextInt(to - from), () -> values.add(agreed(figure)));
                default -> given.seenBy(readModel);
            }
            values.add(agreed(figure));
            position += to - from;
            from = to;
        }
        given.tallied(readModel);
        agreed(figure);
        assertThat(given.jdbc()
                        .sql("select distinct position from " + readModel.name() + ".tally")
                        .query(Long.class)
                        .list())
                .containsExactly(position);
        given.rebuildEqualsLive(readModel);
        assertThat(values).hasSizeGreaterThan(20);
    }

    /**
     * Proves that a figure reads about as many blocks of a history as of one a hundred times as long, beside a few
     * facts since the tally.
     *
     * @param figure what it is selected from
     * @param facts statements that write facts for each number from {@code :first} to {@code :last}, their positions
     *     from ten times the number on
     */
    public static void costTheSame(GivenEvents given, Projection readModel, String figure, String... facts) {
        given.happened(new ParticipantRegistered(new UUID(9, 9), Origin.INVENTED, null, LocalDate.of(2030, 1, 15)))
                .seenBy(readModel);
        long few = blocks(given, readModel, figure, 1, 1_000, facts);
        long many = blocks(given, readModel, figure, 1_006, 100_000, facts);
        assertThat(many).isLessThan(few + 100);
    }

    private static long blocks(
            GivenEvents given, Projection readModel, String figure, int first, int last, String... facts) {
        write(given, first, last, facts);
        given.jdbc().sql("analyze").update();
        given.atWork(readModel).takeTally(last * 10 + 9);
        write(given, last + 1, last + 5, facts);
        try (Connection connection = given.database().dataSource().getConnection()) {
            JdbcClient one = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            String query = "select * from " + figure;
            one.sql(query).query((row, n) -> n).list(); // makes the plan
            String whole =
                    one.sql("explain (analyze, buffers, timing off) " + query).query(String.class).list().stream()
                            .filter(line -> line.contains("Buffers: shared "))
                            .findFirst()
                            .orElseThrow();
            return BLOCKS.matcher(whole)
                    .results()
                    .mapToLong(blocks -> Long.parseLong(blocks.group(1)))
                    .sum();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static void write(GivenEvents given, int first, int last, String... facts) {
        for (String statement : facts) {
            given.jdbc()
                    .sql(statement)
                    .param("first", first)
                    .param("last", last)
                    .update();
        }
    }

    private static <F> F agreed(Function<AsOf, F> figure) {
        F now = figure.apply(AsOf.NOW);
        assertThat(now).isEqualTo(figure.apply(BY_FACTS));
        return now;
    }
}
