package org.fairlab.standalone.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fairlab.standalone.faults.Invariants.Stored;

/**
 * I7, told from the events anew: no fund promises more than it has, no mentor has more active pairings than the
 * capacity, nobody awards what they reviewed. Covers what the tests send: no refusals, revocations or overrides.
 */
final class Rules {

    private final Map<String, Long> available = new HashMap<>();
    private final Map<String, Integer> room = new HashMap<>();
    private final Set<String> reviewed = new HashSet<>();
    private final List<String> broken = new ArrayList<>();

    private Rules() {}

    static List<String> broken(List<Stored> events) {
        Rules rules = new Rules();
        events.forEach(rules::on);
        return rules.broken;
    }

    private void on(Stored event) {
        switch (event.type()) {
            case "FundEstablished" -> money(event, amount(event, "balance"));
            case "FundReplenished" -> money(event, amount(event, "amount"));
            case "AwardOffered" -> {
                money(event, -amount(event, "amount"));
                if (reviewed.contains(text(event, "applicationId")
                        + event.metadata().path("actor").asString())) {
                    broken.add("I7: awarded by its reviewer at " + event.position());
                }
            }
            case "ReviewScored" -> reviewed.add(text(event, "applicationId") + text(event, "reviewer"));
            case "MentorEnrolled" ->
                room.put(event.stream(), event.payload().get("capacity").asInt());
            case "PairingActivated" -> {
                if (room.merge(event.stream(), -1, Integer::sum) < 0) {
                    broken.add("I7: over capacity at " + event.position());
                }
            }
            case "PairingCompleted" -> room.merge(event.stream(), 1, Integer::sum);
            default -> {}
        }
    }

    private void money(Stored event, long change) {
        if (available.merge(event.stream(), change, Long::sum) < 0) {
            broken.add("I7: fund overdrawn at " + event.position());
        }
    }

    private static long amount(Stored event, String field) {
        return event.payload().get(field).get("minor").asLong();
    }

    private static String text(Stored event, String field) {
        return event.payload().get(field).asString();
    }
}
