package org.fairlab.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Callers of one server who have one role, each with a connection of its own. */
final class Callers implements AutoCloseable {

    private final List<HttpConnection> connections = new ArrayList<>();
    private final String token;

    Callers(Product product, String role, int callers) throws IOException, InterruptedException {
        this.token = product.token(role);
        for (int i = 0; i < callers; i++) {
            connections.add(new HttpConnection(product.port()));
        }
    }

    void get(int caller, String path) throws IOException {
        connections.get(caller).get(path, token);
    }

    void command(int caller, String route, String idempotencyKey, String body) throws IOException {
        connections.get(caller).command(route, token, idempotencyKey, body);
    }

    @Override
    public void close() throws IOException {
        for (HttpConnection connection : connections) {
            connection.close();
        }
    }
}
