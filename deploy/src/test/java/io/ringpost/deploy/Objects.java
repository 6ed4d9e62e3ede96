package io.ringpost.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Ways through rendered objects. */
final class Objects {
    private static final Set<String> WITH_POD_TEMPLATE = Set.of("Deployment", "StatefulSet", "Job");

    private Objects() {}

    static String kind(JsonNode object) {
        return object.path("kind").asText();
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static Stream<JsonNode> ofKind(List<JsonNode> objects, String... kinds) {
        return objects.stream().filter(object -> List.of(kinds).contains(kind(object)));
    }

    static Stream<JsonNode> workloads(List<JsonNode> objects) {
        return ofKind(objects, "Deployment", "StatefulSet");
    }

    /** Which service an object belongs to. */
    static String component(JsonNode object) {
        return object.at("/metadata/labels").path("app.kubernetes.io/component").asText();
    }

    static JsonNode workload(List<JsonNode> objects, String service) {
        return workloads(objects)
                .filter(object -> component(object).equals(service))
                .findFirst()
                .orElseThrow();
    }

    /** Every pod specification: of workloads, jobs and bare pods. */
    static Stream<JsonNode> pods(List<JsonNode> objects) {
        return Stream.concat(
                objects.stream()
                        .filter(object -> WITH_POD_TEMPLATE.contains(kind(object)))
                        .map(object -> object.at("/spec/template/spec")),
                ofKind(objects, "Pod").map(object -> object.path("spec")));
    }

    static Stream<JsonNode> containers(List<JsonNode> objects) {
        return pods(objects).flatMap(pod -> stream(pod.path("containers")));
    }

    static JsonNode container(JsonNode workload) {
        return workload.at("/spec/template/spec/containers/0");
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static List<String> texts(JsonNode array) {
        return stream(array).map(JsonNode::asText).toList();
    }

    static Map<String, String> map(JsonNode object) {
        return object.properties().stream().collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue()
                .asText()));
    }
}
