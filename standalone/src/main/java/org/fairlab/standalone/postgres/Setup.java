package org.fairlab.standalone.postgres;

import java.io.IOException;
import java.util.Map;
import org.fairlab.standalone.directory.SecretFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Makes the application's database and its role, if they are not there. The role has the rights of both sides and may
 * make schemas of its own; the tables belong to {@code postgres}, which only the migrations use.
 */
public final class Setup {

    private static final String DATABASE = "fairlab";
    private static final String ROLE = "fairlab_app";

    private Setup() {}

    /** Returns the settings with which the application connects; its password is a new one each time. */
    public static Map<String, Object> run(Postgres postgres) throws IOException {
        var jdbc = JdbcClient.create(
                new DriverManagerDataSource(postgres.url("postgres"), "postgres", postgres.password()));
        for (String role : new String[] {"fairlab_command", "fairlab_query", ROLE}) {
            if (none(jdbc, "select from pg_roles where rolname = ?", role)) {
                jdbc.sql("create role " + role).update();
            }
        }
        String password = SecretFile.random();
        jdbc.sql("alter role " + ROLE + " login password '" + password + "'").update();
        jdbc.sql("grant fairlab_command, fairlab_query to " + ROLE).update();
        if (none(jdbc, "select from pg_database where datname = ?", DATABASE)) {
            jdbc.sql("create database " + DATABASE).update();
        }
        jdbc.sql("grant create on database " + DATABASE + " to " + ROLE).update();
        return Map.of(
                "spring.datasource.url",
                postgres.url(DATABASE),
                "spring.datasource.username",
                ROLE,
                "spring.datasource.password",
                password,
                "fairlab.migrate.user",
                "postgres",
                "fairlab.migrate.password",
                postgres.password());
    }

    private static boolean none(JdbcClient jdbc, String rows, String name) {
        return jdbc.sql("select not exists (" + rows + ")")
                .param(name)
                .query(Boolean.class)
                .single();
    }
}
