package org.fairlab.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * One database with the product's tables.
 *
 * @param settings with which the product runs on it
 */
record Database(Map<String, Object> settings) {

    /** The database of another name beside the one that the settings are of. */
    static Database named(String name, Map<String, Object> settings) {
        Map<String, Object> own = new HashMap<>(settings);
        String url = text(settings, "spring.datasource.url");
        own.put("spring.datasource.url", url.substring(0, url.lastIndexOf('/') + 1) + name);
        return new Database(own);
    }

    /** A connection as the product has it. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                text(settings, "spring.datasource.url"),
                text(settings, "spring.datasource.username"),
                text(settings, "spring.datasource.password"));
    }

    /** The owner of the tables, each time with a connection of its own. */
    DriverManagerDataSource owner() {
        return new DriverManagerDataSource(
                text(settings, "spring.datasource.url"),
                text(settings, "fairlab.migrate.user"),
                text(settings, "fairlab.migrate.password"));
    }

    JdbcClient jdbc() {
        return JdbcClient.create(owner());
    }

    private static String text(Map<String, Object> settings, String name) {
        return String.valueOf(settings.get(name));
    }
}
