package org.fairlab.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** No container is started here: what the compose file says is held against what the applications expect. */
@SuppressWarnings("unchecked") // YAML has no types
class ComposeTest {

    private static final Path ROOT = Path.of("..");

    private static Map<String, Object> compose;

    @BeforeAll
    static void parse() throws IOException {
        compose = new Yaml().load(Files.readString(ROOT.resolve("docker-compose.yml")));
    }

    @ParameterizedTest
    @CsvSource({"command-side, 8080", "query-side, 8081"})
    void a_side_listens_publishes_and_is_checked_on_the_port_of_its_configuration(String side, String port)
            throws IOException {
        Map<String, Object> service = service(side);
        Map<String, Map<String, Object>> own =
                new Yaml().load(Files.readString(ROOT.resolve(side + "/src/main/resources/application.yaml")));
        Object configured = own.getOrDefault("server", Map.of()).getOrDefault("port", 8080);
        assertThat(port).isEqualTo(configured.toString());
        assertThat((List<String>) service.get("ports")).containsExactly("127.0.0.1:" + port + ":" + port);
        assertThat(service.get("healthcheck").toString()).contains("http://localhost:" + port + "/actuator/health");
        assertThat(dockerfile(side)).contains("EXPOSE " + port);
    }

    @ParameterizedTest
    @CsvSource({"command-side", "query-side"})
    void a_side_is_built_from_its_own_executable_jar(String side) throws IOException {
        assertThat((Map<String, Object>) service(side).get("build")).containsEntry("dockerfile", side + "/Dockerfile");
        assertThat(dockerfile(side)).contains("COPY " + side + "/target/" + side + "-1.0.0-SNAPSHOT-exec.jar");
        assertThat(Files.readString(ROOT.resolve(side + "/pom.xml"))).contains("<classifier>exec</classifier>");
        assertThat(Files.readString(ROOT.resolve(".dockerignore"))).contains("!" + side + "/target/*-exec.jar");
    }

    @ParameterizedTest
    @CsvSource({"command-side, command_side", "query-side, query_side"})
    void a_side_is_told_where_everything_is_and_its_secrets_come_from_files(String side, String role) {
        Map<String, Object> environment = (Map<String, Object>) service(side).get("environment");
        assertThat(environment)
                .containsEntry("SPRING_PROFILES_ACTIVE", "axon-server")
                .containsEntry("AXON_AXONSERVER_SERVERS", "axon-server:8124")
                .containsEntry("SPRING_DATASOURCE_URL", "jdbc:postgresql://postgres:5432/fairlab")
                .containsEntry("SPRING_DATASOURCE_USERNAME", role)
                .containsEntry("FAIRLAB_KEY_ENCRYPTION_KEY", "/run/secrets/key-encryption-key")
                .containsKey("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI");
        assertThat(environment.toString().toLowerCase(java.util.Locale.ROOT)).doesNotContain("password=");
        assertThat(service(side).get("secrets").toString())
                .contains("target=spring.datasource.password", "target=fairlab.migrate.password");
        Map<String, Object> roles = (Map<String, Object>) ((Map<String, Object>) compose.get("configs")).get("roles");
        assertThat(roles.get("content").toString()).contains("create role " + role + " login");
    }

    @Test
    void every_secret_and_volume_that_is_used_is_declared_and_every_service_has_a_health_check() {
        Map<String, Object> services = (Map<String, Object>) compose.get("services");
        assertThat(services).containsOnlyKeys("axon-server", "postgres", "command-side", "query-side");
        services.forEach((name, value) -> {
            Map<String, Object> service = (Map<String, Object>) value;
            assertThat(service).as(name).containsKey("healthcheck");
            ((List<Map<String, String>>) service.getOrDefault("secrets", List.of()))
                    .forEach(secret -> assertThat((Map<String, Object>) compose.get("secrets"))
                            .containsKey(secret.get("source")));
            ((List<String>) service.getOrDefault("volumes", List.of()))
                    .forEach(volume -> assertThat((Map<String, Object>) compose.get("volumes"))
                            .containsKey(volume.split(":")[0]));
        });
    }

    private static Map<String, Object> service(String name) {
        return (Map<String, Object>) ((Map<String, Object>) compose.get("services")).get(name);
    }

    private static String dockerfile(String side) throws IOException {
        return Files.readString(ROOT.resolve(side + "/Dockerfile"));
    }
}
