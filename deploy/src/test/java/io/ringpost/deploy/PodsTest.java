package io.ringpost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every pod of every value set may rely on, and may not do. */
class PodsTest {
    static Stream<String> sets() {
        return Chart.valueSets().stream();
    }

    static Stream<String> services() {
        return Facts.services().stream();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void nothing_runs_as_root_or_may_become_more_than_it_is(String set) {
        assertThat(Objects.containers(Chart.render(set))).isNotEmpty().allSatisfy(container -> {
            JsonNode security = container.path("securityContext");
            assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
            assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(Objects.texts(security.at("/capabilities/drop"))).containsExactly("ALL");
        });
    }

    @ParameterizedTest
    @MethodSource("sets")
    void every_pod_has_a_numeric_user_a_seccomp_profile_and_no_token(String set) {
        assertThat(Objects.pods(Chart.render(set))).isNotEmpty().allSatisfy(pod -> {
            assertThat(pod.at("/securityContext/runAsUser").asInt()).isGreaterThan(9999);
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("sets")
    void every_image_has_a_version_that_stays(String set) {
        assertThat(Objects.containers(Chart.render(set)))
                .extracting(container -> container.path("image").asText())
                .allMatch(image -> image.matches(".+(:[0-9][\\w.-]*|@sha256:[0-9a-f]{64})"));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void every_container_says_what_it_needs(String set) {
        assertThat(Objects.containers(Chart.render(set)))
                .extracting(container -> container.path("resources"))
                .allSatisfy(resources -> {
                    assertThat(resources.at("/requests/cpu").isMissingNode()).isFalse();
                    assertThat(resources.at("/requests/memory").isMissingNode()).isFalse();
                    assertThat(resources.at("/limits/memory").isMissingNode()).isFalse();
                });
    }

    @ParameterizedTest
    @MethodSource("sets")
    void a_pod_may_write_to_its_volumes_alone_and_each_is_there(String set) {
        assertThat(Objects.workloads(Chart.render(set))).hasSize(5).allSatisfy(workload -> {
            Set<String> volumes = Stream.concat(
                            Objects.stream(workload.at("/spec/template/spec/volumes"))
                                    .map(volume -> volume.path("name").asText()),
                            Objects.stream(workload.at("/spec/volumeClaimTemplates"))
                                    .map(Objects::name))
                    .collect(Collectors.toSet());
            Map<String, String> mounts = Objects.stream(
                            Objects.container(workload).path("volumeMounts"))
                    .collect(Collectors.toMap(mount -> mount.path("name").asText(), mount -> mount.path("mountPath")
                            .asText()));
            assertThat(mounts).containsEntry("tmp", "/tmp");
            assertThat(mounts.keySet()).isEqualTo(volumes);
        });
    }

    @ParameterizedTest
    @MethodSource("services")
    void probes_ask_what_the_service_answers(String service) {
        JsonNode container = Objects.container(Objects.workload(Chart.render("minimal"), service));

        assertThat(Code.text(service + "/pom.xml")).contains("quarkus-smallrye-health");
        assertThat(Code.properties(service))
                .doesNotContain("quarkus.http.non-application-root-path", "quarkus.smallrye-health.root-path");
        assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
        assertThat(ports(container)).containsEntry("http", Facts.port(service));
        assertThat(container.at("/startupProbe/httpGet/port").asText()).isEqualTo("http");
        assertThat(container.at("/livenessProbe/httpGet/port").asText()).isEqualTo("management");
        assertThat(container.at("/readinessProbe/httpGet/port").asText()).isEqualTo("http");
        assertThat(ports(container)).containsKey("management");
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_pod_is_given_longer_to_end_than_its_service_takes(String service) {
        JsonNode workload = Objects.workload(Chart.render("minimal"), service);
        Duration own = Duration.parse("PT" + Code.property(service, "quarkus.shutdown.timeout"));
        int drain = Objects.container(workload)
                .at("/lifecycle/preStop/exec/command/1")
                .asInt();

        assertThat(drain).isPositive();
        assertThat(Duration.ofSeconds(workload.at("/spec/template/spec/terminationGracePeriodSeconds")
                        .asInt()))
                .isGreaterThan(own.plusSeconds(drain));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void every_selector_finds_the_pods_of_its_own_service_alone(String set) {
        List<JsonNode> objects = Chart.render(set);
        List<JsonNode> workloads = Objects.workloads(objects).toList();

        assertThat(objects.stream().filter(object -> selector(object).isObject()))
                .isNotEmpty()
                .allSatisfy(object -> assertThat(workloads.stream()
                                .filter(workload -> labels(workload)
                                        .entrySet()
                                        .containsAll(
                                                Objects.map(selector(object)).entrySet()))
                                .map(Objects::component))
                        .containsExactly(Objects.component(object)));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void every_account_claim_and_config_that_a_pod_names_is_rendered(String set) {
        List<JsonNode> objects = Chart.render(set);
        Set<String> accounts = names(objects, "ServiceAccount");
        Set<String> configs = names(objects, "ConfigMap");

        assertThat(Objects.workloads(objects)).allSatisfy(workload -> {
            JsonNode pod = workload.at("/spec/template/spec");
            assertThat(accounts).contains(pod.path("serviceAccountName").asText());
            assertThat(configs)
                    .contains(Objects.container(workload)
                            .at("/envFrom/0/configMapRef/name")
                            .asText());
            assertThat(Objects.stream(pod.path("volumes"))
                            .map(volume -> volume.at("/configMap/name").asText())
                            .filter(name -> !name.isEmpty()))
                    .allMatch(configs::contains);
        });
    }

    @Test
    void a_changed_setting_rolls_the_pods_of_the_services_that_read_it_alone() {
        List<JsonNode> before = Chart.render("minimal");
        List<JsonNode> after = Chart.documents(Chart.template("minimal")
                .set("config.RINGPOST_WEBHOOK_SCHEDULE", "0s,1m")
                .call());

        assertThat(Facts.services())
                .filteredOn(service -> !checksum(before, service).equals(checksum(after, service)))
                .containsExactly("outbound-webhook-service");
    }

    @Test
    void only_what_is_asked_for_is_rendered() {
        assertThat(Chart.render("minimal"))
                .extracting(Objects::kind)
                .doesNotContain(
                        "Ingress", "NetworkPolicy", "ServiceMonitor", "HorizontalPodAutoscaler", "KafkaTopic", "Job");
    }

    @Test
    void pods_that_scale_by_themselves_have_no_fixed_number() {
        List<JsonNode> objects = Chart.render("everything");
        Set<String> scaled = Objects.ofKind(objects, "HorizontalPodAutoscaler")
                .map(scaler -> scaler.at("/spec/scaleTargetRef/name").asText())
                .collect(Collectors.toSet());

        assertThat(Objects.workloads(objects))
                .allSatisfy(workload -> assertThat(workload.at("/spec/replicas").isMissingNode())
                        .isEqualTo(scaled.contains(Objects.name(workload))));
        assertThat(scaled).hasSize(4);
    }

    private static String checksum(List<JsonNode> objects, String service) {
        return Objects.workload(objects, service)
                .at("/spec/template/metadata/annotations")
                .path("checksum/config")
                .asText();
    }

    private static Map<String, Integer> ports(JsonNode container) {
        return Objects.stream(container.path("ports"))
                .collect(Collectors.toMap(port -> port.path("name").asText(), port -> port.path("containerPort")
                        .asInt()));
    }

    private static Set<String> names(List<JsonNode> objects, String kind) {
        return Objects.ofKind(objects, kind).map(Objects::name).collect(Collectors.toSet());
    }

    private static Map<String, String> labels(JsonNode workload) {
        return Objects.map(workload.at("/spec/template/metadata/labels"));
    }

    private static JsonNode selector(JsonNode object) {
        return switch (Objects.kind(object)) {
            case "Service" -> object.at("/spec/selector");
            case "Deployment", "StatefulSet", "PodDisruptionBudget" -> object.at("/spec/selector/matchLabels");
            case "NetworkPolicy" -> object.at("/spec/podSelector/matchLabels");
            default -> object.path("nothing");
        };
    }
}
