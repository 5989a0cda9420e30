package org.fairlab.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One connection that is kept alive, with as little work per request as can be. For one thread. */
final class HttpConnection implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[32 * 1024];
    private int at;
    private int end;
    private @Nullable ByteArrayOutputStream content;

    /** Connects to a port of this machine. */
    HttpConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /**
     * Sends a command; anything but 200 is an error.
     *
     * @param route method and path, such as {@code POST /api/funds}
     */
    void command(String route, String token, String idempotencyKey, String body) throws IOException {
        expect(
                200,
                send(route + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                        + "\r\nIdempotency-Key: " + idempotencyKey
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body));
    }

    /** Asks for something; anything but 200 is an error. */
    void get(String path, String token) throws IOException {
        expect(
                200,
                send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n"));
    }

    /** Asks for something and returns it as text. */
    String body(String path, String token) throws IOException {
        content = new ByteArrayOutputStream();
        try {
            get(path, token);
            return content.toString(StandardCharsets.UTF_8);
        } finally {
            content = null;
        }
    }

    /** Asks for what is open to everybody; tells the status. */
    int get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    private static void expect(int expected, int status) throws IOException {
        if (status != expected) {
            throw new IOException("the answer was " + status);
        }
    }

    private int send(String request) throws IOException {
        out.write(request.getBytes(StandardCharsets.ISO_8859_1));
        int status = Integer.parseInt(line().substring(9, 12));
        long length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String value = valueOf("content-length:", header);
            if (value != null) {
                length = Long.parseLong(value);
            } else if (valueOf("transfer-encoding:", header) != null) {
                length = -1;
            }
        }
        if (length >= 0) {
            skip(length);
        } else {
            for (long chunk = chunk(); chunk > 0; chunk = chunk()) {
                skip(chunk);
                line();
            }
            line();
        }
        return status;
    }

    private long chunk() throws IOException {
        return Long.parseLong(line(), 16);
    }

    private static @Nullable String valueOf(String name, String header) {
        return header.regionMatches(true, 0, name, 0, name.length())
                ? header.substring(name.length()).strip().toLowerCase(Locale.ROOT)
                : null;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int next = read(); next != '\n'; next = read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private void skip(long length) throws IOException {
        for (long left = length; left > 0; ) {
            if (at == end) {
                fill();
            }
            int step = (int) Math.min(left, end - at);
            if (content != null) {
                content.write(buffer, at, step);
            }
            at += step;
            left -= step;
        }
    }

    private int read() throws IOException {
        if (at == end) {
            fill();
        }
        return buffer[at++];
    }

    private void fill() throws IOException {
        end = in.read(buffer);
        at = 0;
        if (end <= 0) {
            throw new EOFException("the server closed the connection");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
