package io.ringpost.local.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetellSimulatorTest {
    private static final long NOW = 1_700_000_000_000L;
    private static final RetellSimulator RETELL =
            new RetellSimulator("test-api-key", Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));
    private static final byte[] ENDED = "{\"event\":\"call_ended\"}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNED =
            "v=1700000000000,d=07024cabe7dd8f6d1c6e4a8324ca92c812e6ad4a7ee506c04f7e462e3321823e";

    @Test
    void signsTheOfficialVector() {
        ProviderRequest request = RETELL.post(ENDED);

        assertThat(request.headers()).containsEntry("X-Retell-Signature", SIGNED);
    }

    @Test
    void signsBytesAndNotCharacters() {
        String body = "{\"event\":\"call_analyzed\",\"call\":{\"call_id\":\"call_1\",\"call_analysis\":"
                + "{\"call_summary\":\"Ligação concluída\",\"user_sentiment\":\"Positive\"}}}";

        String header =
                RetellSimulator.signature("key_test_0123456789abcdef", body.getBytes(StandardCharsets.UTF_8), NOW);

        assertThat(header)
                .isEqualTo("v=1700000000000,d=5310b4677224651c1f1af78ee1e32ba7c083f9660d9f85d7e526c1afa71cb8e4");
    }

    @Test
    void signsWronglyOrLateOrNotAtAll() {
        assertThat(header(Authenticity.WRONG)).startsWith("v=1700000000000,d=").isNotEqualTo(SIGNED);
        assertThat(header(Authenticity.STALE)).startsWith("v=1699999640000,d=");
        assertThat(RETELL.post("/webhook", ENDED, Authenticity.MISSING).headers())
                .doesNotContainKey("X-Retell-Signature");
    }

    @ParameterizedTest
    @CsvSource({
        "call-started, /webhooks/retell/call-events, call_started",
        "call-ended, /webhooks/retell/call-events, call_ended",
        "call-analyzed, /webhooks/retell/call-events, call_analyzed",
        "not-connected, /webhooks/retell/call-events, call_ended",
        "webhook, /webhook, call_started",
        "inbound-call, /webhooks/retell/inbound-call, call_inbound",
    })
    void postsEachKindToItsRoute(String kind, String path, String event) throws IOException {
        ProviderRequest request = RETELL.request(kind, new byte[0], Authenticity.GENUINE);

        assertThat(request.path()).isEqualTo(path);
        assertThat(json(request.body()).path("event").asText()).isEqualTo(event);
    }

    @Test
    void fillsACallInAsItGoesOn() throws IOException {
        TwilioCall leg = TwilioCall.fresh("AC1", Instant.ofEpochMilli(NOW));
        RetellCall call = RETELL.call().of(leg);

        JsonNode started = json(call.started()).path("call");
        JsonNode ended = json(call.ended()).path("call");
        JsonNode analyzed = json(call.analyzed()).path("call");

        assertThat(started.path("start_timestamp").asLong()).isEqualTo(NOW);
        assertThat(started.has("transcript")).isFalse();
        assertThat(started.at("/telephony_identifier/twilio_call_sid").asText()).isEqualTo(leg.callSid());
        assertThat(started.at("/metadata/CallSid").asText()).isEqualTo(leg.callSid());
        assertThat(ended.path("duration_ms").asLong()).isEqualTo(42_000);
        assertThat(ended.path("transcript_object")).hasSize(2);
        assertThat(ended.has("call_analysis")).isFalse();
        assertThat(analyzed.at("/call_analysis/user_sentiment").asText()).isEqualTo("Positive");
    }

    private static String header(Authenticity authenticity) {
        return RETELL.post("/webhook", ENDED, authenticity).headers().getOrDefault("X-Retell-Signature", "");
    }

    private static JsonNode json(byte[] body) throws IOException {
        return new ObjectMapper().readTree(body);
    }
}
