package org.fairlab.standalone.faults;

import java.sql.Connection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.LoggingErrorHandler;
import org.axonframework.eventhandling.SimpleEventBus;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.SubscribingEventProcessor;
import org.slf4j.helpers.NOPLogger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event that one read model cannot take, because its table refuses the row: it waits, with later ones of its fund,
 * while everything else goes on, and is taken when the reason is gone.
 */
final class PoisonEvent {

    private static final int POISON = 666;

    private PoisonEvent() {}

    static String row(Bed bed, Scale scale) throws Exception {
        long beside = 0;
        String token = bed.node().token("load", "fund-officer");
        Asking asking = new Asking(bed.answers);
        for (int round = 0; round < scale.rounds(); round++) {
            String fund = "/api/funds/" + UUID.randomUUID();
            try (Connection owner = bed.owner();
                    Load load = new Load(bed.answers, 4, i -> bed.node())) {
                owner.createStatement()
                        .execute("alter table fund_ledger.deposit add constraint poison check (amount <> " + POISON
                                + ") not valid");
                asking.settle("PUT", fund, token, """
                        {"name": "Poison", "kind": "STIPEND", "balance": {"minor": 1, "currency": "USD"}}""", bed.node());
                for (int amount : new int[] {POISON, 5}) {
                    asking.settle(
                            "POST",
                            fund + "/replenishments",
                            token,
                            "{\"amount\": {\"minor\": " + amount + ", \"currency\": \"USD\"}}",
                            bed.node());
                }
                load.awaitMore(100);
                ReadModels.awaitAll(
                        bed.node(),
                        Kills.ids(owner, "select max(position) from events.event")
                                .getFirst());
                require(2, deadLetters(bed, "GET", "").get("items").size(), "dead letters");
                owner.createStatement().execute("alter table fund_ledger.deposit drop constraint poison");
                require(0, deadLetters(bed, "POST", "/retry").get("left").asInt(), "dead letters after the retry");
                beside += load.acknowledged();
            }
            bed.holds();
        }
        return scale.rounds() + " events that the fund ledger could not take waited, each with a later one of its fund,"
                + " while every read model passed them and took " + beside + " others; both taken by the retry, "
                + bed.holds() + "; control: " + stockSkips();
    }

    private static JsonNode deadLetters(Bed bed, String method, String more) throws Exception {
        var answer = bed.node()
                .ask(
                        method,
                        "/api/projections/fund_ledger/dead-letters" + more,
                        bed.node().token("operator", "operator"),
                        null,
                        "");
        return new JsonMapper().readTree(answer.body());
    }

    private static void require(int expected, int actual, String what) {
        if (expected != actual) {
            throw new AssertionError(actual + " " + what + " instead of " + expected);
        }
    }

    /** Axon's default: the failure is logged, the event is skipped, and nothing brings it back. */
    private static String stockSkips() {
        var poisonous = new AtomicBoolean(true);
        Set<Integer> taken = new HashSet<>();
        var bus = SimpleEventBus.builder().build();
        var processor = SubscribingEventProcessor.builder()
                .name("stock")
                .messageSource(bus)
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(new Stock(poisonous, taken))
                        .listenerInvocationErrorHandler(new LoggingErrorHandler(NOPLogger.NOP_LOGGER)) // quietly
                        .build())
                .build();
        processor.start();
        for (int event = 1; event <= 3; event++) {
            bus.publish(GenericEventMessage.asEventMessage(event));
        }
        poisonous.set(false);
        processor.shutDown();
        processor.start();
        if (taken.contains(2) || taken.size() != 2) {
            throw new AssertionError("the control lost nothing, so this test would not notice it: " + taken);
        }
        return "Axon's default error handler skipped the event for good and took " + taken.size() + " of 3";
    }

    private record Stock(AtomicBoolean poisonous, Set<Integer> taken) {

        @EventHandler
        void on(Integer event) {
            if (event == 2 && poisonous.get()) {
                throw new IllegalStateException("poison");
            }
            taken.add(event);
        }
    }
}
