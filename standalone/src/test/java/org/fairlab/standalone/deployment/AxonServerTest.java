package org.fairlab.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.fairlab.platform.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Against a real Axon Server, where {@code AXON_SERVER=host:port} names one. */
@EnabledIfEnvironmentVariable(named = "AXON_SERVER", matches = ".+:\\d+")
class AxonServerTest {

    @Test
    void a_command_is_recorded_by_axon_server_and_shown_by_the_query_side() throws Exception {
        Map<String, String> settings = Map.of(
                "spring.profiles.active", "axon-server", "axon.axonserver.servers", System.getenv("AXON_SERVER"));
        try (TwoSides sides = TwoSides.start(TestDatabase.fresh(), settings)) {
            String fund = "/api/funds/" + UUID.randomUUID();
            var receipt = sides.command("fund-officer", fund, """
                    {"name": "Axon Server", "kind": "STIPEND", "balance": {"minor": 700, "currency": "USD"}}""");
            assertThat(receipt.statusCode()).isEqualTo(200);
            String position = receipt.body().replaceAll(".*\"position\":(\\d+)}$", "$1");

            var standing = sides.query("fund-officer", fund + "?after=" + position);

            assertThat(standing.body()).contains("\"available\":700");
        }
    }
}
