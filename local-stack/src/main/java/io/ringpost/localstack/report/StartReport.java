package io.ringpost.localstack.report;

import io.ringpost.localstack.settings.Port;
import io.ringpost.localstack.settings.ServiceEnvironment;
import io.ringpost.localstack.settings.StackSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What points where, for the console. */
public record StartReport(StackSettings settings, ServiceEnvironment environment) {

    /** The lines, one per thing. */
    public List<String> lines() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("webhooks, CRM events", url(Port.INGRESS) + "  (documents " + url(Port.INGRESS) + "/api)");
        places.put("calls", url(Port.CALL_STATE) + "/api/v1/calls");
        places.put("recordings", url(Port.RECORDING) + "/api/v1/recordings");
        places.put("text messages", url(Port.SMS_RESPONDER) + "/api/v1/conversations");
        places.put("outgoing webhooks", url(Port.OUTBOUND_WEBHOOK) + "/api/v1/webhook-endpoints");
        places.put("simulator, CRM", url(Port.SIMULATOR));
        places.put("Kafka", environment.get("KAFKA_BOOTSTRAP_SERVERS") + kafka());
        places.put("PostgreSQL", environment.get("RINGPOST_DATABASE_URL") + database());
        ServiceEnvironment.players(settings).forEach((provider, player) -> places.put(provider, "played by " + player));
        places.put("API key", apiKey());
        places.put("data, logs", settings.data() + ", " + settings.data().resolve("logs"));
        return places.entrySet().stream()
                .map(place -> String.format("  %-22s%s", place.getKey(), place.getValue()))
                .toList();
    }

    private String url(Port port) {
        return settings.ports().url(port);
    }

    private String kafka() {
        return settings.ownKafka() ? "" : "  (KAFKA_BOOTSTRAP_SERVERS; topics are expected to be there)";
    }

    private String database() {
        return settings.ownPostgres()
                ? "  (user " + environment.get("RINGPOST_DATABASE_USER") + ", password "
                        + environment.get("RINGPOST_DATABASE_PASSWORD") + ")"
                : "  (RINGPOST_DATABASE_URL)";
    }

    private String apiKey() {
        return settings.environment().has("RINGPOST_API_KEY")
                ? "the one of RINGPOST_API_KEY"
                : environment.get("RINGPOST_API_KEY");
    }
}
