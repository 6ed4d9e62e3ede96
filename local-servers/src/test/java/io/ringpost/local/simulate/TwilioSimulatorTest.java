package io.ringpost.local.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.security.RequestValidator;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TwilioSimulatorTest {
    private static final String BASE = "https://hooks.example.com";
    private static final TwilioSimulator TWILIO =
            new TwilioSimulator(new TwilioAccount("AC" + "1".repeat(32), "12345"), BASE);
    private static final RequestValidator VENDOR = new RequestValidator("12345");

    static Stream<String> kinds() {
        return TWILIO.kinds().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isAcceptedByTheVendorsLibrary(String kind) {
        ProviderRequest genuine = TWILIO.request(kind, new byte[0], Authenticity.GENUINE);
        ProviderRequest wrong = TWILIO.request(kind, new byte[0], Authenticity.WRONG);
        ProviderRequest missing = TWILIO.request(kind, new byte[0], Authenticity.MISSING);

        assertThat(accepted(genuine)).isTrue();
        assertThat(accepted(wrong)).isFalse();
        assertThat(missing.headers()).doesNotContainKey("X-Twilio-Signature");
    }

    @Test
    void hashesJsonIntoTheQuery() throws URISyntaxException {
        byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

        ProviderRequest request = TWILIO.request("call-status", body, Authenticity.GENUINE);

        String url = BASE + request.target();
        assertThat(VENDOR.validate(url, "{\"a\":1}", signature(request))).isTrue();
        assertThat(VENDOR.validate(url, "{\"a\":2}", signature(request))).isFalse();
    }

    @Test
    void signsAGivenForm() {
        byte[] form = "CallSid=CA1&Body=a+%26+b".getBytes(StandardCharsets.UTF_8);

        ProviderRequest request = TWILIO.request("sms-incoming", form, Authenticity.GENUINE);

        assertThat(request.text()).isEqualTo("CallSid=CA1&Body=a+%26+b");
        assertThat(accepted(request)).isTrue();
    }

    @Test
    void keepsTheQueryOfItsUrl() {
        ProviderRequest request = TWILIO.get("/voice/incoming?tenant=a%2Fb", Form.of("CallSid", "CA1"));

        assertThat(request.target()).isEqualTo("/voice/incoming?tenant=a%2Fb&CallSid=CA1");
        assertThat(request.body()).isEmpty();
        assertThat(accepted(request)).isTrue();
    }

    @Test
    void namesADeliveryByAToken() {
        Form form = TWILIO.call().incoming();

        ProviderRequest first = TWILIO.post("/voice/incoming", form);
        ProviderRequest second = TWILIO.post("/voice/incoming", form);

        assertThat(first.headers().get("I-Twilio-Idempotency-Token"))
                .isNotBlank()
                .isNotEqualTo(second.headers().get("I-Twilio-Idempotency-Token"));
    }

    @Test
    void tellsALegByItsParent() {
        TwilioCall call = TWILIO.call();

        assertThat(call.leg("ringing", 1).value("ParentCallSid")).hasValue(call.callSid());
        assertThat(call.leg("ringing", 1).value("CallSid")).hasValue(call.childSid());
        assertThat(call.legEnded("completed", 3, 42).value("CallDuration")).hasValue("42");
        assertThat(call.ended("completed", 45).value("ParentCallSid")).isEmpty();
        assertThat(call.recording("absent", 0).value("RecordingDuration")).isEmpty();
    }

    @Test
    void knowsNoOtherKind() {
        assertThatThrownBy(() -> TWILIO.request("fax", new byte[0], Authenticity.GENUINE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean accepted(ProviderRequest request) {
        Map<String, String> fields = Form.parse(request.text()).fields().stream()
                .collect(Collectors.toMap(Form.Field::name, Form.Field::value));
        return VENDOR.validate(BASE + request.target(), fields, signature(request));
    }

    private static String signature(ProviderRequest request) {
        return request.headers().getOrDefault("X-Twilio-Signature", "");
    }
}
