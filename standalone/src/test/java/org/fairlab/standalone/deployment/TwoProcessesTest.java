package org.fairlab.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.fairlab.platform.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TwoProcessesTest {

    private static final String FUND = """
            {"name": "Two processes", "kind": "STIPEND", "balance": {"minor": 700, "currency": "USD"}}""";

    private static TwoSides sides;

    @BeforeAll
    static void start() {
        sides = TwoSides.start(TestDatabase.fresh(), Map.of());
    }

    @AfterAll
    static void stop() {
        sides.close();
    }

    @Test
    void what_one_side_records_the_other_one_shows() throws Exception {
        String fund = "/api/funds/" + UUID.randomUUID();
        var receipt = sides.command("fund-officer", fund, FUND);
        assertThat(receipt.statusCode()).isEqualTo(200);
        String position = receipt.body().replaceAll(".*\"position\":(\\d+)}$", "$1");

        var standing = sides.query("fund-officer", fund + "?after=" + position);

        assertThat(standing.statusCode()).isEqualTo(200);
        assertThat(standing.body()).contains("\"available\":700");
    }

    @Test
    void the_query_side_can_read_events_and_not_write_them() {
        JdbcClient db = sides.ofQuerySide(JdbcClient.class);
        assertThat(db.sql("select count(*) from events.event").query(Long.class).single())
                .isNotNegative();
        for (String change : new String[] {
            "insert into events.event select * from events.event",
            "update events.event set type = 'x'",
            "delete from events.event",
            "truncate events.event",
            "delete from keyring.data_key",
            "select * from command.once"
        }) {
            assertThatThrownBy(() -> db.sql(change).query().listOfRows())
                    .as(change)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }
}
