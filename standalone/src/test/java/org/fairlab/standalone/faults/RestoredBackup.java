package org.fairlab.standalone.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.io.file.PathUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * A backup of the whole database, keyring included, is restored from before an erasure, and from when a legal hold
 * stood: with the tombstones, which are no part of it, nobody comes back.
 */
final class RestoredBackup {

    private static final JsonMapper JSON = new JsonMapper();

    private RestoredBackup() {}

    static String row(Bed bed, Scale scale) throws Exception {
        String control = "";
        for (int round = 0; round < scale.rounds(); round++) {
            Path directory = bed.scratch().resolve("restored-" + round);
            try (Node node = new Node(directory, Map.of())) {
                control = erasedAndRestored(node, directory);
            }
            PathUtils.deleteDirectory(directory);
        }
        return scale.rounds() + " backups restored from before an erasure; I6: name, contact and answers could not be"
                + " read from the first answer on, the keys were gone and the erasure was on record again; control: "
                + control;
    }

    private static String erasedAndRestored(Node node, Path directory) throws Exception {
        String person = "/api/participants/" + UUID.randomUUID();
        String hold = person + "/legal-holds/" + UUID.randomUUID();
        node.start();
        String manager = node.token("manager", "programme-manager", "site-coordinator");
        done(node, "PUT", person, manager, """
                {"origin": "INVENTED", "identity": {"name": "Example Person", "email": null, "phone": null}}""");
        done(node, "POST", person + "/self-identification", manager, """
                {"answers": {"standard": "SPD15_2024", "race": ["ASIAN"], "sex": "FEMALE", "disability": "NO",
                 "veteran": "NO", "firstGeneration": "YES", "ruralBackground": "NO", "disadvantage": "NONE"}}""");
        String officer = node.token("officer-1", "privacy-officer");
        done(node, "PUT", hold, officer, "{\"reason\": \"awaited\"}");
        requireStatus("SHOWN", node, person);
        node.close();
        Path backup = directory.resolveSibling("backup");
        Processes.run("cp", "-a", directory.resolve("postgres").toString(), backup.toString());

        node.start();
        done(node, "POST", hold + "/lifting", node.token("officer-2", "privacy-officer"), "{\"reason\": \"over\"}");
        done(node, "POST", person + "/erasure", officer, "{\"reason\": \"request\"}");
        node.kill();
        ProcessHandle postgres = node.postgres();
        postgres.destroy();
        postgres.onExit().join();
        restore(backup, node, directory);
        requireStatus("ERASED", node, person);
        requireNothing(node, person);

        node.close();
        Files.delete(directory.resolve("erased"));
        restore(backup, node, directory);
        requireStatus("SHOWN", node, person);
        PathUtils.deleteDirectory(backup);
        return "without the tombstones, the name could be read again";
    }

    private static void restore(Path backup, Node node, Path directory) throws Exception {
        node.close();
        PathUtils.deleteDirectory(directory.resolve("postgres"));
        Processes.run(
                "cp", "-a", backup.toString(), directory.resolve("postgres").toString());
        node.start();
    }

    private static void requireStatus(String expected, Node node, String person) throws Exception {
        String manager = node.token("manager", "programme-manager", "site-coordinator");
        var answer = node.ask("GET", person + "?purpose=test", manager, null, "");
        String status = JSON.readTree(answer.body()).path("identityStatus").asString("none");
        if (!status.equals(expected)) {
            throw new AssertionError("I6: " + answer.status() + ", identity " + status + " instead of " + expected);
        }
    }

    private static void requireNothing(Node node, String person) throws Exception {
        String id = "'" + person.substring(person.lastIndexOf('/') + 1) + "'";
        try (Connection owner = node.owner()) {
            require(owner, "select count(*) = 0 from keyring.data_key where wrapped is not null and person_id = " + id);
            require(owner, "select bool_and(sex = 'UNKNOWN') from demographics.answer where participant_id = " + id);
            require(
                    owner,
                    "select count(*) = 1 from events.event where type = 'ParticipantErased' and stream_id = " + id);
        }
    }

    private static void require(Connection owner, String condition) throws Exception {
        try (var row = owner.createStatement().executeQuery(condition)) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new AssertionError("I6: not so: " + condition);
            }
        }
    }

    private static void done(Node node, String method, String path, String token, String body) throws IOException {
        var answer = node.ask(method, path, token, UUID.randomUUID().toString(), body);
        if (answer.status() != 200) {
            throw new AssertionError(method + " " + path + " was answered by " + answer.status());
        }
    }
}
