package io.ringpost.publish;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;

/** Opens the service's one publisher with the {@code kafka.*} settings and closes it at the end. */
@ApplicationScoped
class PublisherFactory {

    @Produces
    @Singleton
    RecordPublisher open(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        return KafkaPublisher.open(broker);
    }

    void close(@Disposes RecordPublisher publisher) throws Exception {
        if (publisher instanceof AutoCloseable open) {
            open.close();
        }
    }
}
