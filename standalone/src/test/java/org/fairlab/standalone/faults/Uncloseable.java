package org.fairlab.standalone.faults;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;

/** A connection whose user may not end it or its transaction. */
final class Uncloseable {

    private static final Set<String> LEFT_OUT = Set.of("close", "commit", "rollback", "setAutoCommit");

    private Uncloseable() {}

    static Connection of(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Uncloseable.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (LEFT_OUT.contains(method.getName())) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }
}
