package io.ringpost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The chart's table of ports and variables is what the code says. */
class ServiceTableTest {
    /** Settled by the chart, or of one machine only. */
    private static final Set<String> NOT_FOR_VALUES = Set.of(
            "WEBHOOK_HOST",
            "WEBHOOK_PORT",
            "RINGPOST_CONFIG_FILE",
            "RINGPOST_LOG_DIR",
            "RINGPOST_MANAGEMENT_PORT",
            "RINGPOST_RECORDINGS_DIR",
            "RINGPOST_SPOOL_DIR",
            "RINGPOST_DATA_DIR");

    private static final Set<String> OF_EVERY_SERVICE =
            Set.of("KAFKA_BOOTSTRAP_SERVERS", "RINGPOST_API_KEY", "RINGPOST_API_KEYS", "RINGPOST_TIMEZONE");
    private static final Set<String> OF_THE_DATABASE = Set.of(
            "RINGPOST_DATABASE_URL", "RINGPOST_DATABASE_USER", "RINGPOST_DATABASE_PASSWORD", "RINGPOST_SECRETS_KEY");

    static Stream<String> services() {
        return Facts.services().stream();
    }

    @Test
    void describes_each_service_once() {
        assertThat(Facts.described()).containsExactlyInAnyOrderElementsOf(Facts.services());
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_port_is_the_services_own_default(String service) {
        assertThat(Facts.port(service)).hasToString(Code.property(service, "quarkus.http.port"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void what_a_service_names_in_its_code_reaches_it(String service) {
        Set<String> named = forValues(Code.variables(service));
        named.retainAll(Code.example());

        assertThat(given(service))
                .as("files/services.yaml, what %s reads", service)
                .containsAll(named);
    }

    @ParameterizedTest
    @MethodSource("services")
    void what_all_services_need_reaches_it(String service) {
        assertThat(given(service)).containsAll(OF_EVERY_SERVICE);
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_service_with_a_database_is_told_of_it(String service) {
        boolean hasDatabase = Code.text(service + "/pom.xml").contains("quarkus-reactive-pg-client");

        assertThat(given(service).containsAll(OF_THE_DATABASE)).isEqualTo(hasDatabase);
    }

    @Test
    void every_setting_of_the_example_is_given_to_a_service_and_nothing_else_is() {
        Set<String> given = new TreeSet<>(Facts.allConfig());
        given.addAll(Facts.allSecrets());

        assertThat(given)
                .as("files/services.yaml and .env.example")
                .containsExactlyElementsOf(forValues(Code.example()));
    }

    @Test
    void nothing_is_both_a_setting_and_a_secret() {
        assertThat(Facts.allConfig()).doesNotContainAnyElementsOf(Facts.allSecrets());
    }

    @Test
    void whatever_smells_of_a_secret_is_one() {
        assertThat(Facts.allConfig()).noneMatch(name -> name.matches(".*(PASSWORD|TOKEN|SECRET|JAAS|_KEYS?(_|$)).*"));
    }

    @Test
    void every_secret_says_when_it_is_needed() {
        JsonNode needs = Chart.file("files/secrets.yaml");

        assertThat(Objects.map(needs).keySet()).containsExactlyInAnyOrderElementsOf(Facts.allSecrets());
    }

    @Test
    void the_schema_of_the_values_names_every_setting_and_secret() {
        JsonNode schema = Chart.file("values.schema.json").path("properties");

        assertThat(names(schema.at("/config/properties"))).isEqualTo(Facts.allConfig());
        assertThat(names(schema.at("/secrets/properties/from/properties"))).isEqualTo(Facts.allSecrets());
    }

    private static Set<String> names(JsonNode properties) {
        return properties.propertyStream().map(field -> field.getKey()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> given(String service) {
        Set<String> given = new TreeSet<>(Facts.config(service));
        given.addAll(Facts.secrets(service));
        return given;
    }

    private static Set<String> forValues(Set<String> names) {
        return names.stream()
                .filter(name -> !NOT_FOR_VALUES.contains(name) && !name.startsWith("RINGPOST_PORT_"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
