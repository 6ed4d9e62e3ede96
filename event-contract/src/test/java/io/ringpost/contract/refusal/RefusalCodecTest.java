package io.ringpost.contract.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.Topology;
import io.ringpost.contract.codec.EncodedEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusalCodecTest {
    private static final Refusal REFUSAL = new Refusal(
            Instant.parse("2024-01-01T10:00:00Z"),
            "twilio",
            "/webhooks/twilio/call-status",
            "POST",
            403,
            "signature_mismatch",
            "check TWILIO_AUTH_TOKEN and WEBHOOK_BASE_URL",
            "203.0.113.0/24",
            new Refusal.Sizes(311, 0, 9));

    @Test
    void writesWhatItReads() {
        EncodedEvent record = RefusalCodec.encode("r-1", REFUSAL);

        assertThat(record.topic()).isEqualTo(Topology.REFUSALS);
        assertThat(record.key()).isEqualTo("twilio");
        assertThat(record.headers())
                .containsEntry(EventHeaders.TYPE, Refusal.TYPE)
                .containsEntry(EventHeaders.ID, "r-1")
                .containsEntry(EventHeaders.SOURCE, "/ingress-service");
        assertThat(RefusalCodec.decode(record.value())).isEqualTo(REFUSAL);
    }
}
