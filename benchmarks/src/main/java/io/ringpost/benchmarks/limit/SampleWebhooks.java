package io.ringpost.benchmarks.limit;

import io.ringpost.contract.Provider;
import io.ringpost.contract.raw.RawCodec;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.local.simulate.TwilioAccount;
import io.ringpost.local.simulate.TwilioCall;
import io.ringpost.local.simulate.TwilioSimulator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Records as the ingress makes them of a Twilio call status. */
final class SampleWebhooks {
    private static final TwilioSimulator TWILIO =
            new TwilioSimulator(new TwilioAccount("AC" + "0".repeat(32), "token"), "http://localhost");

    private SampleWebhooks() {}

    static List<RawWebhook> make(int count) {
        return IntStream.range(0, count).mapToObj(i -> make()).toList();
    }

    static Map<String, byte[]> headers(RawWebhook webhook) {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        RawCodec.headers(webhook).forEach((name, value) -> bytes.put(name, value.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    private static RawWebhook make() {
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
}
