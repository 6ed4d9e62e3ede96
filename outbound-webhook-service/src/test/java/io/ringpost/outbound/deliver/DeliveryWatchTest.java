package io.ringpost.outbound.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringpost.outbound.fixture.Claims;
import io.ringpost.outbound.fixture.LogCapture;
import io.ringpost.outbound.schedule.AttemptOutcome;
import io.ringpost.outbound.store.Saved;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeliveryWatchTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private final DeliveryWatch watch = new DeliveryWatch(new SimpleMeterRegistry());

    @Test
    void lineTellsWhenTheNextAttemptIsDueOnlyIfThereIsOne() {
        String again = attempted(new AttemptOutcome.Refused(500), new Saved(1, "retrying", 1, NOW));
        String over = attempted(new AttemptOutcome.Accepted(200), new Saved(1, "delivered", 2, null));

        assertThat(again).contains("next_at=2026-03-02T10:00:00Z");
        assertThat(over).contains("delivery_status=delivered").doesNotContain("next_at");
    }

    @Test
    void faultOfOursIsSaidLoudly() {
        String ours = attempted(new AttemptOutcome.Broken("busy", "ours"), new Saved(1, "retrying", 1, NOW));

        assertThat(ours).contains("fault of ours").contains("fault=ours");
    }

    private String attempted(AttemptOutcome outcome, @Nullable Saved saved) {
        try (LogCapture log = LogCapture.start()) {
            Sent sent = new Sent(outcome, NOW, NOW, SeenAnswer.none(""));
            watch.attempted(Claims.withBody("{}"), sent, Optional.ofNullable(saved));
            return log.text();
        }
    }
}
