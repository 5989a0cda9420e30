package org.fairlab.standalone.faults;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The answer is lost after the commit: on the way from PostgreSQL to the program, and on the way from the program to
 * the client. The client asks again under the same key, and has to be told of the one effect there was.
 */
final class CutConnection {

    private CutConnection() {}

    static String row(Bed bed, Scale scale) throws Exception {
        int unsure = 0;
        String fund = "/api/funds/" + UUID.randomUUID();
        String token = bed.node().token("load", "fund-officer");
        new Asking(bed.answers).settle("PUT", fund, token, """
                {"name": "Cut", "kind": "STIPEND", "balance": {"minor": 1, "currency": "USD"}}""", bed.node());
        try (Connection owner = bed.owner();
                Proxy front = new Proxy(bed.node().port())) {
            for (int round = 0; round < scale.rounds(); round++) {
                unsure += cut(bed, owner, bed.server().proxy(), bed.node().port(), fund, 1_000_000 + round, false);
                unsure += cut(bed, owner, front, front.port(), fund, 2_000_000 + round, false);
            }
            String holds = bed.holds();
            cut(bed, owner, front, front.port(), fund, 3_000_000, true);
            long effects = effects(owner, fund, 3_000_000);
            if (effects != 2) {
                throw new AssertionError("the control had " + effects + " effects, so this test would not notice two");
            }
            return 2 * scale.rounds()
                    + " answers lost after the commit (half before the program, half before the client), "
                    + unsure + " clients left unsure, each told of its one effect when it asked again; " + holds
                    + "; control: a client that asks again under a new key had 2 effects";
        }
    }

    /** Loses the answer to one command; 1 if its client did not get one by itself. */
    private static int cut(Bed bed, Connection owner, Proxy proxy, int port, String fund, int amount, boolean newKey)
            throws Exception {
        String path = fund + "/replenishments";
        String body = "{\"amount\": {\"minor\": " + amount + ", \"currency\": \"USD\"}}";
        String token = bed.node().token("load", "fund-officer");
        String key = UUID.randomUUID().toString();
        bed.answers.asked(key);
        CountDownLatch lost = proxy.loseAnswerWhen(committed(owner, fund, amount));
        boolean answered = false;
        try (Http http = new Http(port)) {
            var answer = http.send("POST", path, token, key, Node.JSON, body);
            answered = answer.status() == 200;
            if (answered) {
                bed.answers.acknowledged(key, answer.body(), 0);
            }
        } catch (IOException unsure) {
            // so it asks again
        }
        if (!lost.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("no answer was lost");
        }
        String again = newKey ? UUID.randomUUID().toString() : key;
        var answer = new Asking(bed.answers).settle(again, "POST", path, token, body, bed.node());
        if (answer.status() != 200 || !newKey && effects(owner, fund, amount) != 1) {
            throw new AssertionError("I2: " + answer.status() + ", " + effects(owner, fund, amount) + " effects");
        }
        return answered ? 0 : 1;
    }

    private static BooleanSupplier committed(Connection owner, String fund, int amount) {
        return () -> {
            try {
                return effects(owner, fund, amount) > 0;
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        };
    }

    private static long effects(Connection owner, String fund, int amount) throws SQLException {
        try (var count = owner.prepareStatement("select count(*) from events.event where stream_id::text = ?"
                + " and (payload -> 'amount' ->> 'minor')::bigint = ?")) {
            count.setString(1, fund.substring(fund.lastIndexOf('/') + 1));
            count.setInt(2, amount);
            try (var row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
