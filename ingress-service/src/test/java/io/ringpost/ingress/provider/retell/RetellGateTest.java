package io.ringpost.ingress.provider.retell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringpost.contract.Provider;
import io.ringpost.ingress.clock.ProviderClocks;
import io.ringpost.ingress.fixture.Answers;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.ingress.fixture.Settings;
import io.ringpost.ingress.fixture.Signing;
import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.WebhookProvider;
import io.ringpost.ingress.provider.WebhookProviderContract;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.refuse.RefusalCause;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetellGateTest extends WebhookProviderContract {
    private static final String KEY = "test-api-key";
    private static final byte[] BODY = "{\"event\":\"call_ended\"}".getBytes(StandardCharsets.UTF_8);
    private static final long TIME = 1700000000000L;
    private static final String DIGEST = "07024cabe7dd8f6d1c6e4a8324ca92c812e6ad4a7ee506c04f7e462e3321823e";

    @Override
    protected WebhookProvider configured() {
        return gate(Map.of("ringpost.retell.api-key", KEY));
    }

    @Override
    protected WebhookProvider unconfigured() {
        return gate(Map.of());
    }

    @Override
    protected WebhookProvider switchedOff() {
        return gate(Map.of("ringpost.retell.verify", "off"));
    }

    @Override
    protected Requests about(String id) {
        return event("{\"event\":\"call_ended\",\"call\":{\"call_id\":\"" + id + "\"}}");
    }

    @Override
    protected Requests proven(Requests request) {
        return signed(request, KEY);
    }

    @Override
    protected Requests forged(Requests request) {
        return signed(request, "another-key");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "300000, true", "-300000, true", "300001, false", "-300001, false"})
    void takesThePublishedVectorWithinFiveMinutes(long later, boolean taken) {
        WebhookRequest request = event("")
                .body(BODY)
                .header("X-Retell-Signature", "v=" + TIME + ",d=" + DIGEST)
                .at(Instant.ofEpochMilli(TIME + later))
                .build();

        assertThat(refusal(configured().verify(request)).isEmpty()).isEqualTo(taken);
        assertThat(refusal(configured().verify(request)).filter(cause -> cause != RefusalCause.SIGNATURE_STALE))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=1700000000000",
                "d=" + DIGEST + ",v=1700000000000",
                "prefix-v=1700000000000,d=" + DIGEST,
                "v=1700000000000,d=" + DIGEST + "-suffix",
                "v=1700000000000,d=not-hex",
                "v=1700000000000,d=07024cabe7dd8f6d1c6e4a8324ca92c812e6ad4a7ee506c04f7e462e332182",
                "v=999999999999999999999999,d=" + DIGEST,
                "v=9999999999999999,d=" + DIGEST,
                "v=-1700000000000,d=" + DIGEST,
                "v=01700000000000,d=" + DIGEST,
                "v=1700000000000,d=" + DIGEST + ",extra=value",
                " v=1700000000000,d=" + DIGEST,
                "v=1700000000000,d=" + DIGEST + "\n",
                // over the body alone, and over time, dot and body
                "v=1700000000000,d=f68fe99500000000000000000000000000000000000000000000000000000000",
            })
    void refusesOtherForms(String header) {
        WebhookRequest request = event("")
                .body(BODY)
                .header("X-Retell-Signature", header)
                .at(Instant.ofEpochMilli(TIME))
                .build();

        assertThat(refusal(configured().verify(request))).hasValue(RefusalCause.SIGNATURE_WRONG);
    }

    @Test
    void signsTheBytesAndNotTheirMeaning() {
        String key = "key_test_0123456789abcdef";
        String body = "{\"event\":\"call_analyzed\",\"call\":{\"call_id\":\"call_1\",\"call_analysis\":"
                + "{\"call_summary\":\"Ligação concluída\",\"user_sentiment\":\"Positive\"}}}";
        String header = "v=" + TIME + ",d=5310b4677224651c1f1af78ee1e32ba7c083f9660d9f85d7e526c1afa71cb8e4";
        WebhookProvider gate = gate(Map.of("ringpost.retell.api-key", "older," + key));

        WebhookRequest genuine = event(body)
                .header("X-Retell-Signature", header)
                .at(Instant.ofEpochMilli(TIME))
                .build();
        WebhookRequest printedAgain = event(body.replace(":", ": ").replace("ç", "\\u00e7"))
                .header("X-Retell-Signature", header)
                .at(Instant.ofEpochMilli(TIME))
                .build();
        WebhookRequest oneBlankMore = event(body + " ")
                .header("X-Retell-Signature", header)
                .at(Instant.ofEpochMilli(TIME))
                .build();

        assertThat(proof(gate.verify(genuine))).isEqualTo("RETELL_API_KEY#2");
        assertThat(refusal(gate.verify(printedAgain))).hasValue(RefusalCause.SIGNATURE_WRONG);
        assertThat(refusal(gate.verify(oneBlankMore))).hasValue(RefusalCause.SIGNATURE_WRONG);
    }

    @Test
    void checksAddressesInAddition() {
        WebhookProvider gate =
                gate(Map.of("ringpost.retell.api-key", KEY, "ringpost.retell.allowed-ips", "100.20.5.228"));

        assertThat(refusal(gate.verify(proven(about("c")).from("100.20.5.228").build())))
                .isEmpty();
        assertThat(refusal(gate.verify(proven(about("c")).from("100.20.5.229").build())))
                .hasValue(RefusalCause.ADDRESS_NOT_ALLOWED);
    }

    @Test
    void namesALifecycleEventOnceAndATranscriptByItsContent() {
        String ended = "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\",\"n\":%d}}";
        String update = "{\"event\":\"transcript_updated\",\"call\":{\"call_id\":\"c\",\"n\":%d}}";

        assertThat(identity(event(ended.formatted(1)).build()).id())
                .isEqualTo(identity(event(ended.formatted(2)).build()).id());
        assertThat(identity(event(update.formatted(1)).build()).id())
                .isNotEqualTo(identity(event(update.formatted(2)).build()).id());
    }

    @ParameterizedTest
    @CsvSource({"1733000000, 2024-11-30T20:53:20Z", "1714608475945, 2024-05-02T00:07:55.945Z"})
    void takesTimesInSecondsAndMilliseconds(String stamp, Instant time) {
        Identity identity = identity(
                event("{\"event\":\"call_started\",\"call\":{\"call_id\":\"c\",\"start_timestamp\":" + stamp + "}}")
                        .build());

        assertThat(identity.time()).isEqualTo(time);
    }

    @Test
    void keepsAKindThatItDoesNotKnow() {
        assertThat(identity(event("{\"event\":\"agent_dreamt\",\"call\":{\"call_id\":\"c\"}}")
                                .build())
                        .type())
                .isEqualTo("ai.retell.agent_dreamt.v1");
        assertThat(identity(event("{\"event\":\"\\r\\nX: y\"}").build()).type()).isEqualTo("ai.retell.other.v1");
        assertThat(identity(event("{}").build()).providerId()).matches("[0-9a-f]{32}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+551 | {\"override_agent_id\":\"agent_1\",\"dynamic_variables\":{\"clinic\":\"Riso\"}}",
                "+552 | {}",
                "+553 | {\"override_agent_id\":\"usual\"}",
            })
    void namesTheAgentOfTheCalledNumber(String number, String override) {
        WebhookProvider gate = gate(Map.of(
                "ringpost.retell.api-key", KEY,
                "ringpost.voice.agent", "usual",
                "ringpost.voice.routes.a.numbers", "+551",
                "ringpost.voice.routes.a.agent", "agent_1",
                "ringpost.voice.routes.a.dynamic-variables.clinic", "Riso",
                "ringpost.voice.routes.b.numbers", "+552",
                "ringpost.voice.routes.b.forward", "+559"));

        assertThat(inbound(gate, number)).isEqualTo("{\"call_inbound\":" + override + "}");
    }

    @Test
    void leavesANumberWithoutAgentToRetell() {
        assertThat(inbound(configured(), "+551")).isEqualTo("{\"call_inbound\":{}}");
        assertThat(inbound(configured(), "\"},{")).isEqualTo("{\"call_inbound\":{}}");
    }

    private String inbound(WebhookProvider gate, String number) {
        WebhookRequest request = Requests.to(Provider.RETELL, "/webhooks/retell/inbound-call", RetellRoutes.INBOUND)
                .json("{\"event\":\"call_inbound\",\"call_inbound\":{\"from_number\":\"+559\",\"to_number\":"
                        + TextNode.valueOf(number) + "}}")
                .build();
        return new String(gate.reply(request, identity(request)).join().body(), StandardCharsets.UTF_8);
    }

    @Test
    void comparesItsClockWithWhatRetellSigned() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        ProviderClocks clocks = new ProviderClocks(meters, Clock.fixed(Requests.NOW, ZoneOffset.UTC));
        WebhookProvider gate = new RetellGate(
                Settings.of(RetellSettings.class, Map.of("ringpost.retell.api-key", KEY)),
                Answers.plan(Map.of()),
                clocks);
        long now = Requests.NOW.toEpochMilli();

        for (int i = 1; i <= 3; i++) {
            var unused = gate.verify(signedAt(now + 1000L * i, "guessed"));
        }
        assertThat(clocks.off()).isFalse();
        for (int i = 1; i <= 3; i++) {
            var unused = gate.verify(signedAt(now + 400_000L + i, KEY));
        }

        assertThat(clocks.off()).isTrue();
        assertThat(meters.get("ringpost.ingress.clock.offset")
                        .tag("source", "retell-signature")
                        .timeGauge()
                        .value(TimeUnit.SECONDS))
                .isBetween(-401.0, -399.0);
    }

    private static WebhookRequest signedAt(long millis, String key) {
        return event("")
                .body(BODY)
                .header("X-Retell-Signature", Signing.retell(key, BODY, millis))
                .build();
    }

    private static Requests signed(Requests request, String key) {
        WebhookRequest built = request.build();
        return request.header(
                "X-Retell-Signature",
                Signing.retell(key, built.body(), built.receivedAt().toEpochMilli()));
    }

    private static Requests event(String json) {
        return Requests.to(Provider.RETELL, "/webhook", RetellRoutes.EVENTS).json(json);
    }

    private static WebhookProvider gate(Map<String, String> settings) {
        return RetellGates.of(Settings.of(RetellSettings.class, settings), settings);
    }
}
