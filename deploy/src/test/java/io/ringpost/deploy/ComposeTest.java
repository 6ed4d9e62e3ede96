package io.ringpost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The compose file names services, ports, variables and volumes as the code does. */
class ComposeTest {
    private static final JsonNode COMPOSE =
            new ObjectMapper().valueToTree(new Yaml().load(Code.text("deploy/compose.yaml")));

    static Stream<String> services() {
        return Facts.services().stream();
    }

    @Test
    void it_runs_the_five_services_and_what_they_need() {
        Set<String> expected = new TreeSet<>(Facts.services());
        expected.addAll(Set.of("kafka", "postgres", "topics"));

        assertThat(names(COMPOSE.path("services"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("services")
    void each_service_is_built_from_its_own_module(String service) {
        JsonNode build = service(service).path("build");

        assertThat(build.at("/args/SERVICE").asText()).isEqualTo(service);
        assertThat(Code.ROOT
                        .resolve("deploy")
                        .resolve(build.path("context").asText())
                        .resolve("pom.xml"))
                .exists();
        assertThat(Code.ROOT.resolve(build.path("dockerfile").asText())).exists();
    }

    @ParameterizedTest
    @MethodSource("services")
    void each_service_is_reached_and_asked_on_its_own_port_from_this_machine_alone(String service) {
        int port = Facts.port(service);

        assertThat(Objects.texts(service(service).path("ports"))).containsExactly("127.0.0.1:" + port + ":" + port);
        assertThat(service(service).at("/healthcheck/test/3").asText())
                .contains("/dev/tcp/127.0.0.1/" + port + " ", "GET /q/health/ready ");
    }

    @ParameterizedTest
    @MethodSource("services")
    void each_service_is_confined(String service) {
        JsonNode confined = service(service);

        assertThat(confined.path("read_only").asBoolean()).isTrue();
        assertThat(Objects.texts(confined.path("cap_drop"))).containsExactly("ALL");
        assertThat(Objects.texts(confined.path("security_opt"))).containsExactly("no-new-privileges:true");
        assertThat(confined.at("/tmpfs/0").asText()).startsWith("/tmp:");
    }

    @ParameterizedTest
    @MethodSource("services")
    void each_service_waits_for_the_topics_and_one_with_a_database_for_it(String service) {
        JsonNode needs = service(service).path("depends_on");

        assertThat(needs.at("/topics/condition").asText()).isEqualTo("service_completed_successfully");
        assertThat(needs.at("/postgres/condition").asText().equals("service_healthy"))
                .isEqualTo(Facts.config(service).contains("RINGPOST_DATABASE_URL"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void each_variable_is_known_and_no_secret_is_written_down(String service) {
        Set<String> known = new TreeSet<>(Code.example());
        known.addAll(Set.of("RINGPOST_RECORDINGS_DIR", "RINGPOST_SPOOL_DIR", "JDK_JAVA_OPTIONS"));
        Set<String> written = names(service(service).path("environment"));

        assertThat(known).containsAll(written);
        assertThat(written).noneMatch(name -> name.matches(".*(PASSWORD|TOKEN|_KEY|_KEYS|JAAS).*"));
        assertThat(Objects.texts(service(service).path("env_file"))).containsExactly(".env");
    }

    @Test
    void every_volume_that_is_mounted_is_declared_and_kept() {
        Set<String> mounted = COMPOSE.path("services")
                .propertyStream()
                .flatMap(service -> Objects.texts(service.getValue().path("volumes")).stream())
                .map(mount -> mount.substring(0, mount.indexOf(':')))
                .filter(source -> !source.startsWith("."))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(mounted).isEqualTo(names(COMPOSE.path("volumes")));
    }

    @Test
    void what_is_acknowledged_is_on_the_disk() {
        assertThat(service("kafka")
                        .at("/environment/KAFKA_LOG_FLUSH_INTERVAL_MESSAGES")
                        .asInt())
                .isEqualTo(1);
        assertThat(Objects.texts(service("postgres").path("command")))
                .contains("fsync=on", "synchronous_commit=on", "full_page_writes=on");
    }

    @Test
    void every_image_of_others_has_a_version() {
        assertThat(List.of("kafka", "topics", "postgres"))
                .extracting(name -> service(name).path("image").asText())
                .allMatch(image -> image.matches(".+:[0-9][\\w.-]+"));
    }

    @Test
    void what_must_be_set_is_asked_of_the_same_file_that_the_services_read() {
        Set<String> asked = Code.found(Pattern.compile("\\$\\{([A-Z_]+)[:?-]"), Code.text("deploy/compose.yaml"));

        assertThat(Code.example()).containsAll(asked);
    }

    private static JsonNode service(String name) {
        return COMPOSE.path("services").path(name);
    }

    private static Set<String> names(JsonNode object) {
        return object.propertyStream().map(field -> field.getKey()).collect(Collectors.toCollection(TreeSet::new));
    }
}
