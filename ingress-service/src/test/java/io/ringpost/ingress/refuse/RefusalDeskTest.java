package io.ringpost.ingress.refuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringpost.contract.refusal.Refusal;
import io.ringpost.ingress.fixture.Settings;
import io.ringpost.ingress.publish.Publishers;
import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusalDeskTest {
    private final Publishers fixture = Publishers.warm(Map.of());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final NoiseSettings settings = Settings.of(
            NoiseSettings.class,
            Map.of("ringpost.refuse.per-minute", "5", "ringpost.refuse.published-per-second", "2"));
    private final RefusalDesk desk =
            new RefusalDesk(new NoiseGuard(settings), settings, new RefusalLog(), fixture.publisher(), meters);

    @Test
    void countsTheRealCauseOfWhoeverIsTooNoisyToBeTold() {
        RefusalCause told = RefusalCause.NOT_FOUND;
        for (int i = 0; i < 40; i++) {
            told = refuse("none", RefusalCause.NOT_FOUND);
        }

        assertThat(told).isEqualTo(RefusalCause.TOO_MANY_REQUESTS);
        assertThat(meters.counter("ringpost.ingress.refused", "provider", "none", "cause", "not_found")
                        .count())
                .isEqualTo(40);
    }

    @Test
    void publishesARareRefusalThoughJunkPoursIn() {
        for (int i = 0; i < 40; i++) {
            var unused = refuse("none", RefusalCause.NOT_FOUND);
        }

        var unused = refuse("twilio", RefusalCause.CANNOT_BE_KEPT);

        assertThat(fixture.kafka().history()).last().satisfies(record -> assertThat(record.key())
                .isEqualTo("twilio"));
    }

    @Test
    void neverSlowsAVerifiedSenderDown() {
        RefusalCause told = RefusalCause.CANNOT_BE_KEPT;
        for (int i = 0; i < 40; i++) {
            told = refuse("twilio", RefusalCause.CANNOT_BE_KEPT);
        }

        assertThat(told).isEqualTo(RefusalCause.CANNOT_BE_KEPT);
    }

    private RefusalCause refuse(String provider, RefusalCause cause) {
        return desk.refuse(
                new RefusedRequest(
                        provider, "/x", "POST", InetAddress.getLoopbackAddress(), new Refusal.Sizes(0, 0, 0)),
                cause);
    }
}
