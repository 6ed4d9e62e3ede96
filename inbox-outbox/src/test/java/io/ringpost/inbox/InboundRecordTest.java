package io.ringpost.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InboundRecordTest {

    @Test
    void namesTheTopicWithoutThePrefixOfThisBroker() {
        var polled = polled("team-a.telephony.sms.v1", new byte[] {1});

        assertThat(InboundRecord.of(polled, "team-a.").topic()).isEqualTo("telephony.sms.v1");
        assertThat(InboundRecord.of(polled, "other.").topic()).isEqualTo("team-a.telephony.sms.v1");
    }

    @Test
    void tellsATombstoneFromAnEmptyValue() {
        InboundRecord tombstone = InboundRecord.of(polled("t", null), "");
        InboundRecord empty = InboundRecord.of(polled("t", new byte[0]), "");

        assertThat(tombstone.tombstone()).isTrue();
        assertThat(tombstone.value()).isEmpty();
        assertThat(empty.tombstone()).isFalse();
    }

    @Test
    void takesTheLastOfRepeatedHeadersAndSkipsThoseWithoutValue() {
        var polled = polled("t", new byte[0]);
        polled.headers().add("a", bytes("1")).add("a", bytes("2")).add("b", null);

        assertThat(InboundRecord.of(polled, "").headers())
                .containsEntry("a", "2")
                .doesNotContainKey("b");
    }

    private static ConsumerRecord<String, byte @Nullable []> polled(String topic, byte @Nullable [] value) {
        return new ConsumerRecord<>(topic, 3, 42, "k", value);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
