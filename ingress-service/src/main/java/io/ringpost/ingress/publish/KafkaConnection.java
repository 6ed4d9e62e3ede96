package io.ringpost.ingress.publish;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * How Kafka is reached: {@code KAFKA_BOOTSTRAP_SERVERS}, {@code KAFKA_SECURITY_PROTOCOL}, {@code KAFKA_SASL_*},
 * {@code KAFKA_SSL_*}; each but the first is the client's own property in capitals.
 */
@ApplicationScoped
public class KafkaConnection {
    private static final String PREFIX = "KAFKA_";

    private final Map<String, Object> properties = new HashMap<>();

    @Inject
    KafkaConnection(Config config) {
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(KafkaConnection::connects)
                .forEach(name -> config.getOptionalValue(name, String.class)
                        .filter(value -> !value.isBlank())
                        .ifPresent(value -> properties.put(clientName(name), value)));
    }

    /** The client properties that connect. */
    public Map<String, Object> properties() {
        return new HashMap<>(properties);
    }

    private static boolean connects(String name) {
        return name.equals("KAFKA_BOOTSTRAP_SERVERS")
                || name.equals("KAFKA_SECURITY_PROTOCOL")
                || name.startsWith("KAFKA_SASL_")
                || name.startsWith("KAFKA_SSL_");
    }

    private static String clientName(String name) {
        return name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
