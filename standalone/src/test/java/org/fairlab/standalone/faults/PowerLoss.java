package org.fairlab.standalone.faults;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fairlab.standalone.postgres.Postgres;

/**
 * Power loss under load: with every process stopped, what has reached the volume's disk is copied, and PostgreSQL
 * recovers from the copy. The kernel's page cache, which outlives killed processes, is not in the copy.
 */
final class PowerLoss {

    private PowerLoss() {}

    static String row(Bed bed, Scale scale) throws Exception {
        if (bed.volume() == null) {
            throw new NotPossible("power loss takes the right to mount a file system, and this user has none");
        }
        long acknowledged = 0;
        for (int round = 0; round < scale.rounds(); round++) {
            Answers known = new Answers();
            List<String> broken = afterPowerLoss(bed, known);
            if (!broken.isEmpty()) {
                throw new AssertionError(String.join("\n", broken));
            }
            acknowledged = known.acknowledged().size();
        }
        return scale.rounds() + " images recovered, of the last " + acknowledged
                + " acknowledged commands; I1 I2 I3 I7 hold in each, " + bed.holds()
                + " where power stayed on; control: "
                + withoutFsync(bed);
    }

    /** What is broken in the recovered image, against what had been acknowledged when power was lost. */
    private static List<String> afterPowerLoss(Bed bed, Answers known) throws Exception {
        try (Load load = new Load(bed.answers, 8, i -> bed.node())) {
            load.awaitMore(200);
            List<Long> all = new ArrayList<>(List.of(bed.node().id()));
            all.addAll(bed.server().processes());
            Processes.signal("STOP", all);
            Volume image;
            try {
                Thread.sleep(200); // answers on their way arrive
                known.with(bed.answers);
                image = bed.volume().afterPowerLoss(bed.scratch(), "image");
            } finally {
                Processes.signal("CONT", all);
            }
            try (image) {
                return recovered(image.path(), bed.node(), known);
            }
        }
    }

    private static List<String> recovered(Path directory, Node node, Answers known) throws Exception {
        Files.deleteIfExists(directory.resolve("postgres/postmaster.pid")); // its processes run on in this experiment
        List<String> broken = new ArrayList<>();
        String key = "key-encryption-key.json";
        Path kept = directory.resolve(node.directory().getFileName()).resolve(key);
        if (!Files.exists(kept) || Files.mismatch(kept, node.directory().resolve(key)) != -1) {
            broken.add("the key-encryption key is lost");
        }
        Postgres postgres = new Postgres(directory);
        try {
            postgres.start();
            try (Connection owner = Bed.owner(postgres)) {
                broken.addAll(Invariants.broken(Invariants.events(owner, "events.event"), known));
                broken.addAll(Checkpoints.broken(owner));
            }
        } finally {
            postgres.stop();
        }
        return broken;
    }

    /** The same with fsync off, which has to lose what was acknowledged, or the whole database. */
    private static String withoutFsync(Bed bed) throws Exception {
        int port = freePort();
        ctl(bed, "-m", "fast", "stop");
        ctl(
                bed,
                "-l",
                bed.server().directory().resolve("postgres.log").toString(),
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off",
                "start");
        bed.server().proxy().target(port);
        Answers known = new Answers();
        try {
            List<String> broken = afterPowerLoss(bed, known);
            if (broken.stream().noneMatch(line -> line.startsWith("I1"))) {
                throw new AssertionError("the control lost nothing, so this test would not notice a loss");
            }
            return "with fsync off, the image broke " + broken.size() + " times: " + broken.getFirst();
        } catch (IOException unusable) {
            return "with fsync off, PostgreSQL did not start from the image";
        } finally {
            ctl(bed, "-m", "fast", "stop");
            Processes.run("sync", "-f", bed.volume().path().toString());
            bed.server().start();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static void ctl(Bed bed, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        Path directory = bed.server().directory();
        try (Stream<Path> binaries = Files.list(directory.resolve("binaries"))) {
            command.add(binaries.findFirst().orElseThrow().resolve("bin/pg_ctl").toString());
        }
        command.addAll(List.of("-D", directory.resolve("postgres").toString(), "-w"));
        command.addAll(List.of(arguments));
        Processes.run(command.toArray(String[]::new));
    }
}
