package io.ringpost.ingress.publish;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How records reach Kafka, and how long anybody waits for it. */
@ConfigMapping(prefix = "ringpost.publish")
public interface PublishSettings {
    /** {@code RINGPOST_TOPIC_PREFIX}: put before every topic's name. */
    Optional<String> topicPrefix();

    /** When the client gives a record up: early enough that a slow disk has time to take it. */
    @WithDefault("1500ms")
    Duration deliveryTimeout();

    /** When the client gives one try up, so that one lost broker does not use up the whole time. */
    @WithDefault("1s")
    Duration requestTimeout();

    /** The longest that a call of the client may block. */
    @WithDefault("200ms")
    Duration maxBlock();

    /** When the client is waited for no longer, even if it says nothing. */
    @WithDefault("1700ms")
    Duration deadline();

    /** Bytes that may wait for acknowledgement; more are refused at once. Half of the client's own buffer. */
    @WithDefault("33554432")
    long maxWaitingBytes();

    /** How often Kafka is asked while it is away or not yet known. */
    @WithDefault("500ms")
    Duration probeEvery();
}
