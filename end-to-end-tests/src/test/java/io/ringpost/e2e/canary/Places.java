package io.ringpost.e2e.canary;

import io.ringpost.contract.Topic;
import io.ringpost.contract.Topology;
import io.ringpost.e2e.stack.Port;
import io.ringpost.e2e.stack.RunningStack;
import io.ringpost.e2e.stack.SharedStack;
import io.ringpost.local.kafka.TopicRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where operators and strangers look. */
final class Places {
    private final RunningStack stack;

    Places(RunningStack stack) {
        this.stack = stack;
    }

    /** The places that show canaries, and which. */
    static Map<String, List<String>> seen(Map<String, String> places) {
        Map<String, List<String>> seen = new LinkedHashMap<>();
        places.forEach((place, text) -> {
            List<String> canaries = Canaries.in(text);
            if (!canaries.isEmpty()) {
                seen.put(place, canaries);
            }
        });
        return seen;
    }

    /** What stands in each of them. */
    Map<String, String> all(List<String> told) {
        Map<String, String> places = new LinkedHashMap<>();
        for (Port service : Port.SERVICES) {
            places.put("log of " + service, stack.log(service));
            places.put("metrics of " + service, metrics(service));
            if (service != Port.INGRESS) {
                places.put("dead letters of " + service, deadLetters(service));
            }
        }
        for (int i = 0; i < told.size(); i++) {
            places.put("body of a refused request " + i, told.get(i));
        }
        places.put(
                "refusals",
                stack.api(Port.INGRESS).ask("/api/v1/refusals?limit=200").body());
        for (Topic topic : Topology.withDeadLetters()) {
            places.put("keys of " + topic.name(), keys(topic));
        }
        places.put("records of refusals", records(Topology.REFUSALS.name()));
        places.put("records of alerts", records(Topology.ALERTS.name()));
        places.put("traces", traces());
        return places;
    }

    String metrics(Port service) {
        return stack.api(service).ask("/q/metrics").body();
    }

    /** As they are shown unless their bytes are asked for. */
    String deadLetters(Port service) {
        return stack.api(service).get("/api/v1/dead-letters?limit=200").toString();
    }

    String records(String topic) {
        return stack.topics().readAll(topic).stream().map(TopicRecord::text).collect(Collectors.joining("\n"));
    }

    static String traces() {
        return String.join("\n", SharedStack.traces());
    }

    private String keys(Topic topic) {
        return stack.topics().readAll(topic.name()).stream()
                .map(found -> String.valueOf(found.key()))
                .collect(Collectors.joining("\n"));
    }
}
