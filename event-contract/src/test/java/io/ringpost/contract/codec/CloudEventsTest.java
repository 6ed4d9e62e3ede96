package io.ringpost.contract.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.Examples;
import io.ringpost.contract.Provider;
import io.ringpost.contract.Service;
import io.ringpost.contract.event.Event;
import io.ringpost.contract.raw.RawCodec;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.contract.raw.RawWebhook;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The CloudEvents SDK reads what we write, in binary content mode. */
class CloudEventsTest {

    @ParameterizedTest
    @MethodSource("examples")
    void readsEveryEvent(Event event) {
        EncodedEvent record = EventCodec.encode(event, Service.CALL_STATE);

        CloudEvent read = sdk(record.headers(), record.value());

        assertThat(read.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(read.getId()).isEqualTo(event.info().id());
        assertThat(read.getType()).isEqualTo(event.type());
        assertThat(read.getSource()).hasToString("/call-state-service");
        assertThat(read.getSubject()).isEqualTo(event.info().subject());
        assertThat(read.getTime()).isEqualTo(event.info().time().atOffset(ZoneOffset.UTC));
        assertThat(read.getDataContentType()).isEqualTo("application/json");
        assertThat(Objects.requireNonNull(read.getData()).toBytes()).isEqualTo(record.value());
    }

    @Test
    void readsARawWebhookWithoutTouchingItsBytes() {
        byte[] body = "CallSid=CA1&Body=%C3%A7+\u0000".getBytes(UTF_8);
        RawWebhook webhook = webhook(body);

        CloudEvent read = sdk(RawCodec.headers(webhook), body);

        assertThat(read.getType()).isEqualTo(RawTypes.TWILIO_VOICE_STATUS);
        assertThat(read.getSource()).hasToString("/ingress/twilio/AC1");
        assertThat(read.getExtension("receivedat")).isEqualTo("2026-02-03T13:04:05.000006Z");
        assertThat(read.getExtension("query")).isEqualTo("token=***");
        assertThat(Objects.requireNonNull(read.getData()).toBytes()).isEqualTo(body);
    }

    @Test
    void aRawWebhookIsReadBackWhole() {
        RawWebhook webhook = webhook(new byte[] {0, (byte) 0xff});

        assertThat(RawCodec.read(RawCodec.headers(webhook), webhook.body())).contains(webhook);
    }

    @Test
    void aRawRecordThatDoesNotSayWhoSentItIsNotRead() {
        Map<String, String> headers = RawCodec.headers(webhook(new byte[0]));

        for (String missing : List.of(
                EventHeaders.ID, EventHeaders.TYPE, EventHeaders.SOURCE, EventHeaders.TIME, EventHeaders.RECEIVED_AT)) {
            Map<String, String> fewer = new java.util.HashMap<>(headers);
            fewer.remove(missing);
            assertThat(RawCodec.read(fewer, new byte[0])).as(missing).isEmpty();
        }
    }

    static List<Event> examples() {
        return Examples.all();
    }

    private static RawWebhook webhook(byte[] body) {
        Instant at = Instant.parse("2026-02-03T13:04:05.000006Z");
        return new RawWebhook(
                "0123",
                Provider.TWILIO,
                "AC1",
                RawTypes.TWILIO_VOICE_STATUS,
                "CA1",
                at,
                at,
                new RawWebhook.Request(
                        "POST",
                        "/webhooks/twilio/call-status",
                        "token=***",
                        "application/x-www-form-urlencoded; charset=utf-8"),
                "twilio-auth-token-1",
                body);
    }

    private static CloudEvent sdk(Map<String, String> headers, byte[] value) {
        RecordHeaders record = new RecordHeaders();
        headers.forEach((name, text) -> record.add(name, text.getBytes(UTF_8)));
        return KafkaMessageFactory.createReader(record, value).toEvent();
    }
}
