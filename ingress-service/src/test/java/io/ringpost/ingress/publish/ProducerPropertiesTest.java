package io.ringpost.ingress.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.ingress.fixture.Settings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the promise of every answer rests on. */
class ProducerPropertiesTest {
    @Test
    void asksForEveryReplicaAndNeverWaitsForLong() {
        Map<String, Object> properties =
                ProducerProperties.of(connection(Map.of()), Settings.defaults(PublishSettings.class));

        assertThat(properties)
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("linger.ms", 0)
                .containsEntry("delivery.timeout.ms", 1500)
                .containsEntry("request.timeout.ms", 1000)
                .containsEntry("max.block.ms", 200L)
                .containsEntry("max.request.size", 6 * 1024 * 1024)
                .containsEntry("buffer.memory", 64L * 1024 * 1024)
                .containsEntry("metadata.max.idle.ms", 24L * 3600 * 1000);
    }

    @Test
    void handsKafkasOwnSettingsOnAndNoOthers() {
        Map<String, Object> properties = ProducerProperties.of(
                connection(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "kafka:9092",
                        "KAFKA_SASL_MECHANISM",
                        "PLAIN",
                        "KAFKA_ACKS",
                        "0",
                        "KAFKA_SSL_TRUSTSTORE_LOCATION",
                        " ")),
                Settings.defaults(PublishSettings.class));

        assertThat(properties)
                .containsEntry("bootstrap.servers", "kafka:9092")
                .containsEntry("sasl.mechanism", "PLAIN")
                .containsEntry("acks", "all")
                .doesNotContainKey("ssl.truststore.location");
    }

    private static KafkaConnection connection(Map<String, String> values) {
        return new KafkaConnection(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 500))
                .build());
    }
}
