package io.ringpost.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the services find in their environment. */
class EnvironmentTest {
    private static final Set<String> OF_THE_MACHINE = Set.of("JDK_JAVA_OPTIONS", "QUARKUS_LOG_LEVEL");
    private static final Set<String> OF_VOLUMES = Set.of("RINGPOST_SPOOL_DIR");

    static Stream<String> sets() {
        return Chart.valueSets().stream();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void every_variable_is_one_that_the_code_reads(String set) {
        Set<String> known = new TreeSet<>(Code.example());
        known.addAll(OF_THE_MACHINE);
        known.addAll(OF_VOLUMES);

        assertThat(everyService(set).values())
                .allSatisfy(names -> assertThat(known).containsAll(names));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void no_secret_stands_in_a_config_map(String set) {
        assertThat(Objects.ofKind(Chart.render(set), "ConfigMap"))
                .flatExtracting(map -> Objects.map(map.path("data")).keySet())
                .doesNotContainAnyElementsOf(Facts.allSecrets());
    }

    @ParameterizedTest
    @MethodSource("sets")
    void every_secret_comes_from_a_secret(String set) {
        assertThat(Objects.workloads(Chart.render(set)))
                .flatExtracting(workload -> List.copyOf(secretEnv(workload).values()))
                .isNotEmpty()
                .allSatisfy(variable -> assertThat(variable.has("value")).isFalse());
    }

    @ParameterizedTest
    @MethodSource("sets")
    void what_a_service_does_not_start_without_is_always_there(String set) {
        assertThat(Objects.workloads(Chart.render(set))).allSatisfy(workload -> {
            Map<String, JsonNode> env = secretEnv(workload);
            Set<String> needed = Objects.component(workload).equals("ingress-service")
                    ? Set.of("RINGPOST_API_KEY")
                    : Set.of("RINGPOST_API_KEY", "RINGPOST_DATABASE_USER", "RINGPOST_SECRETS_KEY");
            assertThat(env).containsKeys(needed.toArray(String[]::new));
            assertThat(needed)
                    .allSatisfy(name ->
                            assertThat(reference(env, name).has("optional")).isFalse());
        });
    }

    @Test
    void the_collector_stands_beside_the_options_unless_one_of_them_is_another() {
        assertThat(javaOptions(Chart.render("external-secrets"), "ingress-service"))
                .contains("-XX:+UseG1GC -XX:InitialRAMPercentage=60 -XX:MaxHeapFreeRatio=100");
        assertThat(javaOptions(Chart.render("external-secrets"), "call-state-service"))
                .isEmpty();
        assertThat(javaOptions(Chart.render("everything"), "ingress-service")).contains("-XX:+UseSerialGC");

        List<JsonNode> withOptions = Chart.documents(Chart.template("external-secrets")
                .withKubeVersion(Chart.NEWEST)
                .set("defaults.javaOptions[0]", "-Xss1m")
                .call());
        assertThat(javaOptions(withOptions, "ingress-service"))
                .contains("-XX:+UseG1GC -XX:InitialRAMPercentage=60 -XX:MaxHeapFreeRatio=100 -Xss1m");
        assertThat(javaOptions(withOptions, "call-state-service")).contains("-Xss1m");
    }

    private static Optional<String> javaOptions(List<JsonNode> objects, String service) {
        return Objects.stream(
                        Objects.container(Objects.workload(objects, service)).path("env"))
                .filter(variable -> variable.path("name").asText().equals("JDK_JAVA_OPTIONS"))
                .map(variable -> variable.path("value").asText())
                .reduce((one, other) -> fail("given twice"));
    }

    @Test
    void the_secret_of_an_enabled_provider_must_be_there_and_no_others_are_asked_for() {
        Map<String, JsonNode> env = secretEnv(Objects.workload(Chart.render("external-secrets"), "ingress-service"));

        assertThat(env).containsKey("TWILIO_AUTH_TOKEN").doesNotContainKeys("RETELL_API_KEY", "VOIPMS_WEBHOOK_TOKEN");
        assertThat(reference(env, "TWILIO_AUTH_TOKEN")).hasToString("{\"name\":\"twilio\",\"key\":\"token\"}");
    }

    @Test
    void a_secret_may_stand_elsewhere_under_another_key() {
        Map<String, JsonNode> env = secretEnv(Objects.workload(Chart.render("external-secrets"), "call-state-service"));

        assertThat(reference(env, "RINGPOST_DATABASE_USER"))
                .hasToString("{\"name\":\"main-app\",\"key\":\"username\"}");
        assertThat(reference(env, "RINGPOST_API_KEY"))
                .hasToString("{\"name\":\"ringpost\",\"key\":\"RINGPOST_API_KEY\"}");
    }

    @Test
    void a_provider_known_by_its_addresses_may_do_without_a_token() {
        Map<String, JsonNode> env = secretEnv(Objects.workload(Chart.render("no-ingress"), "ingress-service"));

        assertThat(reference(env, "VOIPMS_WEBHOOK_TOKEN").path("optional").asBoolean())
                .isTrue();
        assertThat(reference(env, "WAVOIP_WEBHOOK_TOKEN").path("optional").asBoolean())
                .isTrue();
    }

    @Test
    void the_kafka_login_is_asked_for_where_kafka_asks_for_it() {
        assertThat(everyService("multi-replica").values()).allMatch(names -> names.contains("KAFKA_SASL_JAAS_CONFIG"));
        assertThat(everyService("minimal").values()).noneMatch(names -> names.contains("KAFKA_SASL_JAAS_CONFIG"));
    }

    @Test
    void no_service_is_given_the_secrets_of_another() {
        Map<String, Set<String>> env = everyService("everything");

        assertThat(env.get("ingress-service")).doesNotContain("RINGPOST_DATABASE_PASSWORD", "RINGPOST_SECRETS_KEY");
        assertThat(env.get("call-state-service")).doesNotContain("TWILIO_AUTH_TOKEN", "VOIPMS_WEBHOOK_TOKEN");
        assertThat(env.get("outbound-webhook-service")).doesNotContain("TWILIO_AUTH_TOKEN", "RETELL_API_KEY");
    }

    @Test
    void structured_settings_become_the_file_that_the_services_read() throws Exception {
        JsonNode map = Objects.ofKind(Chart.render("everything"), "ConfigMap")
                .filter(object -> Objects.name(object).endsWith("-settings"))
                .findFirst()
                .orElseThrow();

        JsonNode settings = Chart.YAML.readTree(map.at("/data/settings.yaml").asText());

        assertThat(settings.at("/ringpost/voice/routes/default/forward").asText())
                .isEqualTo("+5533999887766");
        assertThat(map.at("/data/settings.yaml").asText()).contains("forward: \"+5533999887766\"");
    }

    @Test
    void the_readme_explains_every_secret() {
        assertThat(Code.found(Pattern.compile("`([A-Z][A-Z0-9_]+)`"), Code.text("deploy/README.md")))
                .containsAll(Facts.allSecrets());
    }

    private static JsonNode reference(Map<String, JsonNode> env, String name) {
        return env.getOrDefault(name, MissingNode.getInstance()).at("/valueFrom/secretKeyRef");
    }

    private static Map<String, Set<String>> everyService(String set) {
        List<JsonNode> objects = Chart.render(set);
        return Objects.workloads(objects)
                .collect(Collectors.toMap(Objects::component, workload -> environment(objects, workload)));
    }

    private static Set<String> environment(List<JsonNode> objects, JsonNode workload) {
        String map =
                Objects.container(workload).at("/envFrom/0/configMapRef/name").asText();
        Stream<String> config = Objects.ofKind(objects, "ConfigMap")
                .filter(object -> Objects.name(object).equals(map))
                .flatMap(object -> Objects.map(object.path("data")).keySet().stream());
        return Stream.concat(config, env(workload).keySet().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, JsonNode> secretEnv(JsonNode workload) {
        Collection<String> secrets = Facts.allSecrets();
        return env(workload).entrySet().stream()
                .filter(variable -> secrets.contains(variable.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, JsonNode> env(JsonNode workload) {
        return Objects.stream(Objects.container(workload).path("env"))
                .collect(Collectors.toMap(
                        variable -> variable.path("name").asText(), Function.identity(), (a, b) -> b, TreeMap::new));
    }
}
