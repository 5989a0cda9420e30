package org.fairlab.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Asks a log, as in <a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles</a>; it goes nowhere else. */
final class LogClient implements AutoCloseable {

    /** Leaf hashes of a full tile. */
    static final int TILE = 256;

    private static final int MOST_NOTE = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI log;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param log the address before {@code /checkpoint} and {@code /tile} */
    LogClient(URI log) {
        this.log = log;
    }

    /** The latest checkpoint, as it came. */
    byte[] checkpoint() throws IOException, InterruptedException {
        return get("/checkpoint", MOST_NOTE).orElseThrow(() -> new IOException(log + " has no checkpoint"));
    }

    /** The first {@code width} leaf hashes of tile {@code n}, one after the other. */
    byte[] tile(long n, int width) throws IOException, InterruptedException {
        String path = "/tile/0/" + path(n);
        Optional<byte[]> partial = width == TILE ? Optional.empty() : get(path + ".p/" + width, width * Merkle.HASH);
        byte[] hashes = partial.isPresent() // when it has filled meanwhile, a log may keep the full one only
                ? partial.get()
                : get(path, TILE * Merkle.HASH).orElseThrow(() -> new IOException(log + path + " is not there"));
        if (hashes.length != width * Merkle.HASH && hashes.length != TILE * Merkle.HASH) {
            throw new IOException(log + path + " has " + hashes.length + " bytes");
        }
        return Arrays.copyOf(hashes, width * Merkle.HASH);
    }

    /** Three digits at a time, all but the last with an x: 1234067 is x001/x234/067. */
    static String path(long n) {
        String last = String.format(Locale.ROOT, "%03d", n % 1000);
        StringBuilder path = new StringBuilder(last);
        for (long rest = n / 1000; rest > 0; rest /= 1000) {
            path.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
        }
        return path.toString();
    }

    private Optional<byte[]> get(String path, int most) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(log + path)).timeout(PATIENCE).build();
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() == 404) {
                return Optional.empty();
            }
            byte[] content = body.readNBytes(most + 1);
            if (response.statusCode() != 200 || content.length > most) {
                throw new IOException(log + path + " answers with status " + response.statusCode() + " and "
                        + content.length + " bytes");
            }
            return Optional.of(content);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
