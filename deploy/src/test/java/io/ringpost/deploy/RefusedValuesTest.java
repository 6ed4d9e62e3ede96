package io.ringpost.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong values end the installation with a line that names them. */
class RefusedValuesTest {
    @ParameterizedTest
    @CsvSource({
        "confg, x, confg",
        "config.KAFKA_BOOTSTRAP, kafka:9092, KAFKA_BOOTSTRAP",
        "config.RINGPOST_API_KEY, in-the-open, RINGPOST_API_KEY",
        "config.TWILIO_AUTH_TOKEN, in-the-open, TWILIO_AUTH_TOKEN",
        "config.RINGPOST_DATABASE_PASSWORD, in-the-open, RINGPOST_DATABASE_PASSWORD",
        "config.KAFKA_BOOTSTRAP_SERVERS, kafka, KAFKA_BOOTSTRAP_SERVERS",
        "config.KAFKA_SECURITY_PROTOCOL, TLS, KAFKA_SECURITY_PROTOCOL",
        "config.KAFKA_SSL_KEYSTORE_PASSWORD, in-the-open, KAFKA_SSL_KEYSTORE_PASSWORD",
        "config.KAFKA_SSL_KEYSTORE_TYPE, DER, KAFKA_SSL_KEYSTORE_TYPE",
        "config.RINGPOST_DATABASE_URL, jdbc:postgresql://db/ringpost, RINGPOST_DATABASE_URL",
        "config.RINGPOST_DATABASE_URL, postgresql://user:pw@db/ringpost, RINGPOST_DATABASE_URL",
        "config.RINGPOST_REGION, Brazil, RINGPOST_REGION",
        "config.RINGPOST_TRUSTED_PROXIES, everyone, RINGPOST_TRUSTED_PROXIES",
        "config.RINGPOST_VERIFY_TWILIO, no, RINGPOST_VERIFY_TWILIO",
        "config.RINGPOST_WEBHOOK_SCHEDULE, soon, RINGPOST_WEBHOOK_SCHEDULE",
        "config.TWILIO_ACCOUNT_SID, SK123, TWILIO_ACCOUNT_SID",
        "config.WEBHOOK_BASE_URL, hooks.example.com, WEBHOOK_BASE_URL",
        "config.WEBHOOK_ENABLED, perhaps, WEBHOOK_ENABLED",
        "image.tag, latest, tag",
        "image.pullPolicy, Sometimes, pullPolicy",
        "defaults.image.digest, sha256:short, digest",
        "defaults.replicas, many, replicas",
        "defaults.replicas, -1, replicas",
        "defaults.resources.limits.memory, lots, memory",
        "defaults.securityContext.runAsUser, 0, securityContext",
        "defaults.podDisruptionBudget.maxUnavailable, 0, maxUnavailable",
        "defaults.probes.liveness.path, /, path",
        "defaults.spread.whenUnsatisfiable, Never, whenUnsatisfiable",
        "defaults.autoscaling.targetCPUUtilizationPercentage, 0, targetCPUUtilizationPercentage",
        "services.ingress.replicas, 2, ingress",
        "services.ingress-service.replica, 2, replica",
        "providers.telnyx.enabled, true, telnyx",
        "providers.twilio.enabled, perhaps, enabled",
        "providers.twilio.token, in-the-open, token",
        "secrets.existingSecret, Not A Name, existingSecret",
        "secrets.RINGPOST_API_KEY, in-the-open, RINGPOST_API_KEY",
        "secrets.from.NOBODY_KNOWS.name, x, NOBODY_KNOWS",
        "secrets.from.RINGPOST_API_KEY.value, in-the-open, value",
        "spool.size, big, size",
        "recordings.accessModes[0], Anyhow, accessModes",
        "management.port, 3000, port",
        "management.port, 80, port",
        "ingress.webhooks.host, https://hooks.example.com, host",
        "ingress.webhooks.path, /, path",
        "networkPolicy.blockedNetworks[0], everything, blockedNetworks",
        "serviceMonitor.interval, often, interval",
        "topics.create, maybe, create",
        "topics.job.image, apache/kafka:latest, image",
        "topics.job.image, apache/kafka, image",
        "extraObjects[0].kind, Thing, extraObjects",
    })
    void the_schema_refuses(String key, String value, String named) {
        assertThatThrownBy(() -> Chart.template("minimal").set(key, value).call())
                .hasMessageContaining("values don't meet the specifications of the schema")
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "config.KAFKA_BOOTSTRAP_SERVERS||config.KAFKA_BOOTSTRAP_SERVERS is not set",
                "config.RINGPOST_DATABASE_URL||config.RINGPOST_DATABASE_URL is not set",
                "secrets.existingSecret||secrets.existingSecret is not set",
                "providers.twilio.enabled|true|config.WEBHOOK_BASE_URL is not set",
                "ingress.webhooks.enabled|true|ingress.webhooks.host is not set",
                "ingress.api.enabled|true|ingress.api.host is not set",
                "topics.create|strimzi|topics.strimzi.cluster is not set",
                "topics.minInsyncReplicas|4|nothing could be written",
                "services.recording-service.replicas|2|recordings.accessModes must hold ReadWriteMany",
                "defaults.terminationGracePeriodSeconds|18|must be longer than drainSeconds",
                "services.call-state-service.drainSeconds|60|services.call-state-service: terminationGracePeriodSeconds",
            })
    void the_chart_says_what_is_missing(String key, String value, String message) {
        assertThatThrownBy(() -> Chart.template("minimal").set(key, value).call())
                .hasMessageContaining(message);
    }

    @Test
    void webhooks_and_apis_do_not_share_a_host() {
        assertThatThrownBy(() -> Chart.template("everything")
                        .set("ingress.api.host", "hooks.example.com")
                        .call())
                .hasMessageContaining("the webhook host carries webhook paths only");
    }

    @Test
    void the_schema_leaves_no_object_open_that_is_not_kubernetes_own() {
        List<String> open = new ArrayList<>();
        collectOpen(Chart.file("values.schema.json"), "", open);

        assertThat(open)
                .allMatch(path -> path.matches(
                        ".*/(global|ringpost|affinity|valueFrom|namespaceSelector|podSelector|ipBlock|items)"));
    }

    /** Objects that say nothing about further fields. */
    private static void collectOpen(JsonNode node, String path, List<String> open) {
        if (node.path("type").asText().equals("object") && !node.has("additionalProperties")) {
            open.add(path);
        }
        node.properties().forEach(field -> collectOpen(field.getValue(), path + "/" + field.getKey(), open));
    }
}
