package io.ringpost.e2e.ledger;

import io.ringpost.e2e.stack.Senders;
import io.ringpost.local.simulate.Authenticity;
import io.ringpost.local.simulate.RetellCall;
import io.ringpost.local.simulate.TwilioCall;
import io.ringpost.local.simulate.WavoipCall;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Calls of several providers and what is posted of each, the same for the same seed but for the times in it. */
final class Course {
    private static final int WEBHOOKS = 6;
    private static final int FORGED_ONE_IN = 8;
    private static final String STATUS = "/webhooks/twilio/call-status";
    private static final String EVENTS = "/webhooks/retell/call-events";

    private final Senders senders;
    private final Random random;
    private final byte[] padding;
    private final Instant begin = Instant.now();

    /** Bodies of JSON are so many bytes longer than they need be. */
    Course(Senders senders, long seed, int padding) {
        this.senders = senders;
        this.random = new Random(seed);
        this.padding = " ".repeat(padding).getBytes(StandardCharsets.US_ASCII);
    }

    /** The next call's webhooks; some calls are forged from end to end. */
    List<Webhook> next() {
        boolean genuine = random.nextInt(FORGED_ONE_IN) > 0;
        Authenticity how = genuine ? Authenticity.GENUINE : Authenticity.WRONG;
        int provider = random.nextInt(3);
        String id = "%016x%016x".formatted(random.nextLong(), random.nextLong());
        List<Webhook> webhooks = new ArrayList<>();
        for (int number = 0; number < WEBHOOKS; number++) {
            webhooks.add(
                    switch (provider) {
                        case 0 -> twilio(id, number, how);
                        case 1 -> retell(id, number, how);
                        default -> wavoip(id, number, how);
                    });
        }
        return webhooks;
    }

    private Webhook twilio(String id, int number, Authenticity how) {
        TwilioCall like = senders.twilio().call();
        TwilioCall call =
                new TwilioCall(like.accountSid(), "CA" + id, "CA" + id, "RE" + id, like.from(), like.to(), begin);
        return webhook(
                "CA" + id, number, how, () -> senders.twilio().as(how).post(STATUS, call.leg("ringing", number)));
    }

    private Webhook retell(String id, int number, Authenticity how) {
        String call = "call_" + id;
        byte[] body = padded(new RetellCall(
                        call,
                        "agent_julie",
                        "+5533999887766",
                        "+553322980007",
                        "CA" + id,
                        begin.plusMillis(number),
                        number,
                        "https://media.example.com")
                .transcribed());
        return webhook(call, number, how, () -> senders.retell().post(EVENTS, body, how));
    }

    private Webhook wavoip(String id, int number, Authenticity how) {
        String call = id.toUpperCase(Locale.ROOT);
        byte[] body = padded(new WavoipCall(call, 1517, "556698887777", "5533322980007", "INCOMING")
                .call("UPDATE", "ACTIVE", number));
        return webhook(call, number, how, () -> senders.wavoip().request("call", body, how));
    }

    private byte[] padded(byte[] body) {
        byte[] longer = Arrays.copyOf(body, body.length + padding.length);
        System.arraycopy(padding, 0, longer, body.length, padding.length);
        return longer;
    }

    private static Webhook webhook(
            String call,
            int number,
            Authenticity how,
            java.util.function.Supplier<io.ringpost.local.simulate.ProviderRequest> request) {
        return Webhook.of(call, number, how == Authenticity.GENUINE, request);
    }
}
