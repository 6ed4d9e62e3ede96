package io.ringpost.ingress.provider.retell;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Provider;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.ingress.fixture.Settings;
import io.ringpost.ingress.fixture.Signing;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.refuse.RefusalCause;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetellHintTest {
    private static final String BODY =
            "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\",\"n\":[1,2.5],\"t\":\"Ligação\"}}";
    private static final long NOW = Requests.NOW.toEpochMilli();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT7H|7 h 0 min behind: a whole zone",
                "PT-3H-20S|3 h 0 min ahead: a whole zone",
                "PT5H30M|5 h 30 min behind: a whole zone",
                "PT12M|12 min 0 s behind: sent late or again, or a clock is wrong",
                "PT-12M|12 min 0 s ahead: a clock is wrong",
                "PT7H10M|7 h 10 min behind: sent late",
                "PT72H|3 days behind: sent late",
            })
    void saysHowFarTheTimeIsOff(Duration off, String hint) {
        String header = Signing.retell("secret", bytes(BODY), NOW - off.toMillis());

        assertThat(hint(BODY, header, RefusalCause.SIGNATURE_STALE)).contains(hint);
    }

    @Test
    void knowsSecondsAndMicroseconds() {
        assertThat(hint(BODY, Signing.retell("secret", bytes(BODY), NOW / 1000), RefusalCause.SIGNATURE_STALE))
                .isEqualTo("The timestamp is in seconds: whoever signs must write milliseconds.");
        assertThat(hint(BODY, Signing.retell("secret", bytes(BODY), NOW * 1000), RefusalCause.SIGNATURE_STALE))
                .contains("in microseconds");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": \"é\", \"b\": [1, 2]}|{\"a\":\"é\",\"b\":[1,2]}|written compactly: something on the way writes the JSON",
                "{\"a\": \"é\"}|{\"a\":\"\\u00e9\"}|written compactly, in ASCII",
                "{\"a\":\"é\",\"b\":[1,2]}|{\"a\": \"é\", \"b\": [1, 2]}|written with blanks:",
                "{\"a\":\"é\"}|{\"a\": \"\\u00e9\"}|written with blanks, in ASCII",
                "{\"a\":[1,{}]}|{\\n  \"a\": [\\n    1,\\n    {}\\n  ]\\n}|written with indents",
                "{\"a\":1}\\n|{\"a\":1}|without blanks around the body",
                "{\"a\":1}|{\"a\":1}\\n|with a line end behind the body",
            })
    void namesTheBodyThatWasSigned(String came, String signed, String hint) {
        String header = Signing.retell("secret", bytes(lines(signed)), NOW);

        assertThat(hint(lines(came), header, RefusalCause.SIGNATURE_WRONG)).contains(hint);
    }

    @Test
    void namesOtherWaysOfSigning() {
        assertThat(hint(BODY, scheme(BODY), RefusalCause.SIGNATURE_WRONG)).contains("with the body alone");
        assertThat(hint(BODY, scheme(NOW + "." + BODY), RefusalCause.SIGNATURE_WRONG))
                .contains("with the time and a dot before the body: the sender does not sign as Retell does");
        assertThat(hint(BODY, scheme(BODY + "." + NOW), RefusalCause.SIGNATURE_WRONG))
                .contains("a dot before the time");
        assertThat(hint(BODY, scheme(NOW + BODY), RefusalCause.SIGNATURE_WRONG)).contains("the time before the body");
    }

    @ParameterizedTest
    @CsvSource({
        "former, with the old key RINGPOST_RETIRED_SECRETS#1: move the webhook badge",
        "quoted, with RETELL_API_KEY#2 without its quotes: compare RETELL_API_KEY with the dashboard",
        "key_secret, with RETELL_API_KEY#1 behind key_",
        "plain, with RETELL_API_KEY#3 without key_",
        "word, with RETELL_API_KEY#4 without its first word",
        "guessed, None of the usual mistakes explains it",
    })
    void namesTheKeyThatSigned(String key, String hint) {
        String header = Signing.retell(key, bytes(BODY), NOW);

        assertThat(hint(BODY, header, RefusalCause.SIGNATURE_WRONG))
                .contains(hint)
                .doesNotContain("secret" + "\"");
    }

    @Test
    void namesHeadersThatAreWrittenOddly() {
        String header = Signing.retell("secret", bytes(BODY), NOW);

        assertThat(hint(BODY, header.toUpperCase(Locale.ROOT), RefusalCause.SIGNATURE_WRONG))
                .contains("not written as Retell does");
        assertThat(hint(BODY, "sha256=" + "0".repeat(64), RefusalCause.SIGNATURE_WRONG))
                .contains("is not v=<milliseconds>,d=<64 hex digits>");
    }

    @Test
    void looksNoFurtherThanABodyThatIsNoJson() {
        String header = Signing.retell("guessed", bytes("x"), NOW);

        assertThat(hint("no { JSON", header, RefusalCause.SIGNATURE_WRONG)).startsWith("None of the usual mistakes");
    }

    @Test
    void explainsAnAddressAndNothingElse() {
        WebhookRequest request = request(BODY).build();

        assertThat(guard().explain(request, RefusalCause.ADDRESS_NOT_ALLOWED).orElse(""))
                .contains("RETELL_ALLOWED_IPS");
        assertThat(guard().explain(request, RefusalCause.SIGNATURE_MISSING)).isEmpty();
        assertThat(guard().explain(request, RefusalCause.SIGNATURE_STALE)).isEmpty();
    }

    private static String hint(String body, String header, RefusalCause cause) {
        WebhookRequest request =
                request(body).header("X-Retell-Signature", header).build();
        RetellGuard guard = guard();
        RefusalCause found = guard.verify(request).match(proof -> RefusalCause.NOT_FOUND, refusal -> refusal);
        assertThat(found).isEqualTo(cause);
        return guard.explain(request, cause).orElseThrow();
    }

    /** The digest of another message, as if the time stood behind it. */
    private static String scheme(String message) {
        String digest = Signing.retellDigest("secret", bytes(message));
        return "v=" + NOW + ",d=" + digest;
    }

    private static RetellGuard guard() {
        return new RetellGuard(Settings.of(
                RetellSettings.class,
                Map.of(
                        "ringpost.retell.api-key",
                        "secret,\"quoted\",key_plain,Bearer word",
                        "ringpost.retell.retired",
                        "former")));
    }

    private static Requests request(String body) {
        return Requests.to(Provider.RETELL, "/webhook", RetellRoutes.EVENTS).json(body);
    }

    private static String lines(String text) {
        return text.replace("\\n", "\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
