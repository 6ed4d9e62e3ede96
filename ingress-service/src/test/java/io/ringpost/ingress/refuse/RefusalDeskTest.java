package io.ringpost.ingress.refuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringpost.api.log.WideEvent;
import io.ringpost.api.page.PageRequest;
import io.ringpost.contract.refusal.Refusal;
import io.ringpost.contract.refusal.RefusalCodec;
import io.ringpost.ingress.fixture.Settings;
import io.ringpost.ingress.publish.Publishers;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusalDeskTest {
    private final Publishers fixture = Publishers.warm(Map.of());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final NoiseSettings settings = Settings.of(
            NoiseSettings.class,
            Map.of("ringpost.refuse.per-minute", "5", "ringpost.refuse.published-per-second", "2"));
    private final RefusalLog log = new RefusalLog();
    private final RefusalDesk desk = new RefusalDesk(
            new NoiseGuard(settings), settings, log, new HintFinder(settings), fixture.publisher(), meters);

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

    @Test
    void tellsOperatorsTheHintAndTheSenderNothing() {
        RefusalCause told =
                desk.refuse(request("twilio"), RefusalCause.SIGNATURE_WRONG, by(() -> Optional.of("with http")));

        assertThat(told).isEqualTo(RefusalCause.SIGNATURE_WRONG);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(hints()).containsExactly("with http"));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        fixture.kafka().history())
                .singleElement()
                .satisfies(record ->
                        assertThat(RefusalCodec.decode(record.value()).hint()).isEqualTo("with http")));
    }

    @Test
    void looksForNoHintWhereNoProofWasMissing() {
        var unused = desk.refuse(request("twilio"), RefusalCause.UNREADABLE_BODY, by(() -> {
            throw new AssertionError("asked");
        }));

        assertThat(hints()).containsExactly(RefusalCause.UNREADABLE_BODY.hint());
    }

    private static Known by(Explanation explanation) {
        return new Known() {
            @Override
            public Explanation explanation() {
                return explanation;
            }

            @Override
            public boolean genuine() {
                return false;
            }

            @Override
            public WideEvent onto(WideEvent line) {
                return line;
            }
        };
    }

    private List<String> hints() {
        return log.page(PageRequest.parse("refusals", null, null)).items().stream()
                .map(refusal -> String.valueOf(refusal.hint()))
                .toList();
    }

    private RefusalCause refuse(String provider, RefusalCause cause) {
        return desk.refuse(request(provider), cause);
    }

    private static RefusedRequest request(String provider) {
        return new RefusedRequest(provider, "/x", "POST", InetAddress.getLoopbackAddress(), new Refusal.Sizes(0, 0, 0));
    }
}
