package io.ringpost.ingress.provider.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringpost.contract.Provider;
import io.ringpost.ingress.fixture.Answers;
import io.ringpost.ingress.fixture.PlayedRegister;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.ingress.fixture.Settings;
import io.ringpost.ingress.fixture.Signing;
import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.TrustedProxies;
import io.ringpost.ingress.provider.WebhookProvider;
import io.ringpost.ingress.provider.WebhookProviderContract;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.refuse.RefusalCause;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioGateTest extends WebhookProviderContract {
    private static final String BASE = "https://hooks.example.com";
    private static final String ROUTE = "/webhooks/twilio/call-status";
    private static final Map<String, String> SETTINGS =
            Map.of("ringpost.twilio.auth-token", "secret", "ringpost.twilio.base-url", BASE);

    private Map<String, String> lastForm = Map.of();

    @Override
    protected WebhookProvider configured() {
        return gate(SETTINGS);
    }

    @Override
    protected WebhookProvider unconfigured() {
        return gate(Map.of("ringpost.twilio.base-url", BASE));
    }

    @Override
    protected WebhookProvider switchedOff() {
        return gate(Map.of("ringpost.twilio.verify", "off"));
    }

    @Override
    protected Requests about(String id) {
        lastForm = new TreeMap<>(Map.of("CallSid", id, "CallStatus", "completed"));
        return request(TwilioKind.CALL_STATUS).form(lastForm);
    }

    @Override
    protected Requests proven(Requests request) {
        return request.header("X-Twilio-Signature", Signing.twilio("secret", BASE + ROUTE, lastForm));
    }

    @Override
    protected Requests forged(Requests request) {
        return request.header("X-Twilio-Signature", Signing.twilio("guessed", BASE + ROUTE, lastForm));
    }

    @Test
    void isClosedWithoutBaseUrlUnlessAProxyIsTrusted() {
        TwilioSettings settings = Settings.of(TwilioSettings.class, Map.of("ringpost.twilio.auth-token", "secret"));

        assertThat(new TwilioGate(settings, new TrustedProxies(List.of()), Answers.withoutRoutes()).closedBy())
                .hasValue("WEBHOOK_BASE_URL is not set");
        assertThat(new TwilioGate(settings, new TrustedProxies(List.of("10.0.0.0/8")), Answers.withoutRoutes())
                        .closedBy())
                .isEmpty();
    }

    @Test
    void believesForwardedHeadersOfATrustedProxyOnly() {
        WebhookProvider gate = gate(Map.of("ringpost.twilio.auth-token", "secret"));
        Requests request = about("CA1")
                .header("Host", "internal:3000")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "evil.example, public.example.com")
                .header("X-Forwarded-Prefix", "/tel");
        request.header(
                "X-Twilio-Signature", Signing.twilio("secret", "https://public.example.com/tel" + ROUTE, lastForm));

        assertThat(refusal(gate.verify(request.build()))).hasValue(RefusalCause.SIGNATURE_WRONG);
        assertThat(refusal(gate.verify(request.throughProxy().build()))).isEmpty();
    }

    @Test
    void takesAnyOfItsTokensWhileTheyAreRotated() {
        WebhookProvider gate =
                gate(Map.of("ringpost.twilio.auth-token", "new-one, secret", "ringpost.twilio.base-url", BASE));

        String proof = proof(gate.verify(proven(about("CA1")).build()));

        assertThat(proof).isEqualTo("TWILIO_AUTH_TOKEN#2");
    }

    @ParameterizedTest
    @CsvSource({"AC1, true", "AC2, false"})
    void usesASubAccountsTokenForThatAccountAlone(String account, boolean taken) {
        WebhookProvider gate =
                gate(Map.of("ringpost.twilio.auth-token", "AC1:secret,other", "ringpost.twilio.base-url", BASE));
        Map<String, String> form = new TreeMap<>(Map.of("CallSid", "CA1", "AccountSid", account));
        WebhookRequest request = request(TwilioKind.CALL_STATUS)
                .form(form)
                .header("X-Twilio-Signature", Signing.twilio("secret", BASE + ROUTE, form))
                .build();

        assertThat(refusal(gate.verify(request)).isEmpty()).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"'AC1:', false", "'AC1: ', false", "'AC1: secret', true", "' secret ', true", "'secret:1', false"})
    void takesNoTokenThatIsEmpty(String token, boolean taken) {
        WebhookProvider gate =
                gate(Map.of("ringpost.twilio.auth-token", token + ",spare", "ringpost.twilio.base-url", BASE));

        assertThat(refusal(gate.verify(proven(about("CA1")).build())).isEmpty()).isEqualTo(taken);
    }

    @Test
    void isClosedIfNoTokenIsOne() {
        WebhookProvider gate = gate(Map.of("ringpost.twilio.auth-token", "AC1:,  ", "ringpost.twilio.base-url", BASE));

        assertThat(gate.closedBy()).hasValue("TWILIO_AUTH_TOKEN is not set");
    }

    @Test
    void takesARoutesOwnAddressBeforeThatOfAll() {
        WebhookProvider gate = gate(Map.of(
                "ringpost.twilio.auth-token",
                "secret",
                "ringpost.twilio.base-url",
                BASE,
                "ringpost.twilio.base-urls.\"" + ROUTE + "\"",
                "https://voice.example.com/tel/"));
        Requests request = about("CA1");

        assertThat(refusal(gate.verify(proven(request).build()))).hasValue(RefusalCause.SIGNATURE_WRONG);
        request.header(
                "X-Twilio-Signature", Signing.twilio("secret", "https://voice.example.com/tel" + ROUTE, lastForm));
        assertThat(refusal(gate.verify(request.build()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/webhooks/twilio/nothing, https://x.example, no route", ROUTE + ", x.example, no http or https URL"})
    void namesARoutesAddressThatIsNone(String path, String base, String fault) {
        Map<String, String> settings =
                Map.of("ringpost.twilio.auth-token", "secret", "ringpost.twilio.base-urls.\"" + path + "\"", base);

        assertThatThrownBy(() -> gate(settings))
                .hasMessageContaining("ringpost.twilio.base-urls: " + path)
                .hasMessageContaining(fault);
    }

    @Test
    void checksAddressesInAddition() {
        Map<String, String> settings = new TreeMap<>(SETTINGS);
        settings.put("ringpost.twilio.allowed-ips", "203.0.113.0/24");

        assertThat(refusal(gate(settings)
                        .verify(proven(about("CA1")).from("203.0.113.9").build())))
                .isEmpty();
        assertThat(refusal(gate(settings)
                        .verify(proven(about("CA1")).from("203.0.114.9").build())))
                .hasValue(RefusalCause.ADDRESS_NOT_ALLOWED);
    }

    @Test
    void readsAThousandFieldsAndNoMore() {
        Map<String, String> form = new TreeMap<>();
        for (int i = 0; i < 1000; i++) {
            form.put("f" + i, "");
        }
        assertThat(refusal(configured().verify(signed(form)))).isEmpty();

        form.put("f1000", "");

        assertThat(refusal(configured().verify(signed(form)))).hasValue(RefusalCause.SIGNATURE_WRONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAA==",
                "AAAAAAAAAAAAAAAAAAAAAAAAAA*="
            })
    void refusesWhatCannotBeASignature(String header) {
        WebhookRequest request =
                about("CA1").header("X-Twilio-Signature", header).build();

        assertThat(refusal(configured().verify(request))).hasValue(RefusalCause.SIGNATURE_WRONG);
    }

    private static WebhookRequest signed(Map<String, String> form) {
        return request(TwilioKind.CALL_STATUS)
                .form(form)
                .header("X-Twilio-Signature", Signing.twilio("secret", BASE + ROUTE, form))
                .build();
    }

    @Test
    void tellsNumberedEventsOfACallApart() {
        Identity first = identity(call(Map.of("CallSid", "CA1", "CallStatus", "completed", "SequenceNumber", "3")));
        Identity same = identity(call(Map.of("CallSid", "CA1", "CallStatus", "completed", "SequenceNumber", "3")));
        Identity next = identity(call(Map.of("CallSid", "CA1", "CallStatus", "completed", "SequenceNumber", "4")));

        assertThat(same.id()).isEqualTo(first.id()).isNotEqualTo(next.id());
    }

    @Test
    void tellsTheStatusesOfAMessageApart() {
        Identity sent = identity(message(Map.of("MessageSid", "SM1", "MessageStatus", "sent")));
        Identity delivered = identity(message(Map.of("MessageSid", "SM1", "MessageStatus", "delivered")));

        assertThat(sent.id()).isNotEqualTo(delivered.id());
    }

    @Test
    void takesTheProvidersClock() {
        Identity identity = identity(call(Map.of("CallSid", "CA1", "Timestamp", "Wed, 31 Dec 2025 12:00:00 +0000")));

        assertThat(identity.time()).isEqualTo(Instant.parse("2025-12-31T12:00:00Z"));
    }

    @Test
    void seesAStatusOnTheAddressForMessages() {
        Map<String, String> form = Map.of("MessageSid", "SM1", "MessageStatus", "delivered");

        assertThat(identity(request(TwilioKind.SMS_INCOMING).form(form).build()).type())
                .isEqualTo("com.twilio.sms.status.v1");
    }

    @Test
    void cannotReadAFormWithBrokenEscapes() {
        WebhookRequest request = about("CA1")
                .body("CallSid=CA1&Body=100%zz".getBytes(StandardCharsets.UTF_8))
                .build();

        assertThat(configured().identify(request).match(identity -> "read", () -> "unreadable"))
                .isEqualTo("unreadable");
    }

    @ParameterizedTest
    @CsvSource({
        "completed, false, <Hangup",
        "answered, false, <Hangup",
        "busy, false, <Record",
        "no-answer, false, <Record",
        "failed, false, <Record",
        "failed, true, <Hangup",
        "canceled, false, <Hangup",
        "'', false, <Hangup",
    })
    void decidesWhatFollowsADial(String status, String bridged, String verb) {
        WebhookRequest request = request(TwilioKind.DIAL_RESULT)
                .query("route=default")
                .form(Map.of("CallSid", "CA1", "DialCallStatus", status, "DialBridged", bridged))
                .build();

        String twiml = new String(
                configured()
                        .reply(request, identity(about("CA1").build()))
                        .join()
                        .body(),
                StandardCharsets.UTF_8);

        assertThat(twiml).contains(verb);
    }

    @Test
    void findsTheRouteOfACallThatIsToldInJson() {
        WebhookProvider gate = TwilioGates.switchedOff(
                Answers.of(Map.of("a.numbers", "+552", "a.forward", "+553"), PlayedRegister.refusing()));
        WebhookRequest request = request(TwilioKind.INCOMING_CALL)
                .json("{\"CallSid\":\"CA1\",\"From\":\"+551\",\"To\":\"+552\"}")
                .build();

        assertThat(new String(gate.reply(request, identity(request)).join().body(), StandardCharsets.UTF_8))
                .contains(">+553</Number>");
    }

    @Test
    void warnsOfAnAgentThatNoCallCanBeRegisteredWith() {
        Map<String, String> agent = Map.of("ringpost.voice.agent", "agent_1");

        assertThat(TwilioGates.switchedOff(Answers.of(agent, PlayedRegister.closed()))
                        .warnings())
                .singleElement()
                .asString()
                .contains("RETELL_API_KEY");
        assertThat(TwilioGates.switchedOff(Answers.of(agent, PlayedRegister.refusing()))
                        .warnings())
                .isEmpty();
        assertThat(TwilioGates.switchedOff(Answers.of(Map.of(), PlayedRegister.closed()))
                        .warnings())
                .isEmpty();
    }

    @Test
    void saysNothingToATextMessage() {
        WebhookRequest request = request(TwilioKind.SMS_INCOMING)
                .form(Map.of("MessageSid", "SM1"))
                .build();

        assertThat(new String(
                        configured().reply(request, identity(request)).join().body(), StandardCharsets.UTF_8))
                .matches("<\\?xml [^>]*\\?><Response(/>|></Response>)");
    }

    private WebhookRequest call(Map<String, String> form) {
        return request(TwilioKind.CALL_STATUS).form(form).build();
    }

    private WebhookRequest message(Map<String, String> form) {
        return request(TwilioKind.SMS_STATUS).form(form).build();
    }

    private static Requests request(TwilioKind kind) {
        return Requests.to(Provider.TWILIO, ROUTE, kind.name());
    }

    private static WebhookProvider gate(Map<String, String> settings) {
        return new TwilioGate(
                Settings.of(TwilioSettings.class, settings), new TrustedProxies(List.of()), Answers.withoutRoutes());
    }
}
