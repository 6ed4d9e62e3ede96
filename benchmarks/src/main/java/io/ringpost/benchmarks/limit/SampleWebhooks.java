package io.ringpost.benchmarks.limit;

import io.ringpost.contract.Provider;
import io.ringpost.contract.raw.RawCodec;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.local.simulate.RetellCall;
import io.ringpost.local.simulate.TwilioAccount;
import io.ringpost.local.simulate.TwilioCall;
import io.ringpost.local.simulate.TwilioSimulator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Records as the ingress makes them of the webhooks that the benchmark sends. */
final class SampleWebhooks {
    private static final TwilioSimulator TWILIO =
            new TwilioSimulator(new TwilioAccount("AC" + "0".repeat(32), "token"), "http://localhost");

    private SampleWebhooks() {}

    static List<RawWebhook> make(Provider provider, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> provider == Provider.RETELL ? retell() : twilio())
                .toList();
    }

    static Map<String, byte[]> headers(RawWebhook webhook) {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        RawCodec.headers(webhook).forEach((name, value) -> bytes.put(name, value.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    private static RawWebhook twilio() {
        TwilioCall call = TWILIO.call();
        Instant now = Instant.now();
        return new RawWebhook(
                call.callSid() + "0".repeat(30),
                Provider.TWILIO,
                call.accountSid(),
                "com.twilio.voice.status.v1",
                call.callSid(),
                now,
                now,
                new RawWebhook.Request(
                        "POST", "/webhooks/twilio/call-status", null, "application/x-www-form-urlencoded"),
                "twilio-token-1",
                call.ended("completed", 45).bytes());
    }

    private static RawWebhook retell() {
        Instant now = Instant.now();
        RetellCall call = RetellCall.fresh(now);
        return new RawWebhook(
                UUID.randomUUID().toString().replace("-", ""),
                Provider.RETELL,
                "default",
                "ai.retell.call_ended.v1",
                call.callId(),
                now,
                now,
                new RawWebhook.Request("POST", "/webhooks/retell/call-events", null, "application/json"),
                "retell-key-1",
                call.ended());
    }
}
