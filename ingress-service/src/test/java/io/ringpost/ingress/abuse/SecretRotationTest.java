package io.ringpost.ingress.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.ingress.fixture.Gates;
import io.ringpost.ingress.fixture.IngressProfile;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.ingress.fixture.Signing;
import io.ringpost.ingress.provider.WebhookProvider;
import io.ringpost.ingress.provider.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SE-13: while a secret is changed, the old and the new one hold at once, and the record tells which it was. */
class SecretRotationTest {
    private static final Map<String, String> FORM = Map.of("CallSid", "CA1");
    private static final byte[] BODY = "{\"event\":\"call_ended\"}".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({
        "old-token, TWILIO_AUTH_TOKEN#1",
        IngressProfile.TWILIO_TOKEN + ", TWILIO_AUTH_TOKEN#2",
        "retired-token, signature_wrong",
    })
    void twiliosTokens(String token, String outcome) {
        WebhookProvider gate = Gates.configured().get(0);
        Requests request = Requests.to(gate.routes().get(0));
        String url = IngressProfile.BASE_URL + gate.routes().get(0).template();

        assertThat(outcome(
                        gate,
                        request.form(FORM)
                                .header("X-Twilio-Signature", Signing.twilio(token, url, FORM))
                                .build()))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "old-key, RETELL_API_KEY#1",
        IngressProfile.RETELL_KEY + ", RETELL_API_KEY#2",
        "retired-key, signature_wrong",
    })
    void retellsKeys(String key, String outcome) {
        WebhookProvider gate = Gates.configured().get(1);
        String signature = Signing.retell(key, BODY, Requests.NOW.toEpochMilli());

        assertThat(outcome(
                        gate,
                        Requests.to(gate.routes().get(0))
                                .body(BODY)
                                .header("X-Retell-Signature", signature)
                                .build()))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "2, old-secret, VOIPMS_WEBHOOK_TOKEN#1",
        "2, " + IngressProfile.VOIPMS_TOKEN + ", VOIPMS_WEBHOOK_TOKEN#2",
        "2, retired-secret, token_wrong",
        "3, old-secret, WAVOIP_WEBHOOK_TOKEN#1",
        "3, " + IngressProfile.WAVOIP_TOKEN + ", WAVOIP_WEBHOOK_TOKEN#2",
        "3, retired-secret, token_wrong",
    })
    void tokensInAddresses(int provider, String token, String outcome) {
        WebhookProvider gate = Gates.configured().get(provider);

        assertThat(outcome(
                        gate,
                        Requests.to(gate.routes().get(0))
                                .query("token=" + token)
                                .body(BODY)
                                .build()))
                .isEqualTo(outcome);
    }

    private static String outcome(WebhookProvider gate, WebhookRequest request) {
        return gate.verify(request).match(proof -> proof, cause -> cause.code());
    }
}
