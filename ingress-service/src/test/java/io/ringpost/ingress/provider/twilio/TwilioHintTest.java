package io.ringpost.ingress.provider.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ringpost.contract.Provider;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.ingress.fixture.Settings;
import io.ringpost.ingress.fixture.Signing;
import io.ringpost.ingress.provider.TrustedProxies;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.refuse.RefusalCause;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every usual mistake is named, and what is none is not blamed. */
class TwilioHintTest {
    private static final String BASE = "https://hooks.example.com/tel";
    private static final String ROUTE = "/webhooks/twilio/call-status";
    private static final Map<String, String> FORM = new TreeMap<>(Map.of(
            "CallSid", "CA1", "AccountSid", "AC1", "CallStatus", "completed", "Empty", "", "Body", " olá + x\n"));

    static Stream<Arguments> addresses() {
        return Stream.of(
                arguments("http://hooks.example.com/tel" + ROUTE, "with http: check WEBHOOK_BASE_URL."),
                arguments(BASE + ROUTE + "/", "with the path with a trailing slash: compare the address set at Twilio"),
                arguments(BASE + "/" + ROUTE, "with a second slash before the path"),
                arguments(
                        "https://hooks.example.com" + ROUTE,
                        "without the path of WEBHOOK_BASE_URL: check WEBHOOK_BASE_URL"),
                arguments(
                        "https://public.example.org" + ROUTE,
                        "with https://public.example.org: check WEBHOOK_BASE_URL, or"),
                arguments("https://public.example.org:8443" + ROUTE, "with https://public.example.org:8443: check"),
                arguments("http://10.0.0.7:3000" + ROUTE, "with http://10.0.0.7:3000: check WEBHOOK_BASE_URL"),
                arguments("https://public.example.org/pre" + ROUTE, "with https://public.example.org/pre: check"),
                arguments(BASE + "/voice/incoming", "with the path /voice/incoming: the proxy rewrites it"),
                arguments(
                        "http://hooks.example.com/tel" + ROUTE + "/",
                        "with http and with the path with a trailing slash"));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void namesTheAddressThatWasSigned(String signed, String hint) {
        Requests request = request()
                .form(FORM)
                .header("X-Forwarded-Host", "public.example.org")
                .header("X-Forwarded-Port", "8443")
                .header("X-Forwarded-Prefix", "/pre")
                .header("Host", "10.0.0.7:3000")
                .header("X-Twilio-Signature", Signing.twilio("secret", signed, FORM));

        assertThat(hint(request)).startsWith("The signature matches ").contains(hint);
    }

    @Test
    void namesTheSlashThatCameTooMany() {
        Requests request = request()
                .path(ROUTE + "/")
                .form(FORM)
                .header("X-Twilio-Signature", Signing.twilio("secret", BASE + ROUTE, FORM));

        assertThat(hint(request)).contains("with the path without trailing slash");
    }

    @ParameterizedTest
    @CsvSource({
        "a=%2F&b=c%20d, a=%2f&b=c%20d, in small letters",
        "a=%2f, a=%2F, in capitals",
        "a=%2F, a=/, escapes undone",
        "a=b+c, a=b%20c, with %20 for +",
        "a=b%20c, a=b+c, with + for %20",
        "b=1&a=2, a=2&b=1, sorted",
        "cache=1, , without the query",
    })
    void namesTheQueryThatWasSigned(String came, String signed, String hint) {
        String url = BASE + ROUTE + (signed == null ? "" : "?" + signed);
        Requests request =
                request().query(came).form(FORM).header("X-Twilio-Signature", Signing.twilio("secret", url, FORM));

        assertThat(hint(request)).contains(hint).contains("something on the way");
    }

    @Test
    void namesThePathWhoseEscapesWereChanged() {
        Requests request = request().path("/caf%c3%a9").form(FORM);

        assertThat(hint(request.header("X-Twilio-Signature", Signing.twilio("secret", BASE + "/caf%C3%A9", FORM))))
                .contains("the path's escapes in capitals");
        assertThat(hint(request.header("X-Twilio-Signature", Signing.twilio("secret", BASE + "/caf\u00e9", FORM))))
                .contains("the path's escapes undone");
    }

    static Stream<Arguments> forms() {
        Map<String, String> stripped = new TreeMap<>(FORM);
        stripped.put("Body", "olá + x");
        Map<String, String> filled = new TreeMap<>(FORM);
        filled.remove("Empty");
        Map<String, String> windows = new TreeMap<>(FORM);
        windows.put("Body", " olá + x\r\n");
        return Stream.of(
                arguments(Map.of(), "with the address alone"),
                arguments(stripped, "with blanks around values taken away"),
                arguments(filled, "without empty fields"),
                arguments(windows, "with other line ends"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void namesTheFormThatWasSigned(Map<String, String> signed, String hint) {
        Requests request =
                request().form(FORM).header("X-Twilio-Signature", Signing.twilio("secret", BASE + ROUTE, signed));

        assertThat(hint(request)).contains(hint);
    }

    @ParameterizedTest
    @CsvSource({
        "A=%2Bx+y, A, +x+y, a plus that is no blank",
        "A=%252B, A, +, escaped twice",
        "A=%E9, A, \u00e9, came in Latin-1",
        "A=1&A=2, A, 2, one value of each repeated field",
        "B=1&A=2, B, 1A2, in the order they came",
    })
    void namesWhatBecameOfAForm(String came, String name, String value, String hint) {
        Requests request = request()
                .header("Content-Type", Requests.FORM)
                .body(came.getBytes(StandardCharsets.US_ASCII))
                .header("X-Twilio-Signature", Signing.twilio("secret", BASE + ROUTE, Map.of(name, value)));

        assertThat(hint(request)).contains(hint);
    }

    @Test
    void namesParametersThatASenderSignsTwice() {
        Requests request = request()
                .get("CallSid=CA1")
                .header(
                        "X-Twilio-Signature",
                        Signing.twilio("secret", BASE + ROUTE + "?CallSid=CA1", Map.of("CallSid", "CA1")));

        assertThat(hint(request)).contains("with the parameters behind the address");
    }

    @Test
    void namesTheTokenOfOldAndThatOfAnotherAccount() {
        Requests request = request().form(FORM);

        assertThat(hint(request.header("X-Twilio-Signature", Signing.twilio("former", BASE + ROUTE, FORM))))
                .contains("with the old token RINGPOST_RETIRED_SECRETS#2: promote the new one at Twilio");
        assertThat(hint(request.header("X-Twilio-Signature", Signing.twilio("others", BASE + ROUTE, FORM))))
                .contains("with TWILIO_AUTH_TOKEN#2, which is kept for another account");
    }

    @Test
    void tellsAChangedJsonBodyFromALostHash() {
        String url = BASE + ROUTE + "?bodySHA256=" + "0".repeat(64);
        Requests signed = request()
                .query("bodySHA256=" + "0".repeat(64))
                .json("{}")
                .header("X-Twilio-Signature", Signing.twilio("secret", url, Map.of()));
        Requests withoutHash =
                request().json("{}").header("X-Twilio-Signature", Signing.twilio("secret", BASE + ROUTE, Map.of()));
        Requests forged = request()
                .query("bodySHA256=" + "0".repeat(64))
                .json("{}")
                .header("X-Twilio-Signature", Signing.twilio("guessed", url, Map.of()));

        assertThat(hint(signed)).contains("its bodySHA256 is that of another body");
        assertThat(hint(withoutHash)).contains("the address has no bodySHA256");
        assertThat(hint(forged)).startsWith("None of the usual mistakes");
    }

    @Test
    void saysSoWhenNothingExplainsIt() {
        Requests forged =
                request().form(FORM).header("X-Twilio-Signature", Signing.twilio("guessed", BASE + ROUTE, FORM));
        Requests odd = request().form(FORM).header("X-Twilio-Signature", "sha1=abc");

        assertThat(hint(forged))
                .startsWith("None of the usual mistakes explains it (")
                .contains("compare TWILIO_AUTH_TOKEN")
                .doesNotContain("secret", "guessed", "CA1");
        assertThat(hint(odd)).contains("is not the Base64 of a SHA-1");
    }

    /** Eight mebibytes are hashed at most, and four thousand times. */
    @Test
    void costsAMomentAtMost() {
        Requests large = request()
                .header("Content-Type", Requests.FORM)
                .body(("Body=" + "x".repeat(1 << 20)).getBytes(StandardCharsets.US_ASCII))
                .header("X-Twilio-Signature", Signing.twilio("guessed", BASE, Map.of()));

        assertThat(hint(large)).containsPattern("\\([0-7] tried\\)");
    }

    @Test
    void explainsNothingElse() {
        WebhookRequest request = request().form(FORM).build();

        assertThat(guard().explain(request, RefusalCause.SIGNATURE_MISSING)).isEmpty();
        assertThat(guard().explain(request, RefusalCause.CANNOT_BE_KEPT)).isEmpty();
        assertThat(guard().explain(request, RefusalCause.ADDRESS_NOT_ALLOWED).orElse(""))
                .contains("TWILIO_ALLOWED_IPS");
    }

    private static String hint(Requests request) {
        WebhookRequest built = request.build();
        TwilioGuard guard = guard();
        RefusalCause cause = guard.verify(built).match(proof -> RefusalCause.NOT_FOUND, found -> found);
        assertThat(cause).isEqualTo(RefusalCause.SIGNATURE_WRONG);
        return guard.explain(built, RefusalCause.SIGNATURE_WRONG).orElseThrow();
    }

    private static TwilioGuard guard() {
        return new TwilioGuard(
                Settings.of(
                        TwilioSettings.class,
                        Map.of(
                                "ringpost.twilio.auth-token",
                                "secret,AC2:others",
                                "ringpost.twilio.retired",
                                "older,former",
                                "ringpost.twilio.base-url",
                                BASE)),
                new TrustedProxies(List.of()));
    }

    private static Requests request() {
        return Requests.to(Provider.TWILIO, ROUTE, TwilioKind.CALL_STATUS.name());
    }
}
