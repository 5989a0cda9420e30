package org.fairlab.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.fairlab.command.Command;
import org.fairlab.command.Commands;
import org.fairlab.command.Receipt;
import org.fairlab.command.Sender;
import org.fairlab.command.scholarship.FundCommand.EstablishFund;
import org.fairlab.command.scholarship.FundCommand.ReplenishFund;
import org.fairlab.events.Money;
import org.fairlab.events.ScholarshipEvent.FundKind;
import org.fairlab.platform.security.Roles;

/** Entities whose histories can grow without end: adding money to a fund is always allowed and changes one sum. */
record Funds(List<UUID> ids) {

    private static final Sender SENDER = new Sender("benchmark", Roles.FUND_OFFICER, null, null);
    private static final Money AMOUNT = new Money(100, "USD");

    /** Establishes so many. */
    static Funds establish(Commands commands, int count) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID id = UUID.randomUUID();
            commands.send(new EstablishFund(id, "Fund " + i, FundKind.SCHOLARSHIP, AMOUNT, null), SENDER, null);
            ids.add(id);
        }
        return new Funds(ids);
    }

    /** One of them, each as likely. */
    UUID any() {
        return ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
    }

    /** Adds money to any of them through the command gateway. */
    Receipt replenishAny(Commands commands) {
        return replenish(commands, any());
    }

    static Receipt replenish(Commands commands, UUID fund) {
        Command command = new ReplenishFund(fund, AMOUNT, null);
        return commands.send(command, SENDER, null);
    }

    /** Establishes so many over HTTP. */
    static Funds establish(HttpConnection connection, String token, int count) throws IOException {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID id = UUID.randomUUID();
            connection.command(
                    "PUT /api/funds/" + id,
                    token,
                    id.toString(),
                    "{\"name\":\"Fund " + i
                            + "\",\"kind\":\"SCHOLARSHIP\",\"balance\":{\"minor\":100,\"currency\":\"USD\"}}");
            ids.add(id);
        }
        return new Funds(ids);
    }

    /** Adds money to any of them over HTTP, under a key of its own. */
    void replenishAny(HttpConnection connection, String token) throws IOException {
        connection.command(
                "POST /api/funds/" + any() + "/replenishments",
                token,
                UUID.randomUUID().toString(),
                "{\"amount\":{\"minor\":100,\"currency\":\"USD\"}}");
    }
}
