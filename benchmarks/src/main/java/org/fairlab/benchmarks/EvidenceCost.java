package org.fairlab.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.fairlab.benchmarks.Rounds.Contender;
import org.fairlab.command.Commands;
import org.fairlab.platform.security.Roles;

/** What evidence costs while it is made, each beside the same without it. */
final class EvidenceCost {

    private static final int CALLERS = 16;
    private static final int READ = 1000;

    private static final String WITHOUT_NAME = "{\"origin\":\"INVENTED\"}";
    private static final String WITH_NAME = "{\"origin\":\"INVENTED\",\"identity\":{\"name\":\"Example Person\","
            + "\"email\":\"person@example.org\",\"phone\":null}}";

    private EvidenceCost() {}

    /** The log's job beside commands; and the sealing of a field under a new key, in the request that brings it. */
    static void ofCommands(Rig rig, Settings settings, Report report) throws Exception {
        Product logged = rig.logged();
        Product without = rig.commands();
        Funds loggedFunds = Funds.establish(logged.commands(), settings.entities());
        Funds funds = Funds.establish(without.commands(), settings.entities());
        Commands loggedCommands = logged.commands();
        Commands commands = without.commands();
        try (var managers = new Callers(without, Roles.PROGRAMME_MANAGER, CALLERS)) {
            Rounds rounds = Rounds.of(
                    List.of(
                            new Contender("without log", CALLERS, caller -> funds.replenishAny(commands)),
                            new Contender("log", CALLERS, caller -> loggedFunds.replenishAny(loggedCommands)),
                            new Contender(
                                    "signed",
                                    1,
                                    caller -> logged.awaitLog(loggedFunds
                                            .replenishAny(loggedCommands)
                                            .position())),
                            new Contender("in clear", CALLERS, caller -> register(managers, caller, WITHOUT_NAME)),
                            new Contender("sealed", CALLERS, caller -> register(managers, caller, WITH_NAME))),
                    settings);
            report.add(Result.against(
                    "commands through the gateway with the transparency log, 16 callers",
                    rounds.perSecond("log"),
                    "/s",
                    "without",
                    rounds.perSecond("without log"),
                    Target.atLeast(0.85)));
            report.add(Result.of(
                    "until the log had signed all of a round",
                    rounds.of("signed", run -> run.percentile(100) / 1000),
                    "s",
                    null));
            report.add(Result.against(
                    "participants registered over HTTP with a name sealed under a new key, 16 callers",
                    rounds.perSecond("sealed"),
                    "/s",
                    "without a name",
                    rounds.perSecond("in clear"),
                    Target.atLeast(0.85)));
        }
    }

    private static void register(Callers managers, int caller, String body) throws IOException {
        UUID participant = UUID.randomUUID();
        managers.command(caller, "PUT /api/participants/" + participant, participant.toString(), body);
    }

    /** Who reads what of whom is recorded, beside the same program on the same database without that. */
    static void ofReads(Rig rig, long events, Settings settings, Report report) throws Exception {
        List<UUID> participants = rig.database("history_" + events)
                .jdbc()
                .sql("select participant_id from participant_record.participant order by participant_id limit ?")
                .param(READ)
                .query(UUID.class)
                .list();
        try (var recorded = new Callers(rig.evidence(events), Roles.AUDITOR, CALLERS);
                var unrecorded = new Callers(rig.unrecorded(events), Roles.AUDITOR, CALLERS)) {
            Rounds rounds = Rounds.of(
                    List.of(
                            new Contender("unrecorded", CALLERS, caller -> read(unrecorded, caller, participants)),
                            new Contender("recorded", CALLERS, caller -> read(recorded, caller, participants))),
                    settings);
            report.add(Result.against(
                    "GET of a participant, which is recorded, 16 callers",
                    rounds.perSecond("recorded"),
                    "/s",
                    "not recorded",
                    rounds.perSecond("unrecorded"),
                    Target.atLeast(0.9)));
        }
    }

    private static void read(Callers callers, int caller, List<UUID> participants) throws IOException {
        UUID any = participants.get(ThreadLocalRandom.current().nextInt(participants.size()));
        callers.get(caller, "/api/participants/" + any + "?purpose=benchmark");
    }
}
