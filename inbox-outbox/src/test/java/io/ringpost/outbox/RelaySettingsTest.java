package io.ringpost.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Topic;
import io.ringpost.contract.Topology;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RelaySettingsTest {
    /** Records are deleted with their segment, which covers so much unless a broker is told otherwise (Kafka: segment.ms). */
    private static final Duration SEGMENT = Duration.ofDays(7);

    private final RelaySettings usual = RelaySettings.usual("", Duration.ofDays(1), 1);

    @Test
    void everyLetterThatABrokerStillShowsMayBeGivenBack() {
        assertThat(Topology.topics())
                .map(Topic::deadLetters)
                .map(letters -> letters.retention().plus(SEGMENT))
                .allSatisfy(shown -> assertThat(usual.giveBack()).isGreaterThan(shown));
    }

    @Test
    void whatMayBeGivenBackIsRemembered() {
        assertThat(usual.giveBack()).isLessThan(usual.keepInbox());
    }
}
