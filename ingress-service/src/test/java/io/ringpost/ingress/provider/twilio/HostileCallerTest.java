package io.ringpost.ingress.provider.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Provider;
import io.ringpost.ingress.fixture.Answers;
import io.ringpost.ingress.fixture.PlayedRegister;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.ingress.fixture.Settings;
import io.ringpost.ingress.fixture.TwimlTree;
import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.TrustedProxies;
import io.ringpost.ingress.provider.WebhookProvider;
import io.ringpost.ingress.provider.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a caller calls himself, TwiML is well-formed and has the elements and attributes that it should have. */
class HostileCallerTest {
    private static final int TRIES = 300;
    private static final List<String> CONNECTED =
            List.of("Dial[action, answerOnBridge, timeout]", "Sip[statusCallback, statusCallbackEvent]");
    private static final List<String> ASKED = List.of(
            "Say[language]",
            "Record[action, maxLength, playBeep, recordingStatusCallback, recordingStatusCallbackEvent]");

    @Property(tries = TRIES)
    void anIncomingCallIsConnected(@ForAll("hostile") String from, @ForAll("hostile") String to) {
        String twiml = answer(TwilioKind.INCOMING_CALL, "", Map.of("From", from, "To", to), "default.agent", "a");

        assertThat(TwimlTree.of(twiml).shape()).isEqualTo(CONNECTED);
    }

    @Property(tries = TRIES)
    void aFailedDialIsFollowedByVoicemail(@ForAll("hostile") String digits, @ForAll("hostile") String route) {
        String query = Requests.encode(Map.of("route", route));
        Map<String, String> form = Map.of("DialCallStatus", "busy", "Digits", digits, "From", digits);

        String twiml = answer(TwilioKind.DIAL_RESULT, query, form, "default.language", "pt-BR");

        assertThat(TwimlTree.of(twiml).shape()).isEqualTo(ASKED);
    }

    @Property(tries = TRIES)
    void whatTheSettingsSayIsText(@ForAll("hostile") String sentence, @ForAll("hostile") String address) {
        String notice = "." + sentence.replace("$", "").replace("\\", "");
        String twiml = answer(
                TwilioKind.INCOMING_CALL,
                "",
                Map.of("From", "+551"),
                "default.notice",
                notice,
                "default.sip",
                "sip:" + address.replace("$", "").replace("\\", ""));

        assertThat(TwimlTree.of(twiml).shape()).hasSize(3).endsWith(CONNECTED.toArray(String[]::new));
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(40),
                Arbitraries.strings()
                        .withChars("<>&\"'/=;%]![-?\u0000\u0007\uD800\uFFFE\n")
                        .ofMaxLength(20),
                Arbitraries.of(
                        "</Sip></Dial><Dial>+1900</Dial>",
                        "\" record=\"true",
                        "]]><Hangup/>",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
                        "sip:a@b\r\nX-Evil: 1",
                        "<?xml version=\"1.1\"?>"));
    }

    private static String answer(TwilioKind kind, String query, Map<String, String> form, String... voice) {
        Map<String, String> settings = new TreeMap<>();
        for (int i = 0; i < voice.length; i += 2) {
            settings.put(voice[i], voice[i + 1]);
        }
        WebhookProvider gate = new TwilioGate(
                Settings.of(
                        TwilioSettings.class,
                        Map.of("ringpost.twilio.auth-token", "t", "ringpost.twilio.base-url", "https://h.example")),
                new TrustedProxies(List.of()),
                Answers.of(settings, PlayedRegister.registering("call_1")));
        WebhookRequest request = Requests.to(Provider.TWILIO, "/webhooks/twilio/incoming-call", kind.name())
                .query(query.isEmpty() ? null : query)
                .form(form)
                .build();
        Identity identity = gate.identify(request).match(known -> known, () -> {
            throw new AssertionError("unreadable");
        });
        return new String(gate.reply(request, identity).join().body(), StandardCharsets.UTF_8);
    }
}
