package org.fairlab.standalone.roster;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.fairlab.command.roster.Outcome;
import org.fairlab.platform.security.Roles;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a running Fairlab. All that one client sends is recorded as belonging together. */
final class RosterClient implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ROLES =
            "role=" + Roles.PROGRAMME_MANAGER + "&role=" + Roles.SITE_COORDINATOR + "&subject=roster-import";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI url;
    private final String correlation = UUID.randomUUID().toString();
    private String token = "";

    RosterClient(URI url) {
        this.url = url;
    }

    /** Takes the token from the file, or exchanges the one-time token in the data directory for one. */
    void authenticate(@Nullable Path tokenFile, Path directory) throws IOException, InterruptedException {
        if (tokenFile != null) {
            token = read(tokenFile, "There is no token in " + tokenFile + ".");
            return;
        }
        Path secret = directory.resolve("bootstrap-token");
        String once = read(
                secret,
                "There is no one-time token in " + secret + "; name the data directory of a running Fairlab with"
                        + " --data-dir, or a file with a token with --token-file.");
        token = send(request("/token", once)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(ROLES)))
                .path("access_token")
                .asString();
    }

    private static String read(Path file, String otherwise) throws IOException {
        String text = Files.isReadable(file) ? Files.readString(file).strip() : "";
        if (text.isEmpty()) {
            throw new CannotImport(otherwise);
        }
        return text;
    }

    /** Sends a batch and tells what came of its rows. */
    List<Outcome> send(String roster, String csv, boolean dryRun) throws IOException, InterruptedException {
        JsonNode answer = send(request("/api/imports/" + roster + "?dryRun=" + dryRun, token)
                .header("Content-Type", "text/csv; charset=UTF-8")
                .header("Correlation-Id", correlation)
                .POST(BodyPublishers.ofString(csv)));
        return List.of(JSON.readerFor(Outcome[].class).<Outcome[]>readValue(answer.path("rows")));
    }

    private HttpRequest.Builder request(String path, String bearer) throws CannotImport {
        try {
            return HttpRequest.newBuilder(url.resolve(path))
                    .header("Authorization", "Bearer " + bearer)
                    .timeout(Duration.ofMinutes(5));
        } catch (IllegalArgumentException malformed) {
            throw new CannotImport(
                    url + " is no address of a Fairlab, or the token has more than one line.", malformed);
        }
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            JsonNode body = JSON.readTree(response.body());
            if (response.statusCode() != 200) {
                throw new CannotImport(explain(response.statusCode(), body));
            }
            return body;
        } catch (ConnectException | HttpTimeoutException nobody) {
            throw new CannotImport(
                    "No Fairlab answers at " + url + "; start one with ./fairlab start, or name another with --url.",
                    nobody);
        } catch (JacksonException otherwise) {
            throw new CannotImport("What answers at " + url + " is no Fairlab.", otherwise);
        }
    }

    private static String explain(int status, JsonNode problem) {
        StringBuilder text =
                new StringBuilder(problem.path("detail").asString("Fairlab answered with " + status + "."));
        for (JsonNode error : problem.path("errors")) {
            text.append(System.lineSeparator())
                    .append("  ")
                    .append(error.path("field").asString())
                    .append(" ")
                    .append(error.path("message").asString());
        }
        return text.toString();
    }

    @Override
    public void close() {
        http.close();
    }
}
