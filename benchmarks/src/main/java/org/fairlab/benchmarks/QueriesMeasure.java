package org.fairlab.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fairlab.benchmarks.Rounds.Contender;
import org.fairlab.platform.security.Roles;

/**
 * The dashboard and the queries behind it, on a history and on one ten times as long; what is read of an edition
 * against a single row; and figures as of a day and an instant against the present ones.
 */
final class QueriesMeasure implements Measure {

    /** What is read of an edition, and the same without HTTP. */
    private static final String PUBLISHED = "/api/figures/completions?by=race";

    private static final String SINGLE_ROW = "select count from publication.figure where number = 1 and cell = 'all'";

    private static final List<String> QUERIES =
            List.of("/", "/?by=cip", PUBLISHED, "/api/completions?by=year", "/api/equity-funnel", "/api/funds");

    private static final List<String> WITH_A_PAST =
            List.of("/", "/api/completions?by=year", "/api/equity-funnel", "/api/funds");

    /** A day by which most of the history has happened, and an instant by which all of it is recorded. */
    private static final String AS_OF = "effective=2020-12-31&recorded=2026-01-02T00:00:00Z";

    @Override
    public String name() {
        return "queries";
    }

    @Override
    public void run(Rig rig, Settings settings, Report report) throws Exception {
        long shorter = settings.large() ? settings.events() : settings.events() / 10;
        long longer = shorter * 10;
        Installation longest = rig.installation(longer);
        try (Viewer few = new Viewer(rig.installation(shorter));
                Viewer many = new Viewer(longest);
                Connection connection = longest.connect();
                PreparedStatement row = connection.prepareStatement(SINGLE_ROW)) {
            report.note("all read models have seen both histories, and an edition of each is released");
            String page = "at=" + Instant.now(); // earlier there was no edition to show
            List<Contender> contenders = new ArrayList<>();
            for (String query : QUERIES) {
                contenders.add(new Contender("few" + query, 1, caller -> few.ask(query)));
                contenders.add(new Contender("many" + query, 1, caller -> many.ask(query)));
            }
            for (String query : WITH_A_PAST) {
                String asOf = query + (query.contains("?") ? "&" : "?") + (query.equals("/") ? page : AS_OF);
                contenders.add(new Contender("as-of" + query, 1, caller -> many.ask(asOf)));
            }
            contenders.add(new Contender("row", 1, caller -> row.executeQuery().close()));
            Rounds rounds = Rounds.of(contenders, settings);
            report.add(Result.against(
                    "p99 of GET " + PUBLISHED + " at " + Report.number(longer) + " events",
                    rounds.of("many" + PUBLISHED, run -> run.percentile(99)),
                    "ms",
                    "SELECT of a row",
                    rounds.of("row", run -> run.percentile(99)),
                    Target.atMost(5)));
            for (String query : QUERIES) {
                report.add(Result.against(
                        "p99 of GET " + query + " at " + Report.number(longer) + " events",
                        rounds.of("many" + query, run -> run.percentile(99)),
                        "ms",
                        "at " + Report.number(shorter),
                        rounds.of("few" + query, run -> run.percentile(99)),
                        Target.atMost(1.2)));
            }
            for (String query : WITH_A_PAST) {
                report.add(Result.against(
                        "median of GET " + query + " as-of at " + Report.number(longer) + " events",
                        rounds.of("as-of" + query, run -> run.percentile(50)),
                        "ms",
                        "the present one",
                        rounds.of("many" + query, run -> run.percentile(50)),
                        Target.atMost(1.5)));
            }
        }
    }

    /** An auditor before the program with one of the histories. */
    private static final class Viewer implements AutoCloseable {

        private final Started started;
        private HttpConnection connection;
        private final String token;

        Viewer(Installation installation) throws IOException, InterruptedException {
            started = Started.product(installation.directory());
            installation.secondsToFirstCommand(started);
            token = installation.token(started, Roles.AUDITOR);
            Product.awaitEdition(started.port(), token);
            connection = new HttpConnection(started.port());
        }

        void ask(String query) throws IOException {
            try {
                connection.get(query, token);
            } catch (EOFException closed) { // the server ends a connection while others have their turns
                connection.close();
                connection = new HttpConnection(started.port());
                connection.get(query, token);
            }
        }

        @Override
        public void close() throws IOException {
            connection.close();
            started.close();
        }
    }
}
