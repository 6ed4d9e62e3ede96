package io.ringpost.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.contract.Service;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The chart's table of what each service listens on, serves and reads. */
final class Facts {
    private static final JsonNode TABLE = Chart.file("files/services.yaml");

    private Facts() {}

    static List<String> services() {
        return Arrays.stream(Service.values()).map(Service::id).toList();
    }

    static int port(String service) {
        return TABLE.path(service).path("port").asInt();
    }

    static Set<String> routes(String service) {
        return list(service, "routes");
    }

    static Set<String> config(String service) {
        return list(service, "config");
    }

    static Set<String> secrets(String service) {
        return list(service, "secrets");
    }

    static Set<String> allConfig() {
        return services().stream()
                .flatMap(service -> config(service).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> allSecrets() {
        return services().stream()
                .flatMap(service -> secrets(service).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> described() {
        return Objects.map(TABLE).keySet();
    }

    private static Set<String> list(String service, String list) {
        return new TreeSet<>(Objects.texts(TABLE.path(service).path(list)));
    }
}
