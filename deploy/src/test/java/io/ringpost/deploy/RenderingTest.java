package io.ringpost.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every value set renders, on every supported Kubernetes, into objects whose every field exists. */
class RenderingTest {
    private static final Map<String, Check> KNOWN = Map.ofEntries(
            Map.entry("v1 ConfigMap", V1ConfigMap::validateJsonElement),
            Map.entry("v1 PersistentVolumeClaim", V1PersistentVolumeClaim::validateJsonElement),
            Map.entry("v1 Pod", V1Pod::validateJsonElement),
            Map.entry("v1 Service", V1Service::validateJsonElement),
            Map.entry("v1 ServiceAccount", V1ServiceAccount::validateJsonElement),
            Map.entry("apps/v1 Deployment", V1Deployment::validateJsonElement),
            Map.entry("apps/v1 StatefulSet", V1StatefulSet::validateJsonElement),
            Map.entry("autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler::validateJsonElement),
            Map.entry("batch/v1 Job", V1Job::validateJsonElement),
            Map.entry("networking.k8s.io/v1 Ingress", V1Ingress::validateJsonElement),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::validateJsonElement),
            Map.entry("policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement),
            // Not of Kubernetes itself: only an installed operator knows their fields.
            Map.entry("kafka.strimzi.io/v1beta2 KafkaTopic", element -> {}),
            Map.entry("monitoring.coreos.com/v1 ServiceMonitor", element -> {}));

    static Stream<String> sets() {
        return Chart.valueSets().stream();
    }

    static Stream<Arguments> setsAndVersions() {
        return sets().flatMap(set -> Chart.KUBERNETES.stream().map(version -> Arguments.of(set, version)));
    }

    @ParameterizedTest
    @MethodSource("setsAndVersions")
    void every_field_of_every_object_exists(String set, String kubernetes) {
        assertThat(Chart.render(set, kubernetes)).isNotEmpty().allSatisfy(RenderingTest::validate);
    }

    @Test
    void a_field_that_does_not_exist_is_found_however_deep_it_stands() {
        JsonNode wrong =
                Objects.workload(Chart.render("minimal"), "call-state-service").deepCopy();
        ((ObjectNode) Objects.container(wrong).path("readinessProbe")).put("periodSecond", 5);

        assertThatThrownBy(() -> validate(wrong)).hasMessageContaining("periodSecond");
    }

    @ParameterizedTest
    @MethodSource("sets")
    void no_two_objects_share_kind_and_name(String set) {
        assertThat(Chart.render(set))
                .extracting(object -> Objects.kind(object) + " " + Objects.name(object))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void names_are_short_enough(String set) {
        assertThat(Chart.render(set))
                .extracting(Objects::name)
                .allMatch(name -> name.length() <= 63 && name.matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?"));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void helm_finds_nothing_to_warn_of(String set, @TempDir Path directory) throws IOException {
        LintResult result =
                new Helm(copyWithValues(set, directory)).lint().strict().call();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    private static void validate(JsonNode object) throws IOException {
        String type = object.path("apiVersion").asText() + " " + Objects.kind(object);
        KNOWN.getOrDefault(type, element -> fail("nobody checks " + type))
                .check(JsonParser.parseString(object.toString()));
    }

    /** Helm's lint takes no values file, so the set becomes the copy's own values. */
    private static Path copyWithValues(String set, Path directory) throws IOException {
        Path copy = Chart.copy(directory, text -> text);
        JsonNode values = Chart.file("values.yaml");
        JsonNode merged = Chart.YAML.readerForUpdating(values).readValue(Files.readString(Chart.valuesFile(set)));
        Chart.YAML.writeValue(copy.resolve("values.yaml").toFile(), merged);
        return copy;
    }

    /** Refuses an element with a field that its type does not have, or without one that it must have. */
    @FunctionalInterface
    private interface Check {
        void check(JsonElement element) throws IOException;
    }
}
