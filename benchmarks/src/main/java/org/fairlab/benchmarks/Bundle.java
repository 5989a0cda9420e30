package org.fairlab.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fairlab.platform.security.Roles;

/**
 * The bundle of a whole log, as an auditor has it.
 *
 * @param vkey the key to verify it with
 * @param events how many there are in it
 * @param growth what lived in the heap while it was made beyond what lived before, at most, in MB
 */
record Bundle(Path file, String vkey, long events, double growth) {

    /** Downloads it to a file. */
    static Bundle export(Product product, Path file) throws IOException, InterruptedException {
        String token = product.token(Roles.AUDITOR);
        try (var connection = new HttpConnection(product.port());
                HttpClient client = HttpClient.newHttpClient()) {
            String vkey = connection.body("/log/vkey", token).strip();
            long events = product.log().latest().size();
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + product.port() + "/api/bundles"))
                    .header("Authorization", "Bearer " + token)
                    .build();
            try (HeapSampling heap = new HeapSampling()) {
                int status = client.send(request, BodyHandlers.ofFile(file)).statusCode();
                if (status != 200) {
                    throw new IOException("the answer was " + status);
                }
                return new Bundle(file, vkey, events, heap.growth());
            }
        }
    }

    /** Verifies it as {@code ./fairlab verify} does, in a process of its own. */
    void verify() throws IOException, InterruptedException {
        Path said = file.resolveSibling("verified");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process verifier = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        classPath,
                        "org.fairlab.verifier.Main",
                        "verify",
                        file.toString(),
                        "--whole",
                        "--key",
                        vkey))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (verifier.waitFor() != 0) {
            throw new IOException("not verified: " + Files.readString(said));
        }
    }
}
