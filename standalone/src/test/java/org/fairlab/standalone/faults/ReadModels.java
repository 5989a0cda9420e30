package org.fairlab.standalone.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fairlab.standalone.faults.Invariants.Stored;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** I4: compares read models with the events, by a fold of the tests' own and by the program's own fresh replay. */
final class ReadModels {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private ReadModels() {}

    /** Waits until every read model has seen all events. */
    static void awaitAll(Node node, long head) throws Exception {
        String token = node.token("operator", "operator");
        long started = System.nanoTime();
        JsonNode standings;
        do {
            if (System.nanoTime() - started > PATIENCE.toNanos()) {
                throw new AssertionError("not all read models reached " + head);
            }
            Thread.sleep(20);
            standings = JSON.readTree(
                    node.ask("GET", "/api/projections", token, null, "").body());
        } while (standings.valueStream().anyMatch(model -> model.get("position").asLong() < head));
    }

    /** Where the rows of the fund ledger and of the pairings differ from what the events say. */
    static List<String> broken(Connection database, List<Stored> events) throws SQLException {
        Set<String> deposits = new HashSet<>();
        Map<String, String> awards = new TreeMap<>();
        Map<String, String> pairings = new TreeMap<>();
        for (Stored event : events) {
            JsonNode payload = event.payload();
            switch (event.type()) {
                case "FundEstablished" -> deposits.add(deposit(event, payload.get("balance")));
                case "FundReplenished" -> deposits.add(deposit(event, payload.get("amount")));
                case "AwardOffered" -> awards.put(payload.get("awardId").asString(), "OFFERED");
                case "AwardAccepted" -> awards.put(payload.get("awardId").asString(), "ACCEPTED");
                case "PairingProposed" -> pairings.put(payload.get("pairingId").asString(), "PROPOSED");
                case "PairingAccepted" -> pairings.put(payload.get("pairingId").asString(), "ACCEPTED");
                case "PairingActivated" -> pairings.put(payload.get("pairingId").asString(), "ACTIVE");
                default -> {}
            }
        }
        List<String> broken = new ArrayList<>();
        compare(
                deposits,
                rows(database, "select position || ' ' || fund_id || ' ' || amount from fund_ledger.deposit"),
                broken);
        compare(
                entries(awards),
                rows(database, "select award_id || ' ' || status from fund_ledger.award_money"),
                broken);
        compare(entries(pairings), rows(database, "select pairing_id || ' ' || state from mentorship.paired"), broken);
        return broken;
    }

    private static String deposit(Stored event, JsonNode amount) {
        return event.position() + " " + event.stream() + " "
                + amount.get("minor").asLong();
    }

    private static Set<String> entries(Map<String, String> states) {
        Set<String> entries = new HashSet<>();
        states.forEach((id, state) -> entries.add(id + " " + state));
        return entries;
    }

    private static void compare(Set<String> told, List<String> shown, List<String> broken) {
        Set<String> distinct = new HashSet<>(shown);
        Set<String> missing = new HashSet<>(told);
        missing.removeAll(distinct);
        Set<String> added = new HashSet<>(distinct);
        added.removeAll(told);
        if (!missing.isEmpty() || !added.isEmpty() || distinct.size() < shown.size()) {
            broken.add("I4: of " + told.size() + " rows " + missing.size() + " are missing, " + added.size()
                    + " are not due, " + (shown.size() - distinct.size()) + " are there twice");
        }
    }

    private static List<String> rows(Connection database, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    /** A digest of each table of a read model but its sums, which are kept when there is time. */
    static Map<String, String> digests(Connection database, String schema) throws SQLException {
        Map<String, String> digests = new TreeMap<>();
        for (String table : rows(
                database,
                "select tablename from pg_tables where schemaname = '" + schema
                        + "' and not starts_with(tablename, 'as_of_') order by tablename")) {
            digests.put(
                    table,
                    rows(
                                    database,
                                    "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from "
                                            + schema + "." + table + " t")
                            .getFirst());
        }
        return digests;
    }

    /** Tells one build of a read model from the next. */
    static String build(Connection database, String schema) throws SQLException {
        return rows(database, "select oid::text from pg_namespace where nspname = '" + schema + "'")
                .getFirst();
    }

    /** Has a read model rebuilt and waits for it. */
    static void rebuild(Node node, Connection database, String name) throws Exception {
        String old = build(database, name);
        var answer =
                node.ask("POST", "/api/projections/" + name + "/rebuild", node.token("operator", "operator"), null, "");
        if (answer.status() != 202) {
            throw new AssertionError("no rebuild: " + answer.status());
        }
        long started = System.nanoTime();
        while (build(database, name).equals(old)) {
            if (System.nanoTime() - started > PATIENCE.toNanos()) {
                throw new AssertionError(name + " was not rebuilt");
            }
            Thread.sleep(20);
        }
    }
}
