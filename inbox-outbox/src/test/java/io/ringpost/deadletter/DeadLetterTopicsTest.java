package io.ringpost.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class DeadLetterTopicsTest {
    private final DeadLetterTopics topics = new DeadLetterTopics(new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withDefaultValue("RINGPOST_TOPIC_PREFIX", "dev.")
            .withDefaultValue("mp.messaging.incoming.facts.topics", "dev.a.v1, dev.b.v1")
            .withDefaultValue("mp.messaging.incoming.other.topic", "dev.c.v1")
            .withDefaultValue("mp.messaging.incoming.more.topics", "dev.a.v1")
            .withDefaultValue("mp.messaging.outgoing.out.topic", "dev.d.v1")
            .build());

    @Test
    void areThoseOfWhatTheChannelsRead() {
        assertThat(topics.all()).containsExactly("dev.a.v1.dlq", "dev.b.v1.dlq", "dev.c.v1.dlq");
    }

    @Test
    void areNamedWithOrWithoutPrefix() {
        assertThat(topics.named("a.v1")).contains("dev.a.v1");
        assertThat(topics.named("dev.a.v1")).contains("dev.a.v1");
        assertThat(topics.named("d.v1")).isEmpty();
        assertThat(topics.bare("dev.a.v1")).isEqualTo("a.v1");
    }
}
