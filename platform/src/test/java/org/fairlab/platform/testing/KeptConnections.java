package org.fairlab.platform.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Keeps what is closed and hands it out again, since to open a connection takes longer than most of what is asked on
 * it. The oldest of all databases of a run are closed as soon as there are too many, so that there is nothing to close.
 */
final class KeptConnections extends DriverManagerDataSource {

    private static final int MOST = 40;
    private static final Deque<Kept> LATEST_FIRST = new ArrayDeque<>();

    private record Kept(String url, String user, Connection connection) {}

    KeptConnections(String url, String user) {
        super(url, user, user);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection kept = kept();
        while (kept != null && !kept.isValid(1)) {
            kept.close();
            kept = kept();
        }
        return lent(kept == null ? super.getConnection() : kept);
    }

    private @Nullable Connection kept() {
        synchronized (LATEST_FIRST) {
            for (Iterator<Kept> all = LATEST_FIRST.iterator(); all.hasNext(); ) {
                Kept one = all.next();
                if (one.url().equals(getUrl()) && one.user().equals(getUsername())) {
                    all.remove();
                    return one.connection();
                }
            }
            return null;
        }
    }

    private Connection lent(Connection connection) {
        var closed = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (lent, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        if (!closed.getAndSet(true)) {
                            keep(connection);
                        }
                        return null;
                    } else if (method.getName().equals("isClosed") && closed.get()) {
                        return true;
                    } else if (closed.get()) {
                        throw new SQLException("the connection was closed before");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getTargetException();
                    }
                });
    }

    private void keep(Connection connection) throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        Kept oldest;
        synchronized (LATEST_FIRST) {
            LATEST_FIRST.addFirst(new Kept(getUrl(), getUsername(), connection));
            oldest = LATEST_FIRST.size() > MOST ? LATEST_FIRST.removeLast() : null;
        }
        if (oldest != null) {
            oldest.connection().close();
        }
    }
}
