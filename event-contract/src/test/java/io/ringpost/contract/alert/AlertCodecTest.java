package io.ringpost.contract.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.Service;
import io.ringpost.contract.Topology;
import io.ringpost.contract.codec.EncodedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlertCodecTest {
    private static final Alert ALERT =
            new Alert(Instant.parse("2024-01-01T10:00:00Z"), "spool-takes-nothing", "ingress-0", "The disk is full.");

    @Test
    void writesWhatItReads() {
        EncodedEvent record = AlertCodec.encode(Service.INGRESS, ALERT);

        assertThat(record.topic()).isEqualTo(Topology.ALERTS);
        assertThat(record.key()).isEqualTo("spool-takes-nothing:ingress-0");
        assertThat(record.headers())
                .containsEntry(EventHeaders.TYPE, Alert.TYPE)
                .containsEntry(EventHeaders.SUBJECT, "ingress-0")
                .containsEntry(EventHeaders.SOURCE, "/ingress-service");
        assertThat(AlertCodec.decode(record.value())).isEqualTo(ALERT);
    }

    @Test
    void repeatedItIsTheSameAlert() {
        assertThat(AlertCodec.encode(Service.INGRESS, ALERT).headers())
                .isEqualTo(AlertCodec.encode(Service.INGRESS, ALERT).headers());
    }

    @Test
    void itsEndIsAnotherRecordOfTheSameKey() {
        EncodedEvent record =
                AlertCodec.encode(Service.INGRESS, ALERT.critical().recovered());

        assertThat(record.key()).isEqualTo("spool-takes-nothing:ingress-0");
        assertThat(record.headers().get(EventHeaders.ID))
                .isNotEqualTo(
                        AlertCodec.encode(Service.INGRESS, ALERT).headers().get(EventHeaders.ID));
        assertThat(AlertCodec.decode(record.value()))
                .isEqualTo(new Alert(
                        ALERT.at(),
                        ALERT.rule(),
                        ALERT.subject(),
                        ALERT.message(),
                        AlertState.RECOVERED,
                        AlertSeverity.CRITICAL));
    }

    @Test
    void oneWithoutStateIsOfAnEarlierVersionAndFires() {
        String earlier = "{\"at\":\"2024-01-01T10:00:00Z\",\"rule\":\"spool-takes-nothing\","
                + "\"subject\":\"ingress-0\",\"message\":\"The disk is full.\"}";

        assertThat(AlertCodec.decode(earlier.getBytes(StandardCharsets.UTF_8))).isEqualTo(ALERT);
    }
}
