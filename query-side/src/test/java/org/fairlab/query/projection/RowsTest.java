package org.fairlab.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.fairlab.platform.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class RowsTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final String INSERT = "insert into item (id, part, value) values (?, ?, ?) on conflict do nothing";
    private static final String UPSERT = "insert into item (id, part, value) values (?, ?, ?)"
            + " on conflict (id, part) do update set value = item.value || excluded.value";
    private static final String UPDATE = "update item set value = value || ? where id = ? and part = ?";
    private static final String DELETE = "delete from item where id = ? and part = ?";
    private static final String ALL = "update item set value = value || ?";
    private static final String COPY =
            "insert into item select id, part + 10, value from item where id = ? and part = ?"
                    + " on conflict do nothing";

    private static final String LOG = "insert into log values (?, ?)";
    private static final String LOG_ITEM = "insert into log select id, value from item where id = ? and part = ?";

    private record Write(
            UUID entity,
            boolean inOrder,
            String sql,
            @Nullable Object[] values) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void grouped_writes_leave_what_the_same_ones_leave_one_by_one(long seed) throws SQLException {
        List<Write> writes = random(new Random(seed));
        assertThat(after(writes, writes.size())).isEqualTo(after(writes, 1)).hasSizeGreaterThan(20);
    }

    @Test
    void writes_of_several_entities_share_their_statements() {
        var rows = new Rows();
        for (int i = 0; i < 100; i++) {
            rows.of(new UUID(0, i));
            rows.write(INSERT, new UUID(0, i), 1, "a");
            rows.write(UPDATE, "b", new UUID(0, i), 1);
        }
        assertThat(rows.statements()).containsExactly(INSERT, UPDATE);
    }

    @Test
    void writes_of_one_entity_to_tables_of_their_own_share_their_statements() {
        var rows = new Rows().of(new UUID(0, 1));
        for (int i = 0; i < 100; i++) {
            rows.write(INSERT, new UUID(0, 1), i, "a");
            rows.write(LOG, new UUID(0, 1), "b");
        }
        assertThat(rows.statements()).containsExactly(INSERT, LOG);
    }

    private static List<Write> random(Random random) {
        List<Write> writes = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            UUID entity = new UUID(0, random.nextInt(30));
            int part = random.nextInt(4);
            String text = random.nextInt(10) == 0 ? null : Integer.toString(i % 10);
            writes.add(
                    switch (random.nextInt(20)) {
                        case 0 -> write(entity, DELETE, entity, part);
                        case 1, 2, 3 -> write(entity, UPSERT, entity, part, text);
                        case 4, 5, 6, 7 -> write(entity, UPDATE, text, entity, part);
                        case 8 -> write(entity, COPY, entity, part);
                        case 10, 11 -> write(entity, LOG, entity, text);
                        case 12 -> write(entity, LOG_ITEM, entity, part);
                        case 9 ->
                            random.nextInt(20) == 0
                                    ? new Write(entity, true, ALL, new Object[] {"*"})
                                    : write(entity, INSERT, entity, part, "-");
                        default -> write(entity, INSERT, entity, part, text);
                    });
        }
        return writes;
    }

    private static Write write(UUID entity, String sql, @Nullable Object... values) {
        return new Write(entity, false, sql, values);
    }

    /** What is in the table after the writes have been made, so many at a time. */
    private static List<String> after(List<Write> writes, int atATime) throws SQLException {
        try (Connection connection = DATABASE.owner().getConnection()) {
            var source = new SingleConnectionDataSource(connection, true);
            new JdbcTemplate(source)
                    .execute(
                            "discard temp; create temp table item (id uuid, part int, value text, primary key (id, part));"
                                    + "create temp table log (id uuid, value text)");
            var statements = new Statements();
            for (int i = 0; i < writes.size(); i += atATime) {
                var rows = new Rows();
                for (Write write : writes.subList(i, i + atATime)) {
                    rows.of(write.entity());
                    if (write.inOrder()) {
                        rows.writeInOrder(write.sql(), write.values());
                    } else {
                        rows.write(write.sql(), write.values());
                    }
                }
                rows.writeTo(connection, statements);
            }
            return JdbcClient.create(source)
                    .sql("select item::text from item union all select log::text from log order by 1")
                    .query(String.class)
                    .list();
        }
    }
}
