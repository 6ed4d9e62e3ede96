package io.ringpost.local.receive;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureCheckTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final String MADE = "whsec_"
            + Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    /** RFC 4231, test case 2. */
    private static final String RFC_BODY = "what do ya want for nothing?";

    private static final String RFC_HEX = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    @ParameterizedTest
    @CsvSource({
        "sha256=" + RFC_HEX + ", VALID",
        RFC_HEX + ", WRONG",
        "sha256=5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843, WRONG",
        "sha256=, WRONG",
        "x, WRONG",
        "'', MISSING",
    })
    void checksTheGuidesSignature(String header, Verdict verdict) {
        assertThat(SignatureCheck.hex("Jefe", request(RFC_BODY, Map.of("x-webhook-signature", header))))
                .isEqualTo(verdict);
    }

    @Test
    void takesWhatTheStandardsLibrarySigns() throws WebhookSigningException {
        Map<String, String> headers = signed(MADE, "olá");

        assertThat(SignatureCheck.standard(MADE, request("olá", headers), NOW)).isEqualTo(Verdict.VALID);
        assertThat(SignatureCheck.standard(MADE, request("ola", headers), NOW)).isEqualTo(Verdict.WRONG);
    }

    @Test
    void keysAGivenSecretByItsText() throws WebhookSigningException {
        String given = "sua_chave_secreta";
        String encoded = Base64.getEncoder().encodeToString(given.getBytes(StandardCharsets.UTF_8));

        assertThat(SignatureCheck.standard(given, request("x", signed(encoded, "x")), NOW))
                .isEqualTo(Verdict.VALID);
    }

    @Test
    void isContentWithOneOfSeveralSignatures() throws WebhookSigningException {
        Map<String, String> headers = signed(MADE, "x");
        headers.computeIfPresent("webhook-signature", (name, one) -> "v1,AAAA " + one);

        assertThat(SignatureCheck.standard(MADE, request("x", headers), NOW)).isEqualTo(Verdict.VALID);
    }

    @ParameterizedTest
    @CsvSource({"300, VALID", "-300, VALID", "301, WRONG", "-301, WRONG"})
    void takesNothingOlderOrNewerThanFiveMinutes(long seconds, Verdict verdict) throws WebhookSigningException {
        Map<String, String> headers = signed(MADE, "x");

        assertThat(SignatureCheck.standard(MADE, request("x", headers), NOW.plusSeconds(seconds)))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"webhook-id", "webhook-timestamp", "webhook-signature"})
    void needsAllThreeHeaders(String header) throws WebhookSigningException {
        Map<String, String> headers = signed(MADE, "x");
        headers.remove(header);

        assertThat(SignatureCheck.standard(MADE, request("x", headers), NOW)).isEqualTo(Verdict.MISSING);
    }

    private static Map<String, String> signed(String secret, String body) throws WebhookSigningException {
        String signature = new Webhook(secret).sign("msg_1", NOW.getEpochSecond(), body);
        return new HashMap<>(Map.of(
                "webhook-id",
                "msg_1",
                "webhook-timestamp",
                Long.toString(NOW.getEpochSecond()),
                "webhook-signature",
                signature));
    }

    private static Request request(String body, Map<String, String> headers) {
        return new Request("POST", "/", headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
