package org.fairlab.platform.store;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;

/**
 * Brings the schemas that {@code fairlab.migrate.schemas} lists up to date, the moment the data source is there and
 * before anybody gets it. It does so as {@code fairlab.migrate.user}, the owner of the tables, if there is one, so that
 * the application itself can go without the right to change events.
 */
@Component
public final class Migrations implements BeanPostProcessor {

    private final Environment settings;

    Migrations(Environment settings) {
        this.settings = settings;
    }

    /**
     * Migrates each schema by the scripts in {@code db/<schema>}, in this order; one without scripts on the class path
     * is left out, and so is one that was last migrated by these very scripts. Each schema keeps its own history.
     *
     * @throws org.flywaydb.core.api.FlywayException if a script fails, or differs from what ran before
     */
    public static void run(DataSource owner, List<String> schemas) {
        ClassLoader loader = Migrations.class.getClassLoader();
        LastScripts last = LastScripts.in(owner);
        for (String schema : schemas) {
            String scripts = "db/" + schema;
            if (loader.getResource(scripts) != null && last.differ(schema)) {
                Flyway.configure(loader)
                        .dataSource(owner)
                        .schemas(schema)
                        .locations("classpath:" + scripts)
                        .validateMigrationNaming(true)
                        .load()
                        .migrate();
                last.keep(schema);
            }
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource dataSource) {
            run(
                    owner(dataSource),
                    List.of(settings.getProperty("fairlab.migrate.schemas", String[].class, new String[0])));
        }
        return bean;
    }

    private DataSource owner(DataSource dataSource) {
        String user = settings.getProperty("fairlab.migrate.user");
        return user == null
                ? dataSource
                : new DriverManagerDataSource(
                        settings.getRequiredProperty("spring.datasource.url"),
                        user,
                        settings.getRequiredProperty("fairlab.migrate.password"));
    }
}
