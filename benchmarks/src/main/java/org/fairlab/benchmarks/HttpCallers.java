package org.fairlab.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fairlab.platform.security.Roles;

/** Callers of one server, each with a connection of its own, and funds that they add money to. */
final class HttpCallers implements AutoCloseable {

    private static final int MOST = 64;

    private final List<HttpConnection> connections = new ArrayList<>();
    private final String token;
    private final Funds funds;

    private HttpCallers(int port, String token, int entities) throws IOException {
        this.token = token;
        for (int i = 0; i < MOST; i++) {
            connections.add(new HttpConnection(port));
        }
        this.funds = Funds.establish(connections.getFirst(), token, entities);
    }

    /** @param token of a fund officer */
    static HttpCallers of(int port, String token, Settings settings) throws IOException {
        return new HttpCallers(port, token, settings.entities());
    }

    static HttpCallers of(Product product, Settings settings) throws IOException, InterruptedException {
        return of(product.port(), product.token(Roles.FUND_OFFICER), settings);
    }

    void replenish(int caller) throws IOException {
        funds.replenishAny(connections.get(caller), token);
    }

    void empty(int caller) throws IOException {
        connections.get(caller).get(Applications.EMPTY);
    }

    @Override
    public void close() throws IOException {
        for (HttpConnection connection : connections) {
            connection.close();
        }
    }
}
