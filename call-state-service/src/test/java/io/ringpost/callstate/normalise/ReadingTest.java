package io.ringpost.callstate.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.callstate.fixture.Webhooks;
import io.ringpost.callstate.lifecycle.Fact;
import io.ringpost.contract.Provider;
import io.ringpost.contract.raw.RawTypes;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final Reading.Cases<String> ANSWERS = new Reading.Cases<>() {
        @Override
        public String fact(Fact fact) {
            return "fact " + fact.id();
        }

        @Override
        public String noCall(String reason) {
            return "none: " + reason;
        }

        @Override
        public String unreadable(String reason, String cause) {
            return reason + ": " + cause;
        }
    };

    @Test
    void everyCaseIsAnswered() {
        String fact = read("CallSid=CA1&CallStatus=ringing");

        assertThat(fact).startsWith("fact ").hasSizeGreaterThan(5);
        assertThat(read("x=y")).isEqualTo("none: no CallSid");
        assertThat(read("[]")).isEqualTo("unreadable_body: neither a JSON object nor a form");
    }

    @Test
    void aFactKnowsWhoToldItWhen() {
        Instant received = Instant.parse("2026-02-01T00:00:00Z");

        Fact fact = Webhooks.fact(Webhooks.raw(
                Provider.TWILIO, RawTypes.TWILIO_VOICE_STATUS, "CallSid=CA1&CallStatus=ringing", received));

        assertThat(fact.origin().type()).isEqualTo(RawTypes.TWILIO_VOICE_STATUS);
        assertThat(fact.origin().time()).isEqualTo(received);
        assertThat(fact.origin().receivedAt()).isEqualTo(received);
        assertThat(fact.id()).isEqualTo(fact.origin().eventId()).isNotEmpty();
    }

    private static String read(String body) {
        return CallNormaliser.read(Webhooks.twilio(RawTypes.TWILIO_VOICE_STATUS, body))
                .match(ANSWERS);
    }
}
