package io.ringpost.ingress.provider.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.twilio.security.RequestValidator;
import io.ringpost.contract.Provider;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.ingress.fixture.Signing;
import io.ringpost.ingress.provider.AddressGate;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

/**
 * The vectors of the vendor's own libraries (Java, Node, Python, PHP), and the Java library as an oracle where it is right.
 *
 * <p>It is wrong, and so no oracle, where a port is added or removed beside a percent-escape in the query (V26 with
 * {@code :443}), where a field is repeated (V10, V11), and where an apostrophe arrives unescaped (V9).
 */
class TwilioSignatureTest {
    private static final String TOKEN = "12345";
    private static final String U = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private static final String[] P5 = {
        "CallSid",
        "CA1234567890ABCDE",
        "Caller",
        "+14158675309",
        "Digits",
        "1234",
        "From",
        "+14158675309",
        "To",
        "+18005551212"
    };
    private static final String HASH = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
    private static final String JSON = "{\"property\": \"value\", \"boolean\": true}";
    private static final String[] NONE = {};

    static Stream<Arguments> forms() {
        return Stream.of(
                arguments("V1", U, P5, "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
                arguments("V2", U.replace(".com", ".com:1234"), P5, "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
                arguments("V3", "http://mycompany.com:1234/myapp.php?foo=1&bar=2", P5, "Zmvh+3yNM1Phv2jhDCwEM3q5ebU="),
                arguments("V4", U, P5, "kvajT1Ptam85bY51eRf/AJRuM3w="),
                arguments("V5", U.replace("https", "http"), P5, "0ZXoZLH/DfblKGATFgpif+LLRf4="),
                arguments("V5 without port", U.replace("https", "http"), P5, "OyGYPqTF6ztdbRNCvuQO/oPvqQ4="),
                arguments("V6", U.replace("//", "//user:pass@"), P5, "CukzLTc1tT5dXEDIHm/tKBanW10="),
                arguments("V7", U.replace("//", "//user@"), P5, "2YRLlVAflCqxaNicjMpJcSTgzSs="),
                arguments("V8", U.replace("//", "//user:pass@"), P5, "ZQFR1PTIZXF2MXB8ZnKCvnnA+rI="),
                arguments(
                        "user dropped, as Twilio does", U.replace("//", "//u:p@"), P5, "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
                arguments("V9", U + "&Body=It's+amazing", P5, "TfZzewPq8wqrGlMfyAud8+/IvJ0="),
                arguments(
                        "V10",
                        U,
                        pairs("MessagingBinding.Address", "+1325xxxxxxx", "MessagingBinding.Address", "+1415xxxxxxx"),
                        "83O6e2vORAoJHUNzJjDWN1jz+BA="),
                arguments(
                        "V10 the other way round",
                        U,
                        pairs("MessagingBinding.Address", "+1415xxxxxxx", "MessagingBinding.Address", "+1325xxxxxxx"),
                        "83O6e2vORAoJHUNzJjDWN1jz+BA="),
                arguments(
                        "V11",
                        U,
                        pairs(
                                "Sid",
                                "CA123",
                                "SidAccount",
                                "AC123",
                                "Digits",
                                "5678",
                                "Digits",
                                "1234",
                                "Digits",
                                "1234"),
                        "IK+Dwps556ElfBT0I3Rgjkr1wJU="),
                arguments("V16", U, NONE, "zYQTYrRWXE7LtzbG4PfP7/bkkGo="),
                arguments(
                        "V17",
                        "https://mycompany.com/myapp.php?foo=hello%20world&bar=test%2Bvalue",
                        P5,
                        "er2tvAP1Wx+iuTTE2BPgvEaN1cs="),
                arguments("V18", "https://mycompany.com/webhook/España?año=2023", P5, "G/Hx6mqqnjUNlPAoi2Sp9bGst0g="),
                arguments(
                        "V19",
                        U,
                        pairs(
                                "Message",
                                "Hello & goodbye! @#$%^*()",
                                "From",
                                "+1 (415) 867-5309",
                                "Special",
                                "unicode: ñáéíóú"),
                        "dCPiR4WtQ6QFN6pJh81CtlCcWLQ="),
                arguments(
                        "V20",
                        U,
                        pairs("Digits", "", "CallSid", "CA1234567890ABCDE", "EmptyParam", ""),
                        "9HHp/OqQMEwdrVebHDdA/+tqjX8="),
                arguments(
                        "V21",
                        U,
                        pairs("callSid", "lowercase", "CallSid", "uppercase", "CALLSID", "allcaps"),
                        "jDK7WKT8wiNrwggd4ceTv4e1MJ4="),
                arguments(
                        "V22",
                        U,
                        pairs("Zebra", "last", "Alpha", "first", "Beta", "second", "Gamma", "third"),
                        "enveUe73ZTVLAekHxez3Qx6JuuQ="),
                arguments(
                        "V23", "https://mycompany.com:443//myapp.php?foo=1&bar=2", P5, "A9lH3u16NjyiiM/+wylw5rirFUs="),
                arguments("V24", "https://mycompany.com/myapp.php", P5, "1xaxFBvyzXYvWplzNOSs28HWO94="),
                arguments(
                        "V25",
                        "https://example.com/myapp.php?foo=1&bar=2",
                        pairs(
                                "CallSid",
                                "CA1234567890ABCDE",
                                "Caller",
                                "+14158675310",
                                "Digits",
                                "1234",
                                "From",
                                "+14158675310",
                                "To",
                                "+18005551212"),
                        "L/OH5YylLD5NRKLltdqwSvS0BnU="),
                arguments(
                        "X1",
                        "https://voice.example.com/webhooks/twilio/call-status",
                        pairs(
                                "AccountSid",
                                "AC00000000000000000000000000000001",
                                "ApiVersion",
                                "2010-04-01",
                                "CallSid",
                                "CA00000000000000000000000000000001",
                                "CallStatus",
                                "completed",
                                "CallDuration",
                                "45",
                                "Direction",
                                "inbound",
                                "From",
                                "+5533999887766",
                                "To",
                                "+553322980007",
                                "Timestamp",
                                "Wed, 31 Dec 2025 12:00:00 +0000",
                                "SequenceNumber",
                                "0",
                                "CallbackSource",
                                "call-progress-events"),
                        "7BiDQ7Iy/W9IEfdzNDIuyYhi8Sc="),
                arguments(
                        "X2",
                        "https://sms.example.com:8443/webhooks/twilio/sms/incoming?tenant=a%2Fb",
                        pairs(
                                "MessageSid",
                                "SM00000000000000000000000000000001",
                                "Body",
                                " olá & tchau ",
                                "From",
                                "+5533999887766",
                                "To",
                                "+553322980007",
                                "NumMedia",
                                "0"),
                        "IexNEmMwZZVJ8iAzgZQejd41Cug="));
    }

    static Stream<Arguments> json() {
        return Stream.of(
                arguments("V13", U + "&bodySHA256=" + HASH, JSON, "a9nBmqA0ju/hNViExpshrM61xv4="),
                arguments(
                        "V14",
                        "https://mycompany.com/myapp.php?bodySHA256=" + HASH,
                        JSON,
                        "y77kIzt2vzLz71DgmJGsen2scGs="),
                arguments(
                        "V15",
                        U + "&bodySHA256=44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
                        "{}",
                        "Ldidvp12m26NI7eqEvxnEpkd9Hc="),
                arguments(
                        "V15 without port",
                        U + "&bodySHA256=44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
                        "{}",
                        "rw/jVviOgicj2+kHZULvebnA4ag="));
    }

    static Stream<Arguments> forgeries() {
        return Stream.of(
                arguments("N1", U, P5, "NOTRSOYDt4T1cUTdK1PDd93/VVr8B8="),
                arguments("N3", U + "&somethingUnexpected=true", P5, "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
                arguments(
                        "V12: one of two values kept",
                        U,
                        pairs("Sid", "CA123", "SidAccount", "AC123", "Digits", "5678"),
                        "IK+Dwps556ElfBT0I3Rgjkr1wJU="),
                arguments("another scheme", U.replace("https", "http"), P5, "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
                arguments("another port", U.replace(".com", ".com:8443"), P5, signed(U.replace(".com", ".com:9443"))),
                arguments("a port that was not sent", U, P5, signed(U.replace(".com", ".com:8443"))),
                arguments("a user that was not sent", U, P5, signed(U.replace("//", "//user:pass@"))),
                arguments("a trailing slash", U, P5, signed(U.replace(".php", ".php/"))),
                arguments("a fragment", U, P5, signed(U + "#rc=2")),
                arguments("the query decoded", U + "&a=%2B", P5, signed(U + "&a=+")),
                arguments("the query's order", U, P5, signed("https://mycompany.com/myapp.php?bar=2&foo=1")),
                arguments("%20 for a plus", U + "&a=b+c", P5, signed(U + "&a=b%20c")),
                arguments("another case", U, P5, "rsoydt4t1cutdk1pdd93/vvr8b8="),
                arguments("not Base64", U, P5, "\u00e9\u00e9"));
    }

    static Stream<Arguments> jsonForgeries() {
        return Stream.of(
                arguments("N4", U, JSON, "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
                arguments("N5", U + "&bodySHA256=" + HASH.substring(0, 63), JSON, "a9nBmqA0ju/hNViExpshrM61xv4="),
                arguments("N7", U + "&bodySHA256=WRONG", JSON, "a9nBmqA0ju/hNViExpshrM61xv4="),
                arguments("another body", U + "&bodySHA256=" + HASH, "{}", "a9nBmqA0ju/hNViExpshrM61xv4="),
                arguments(
                        "upper-case hash",
                        U + "&bodySHA256=" + HASH.toUpperCase(java.util.Locale.ROOT),
                        JSON,
                        "a9nBmqA0ju/hNViExpshrM61xv4="));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void takesThePublishedForms(String name, String url, String[] fields, String signature) {
        assertThat(verified(TOKEN, url, form(fields), signature)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("json")
    void takesThePublishedJson(String name, String url, String body, String signature) {
        assertThat(verified(TOKEN, url, request(url).json(body), signature)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void refusesForgedForms(String name, String url, String[] fields, String signature) {
        assertThat(verified(TOKEN, url, form(fields), signature)).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jsonForgeries")
    void refusesForgedJson(String name, String url, String body, String signature) {
        assertThat(verified(TOKEN, url, request(url).json(body), signature)).isFalse();
    }

    @ParameterizedTest
    @NullAndEmptySource
    void refusesWithoutSignature(@Nullable String signature) {
        Requests request = form(P5);
        if (signature != null) {
            request.header("X-Twilio-Signature", signature);
        }
        boolean taken = verifier(TOKEN, U).verify(at(U, request).build()).match(by -> true, cause -> false);

        assertThat(taken).isFalse();
    }

    @Test
    void takesAGetByItsUrlAlone() {
        String tail = "?CallSid=CA1&From=%2B15551230000";
        String url = "https://voice.example.com/webhooks/twilio/incoming-call" + tail;

        assertThat(verified(TOKEN, url, request(url).get(tail.substring(1)), "RtGGApSZxKGkKkkT70XRVQmTZZQ="))
                .isTrue();
    }

    @Test
    void takesEscapesWhateverThePort() {
        String query = "param1=client%3AAnonymous";
        String plain = "https://someurl.com/somepath?" + query;
        String withPort = "https://someurl.com:443/somepath?" + query;
        String signature = "PM+bjB+ITJ9a3LIYStKWOTMZMlU=";

        assertThat(verified("1234567890", plain, request(plain).get(query), signature))
                .isTrue();
        assertThat(verified("1234567890", withPort, request(withPort).get(query), signature))
                .isTrue();
    }

    @Test
    void refusesTheSignatureOfAShorterQuery() {
        String signature = Signing.twilio("s3cr3t", "https://example.com/path?test=param", Map.of());
        String url = "https://example.com/path?test=param2";

        assertThat(verified("s3cr3t", url, request(url).get("test=param2"), signature))
                .isFalse();
    }

    @Property(tries = 300)
    void agreesWithTheVendorsLibraryOnForms(@ForAll("fields") Map<String, String> fields, @ForAll boolean forge) {
        String signature = Signing.twilio(forge ? "other" : TOKEN, U, fields);

        boolean vendor = new RequestValidator(TOKEN).validate(U, fields, signature);

        assertThat(verified(TOKEN, U, request(U).form(fields), signature))
                .isEqualTo(vendor)
                .isEqualTo(!forge);
    }

    @Provide
    Arbitrary<Map<String, String>> fields() {
        Arbitrary<String> text =
                Arbitraries.strings().withCharRange('\u0001', '\ud7ff').ofMaxLength(20);
        return Arbitraries.maps(text.filter(name -> !name.isEmpty()), text).ofMaxSize(8);
    }

    private static boolean verified(String token, String url, Requests request, String signature) {
        return verifier(token, url)
                .verify(at(url, request).header("X-Twilio-Signature", signature).build())
                .match(by -> true, cause -> false);
    }

    private static TwilioVerifier verifier(String token, String url) {
        String base = url.substring(0, url.indexOf('/', url.indexOf("//") + 2));
        return new TwilioVerifier(
                new TwilioTokens(List.of(token)),
                new PublicUrl(List.of(base)),
                new AddressGate("TWILIO_ALLOWED_IPS", List.of()));
    }

    /** As it comes in: each byte of the request line as one char. */
    private static Requests at(String url, Requests request) {
        String sent = new String(url.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String target = sent.substring(sent.indexOf('/', sent.indexOf("//") + 2));
        int query = target.indexOf('?');
        return query < 0
                ? request.path(target).query(null)
                : request.path(target.substring(0, query)).query(target.substring(query + 1));
    }

    private static Requests request(String url) {
        return at(url, Requests.to(Provider.TWILIO, "/test", TwilioKind.CALL_STATUS.name()));
    }

    private static Requests form(String[] fields) {
        List<String> body = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            body.add(URLEncoder.encode(fields[i], StandardCharsets.UTF_8) + "="
                    + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return request(U)
                .header("Content-Type", Requests.FORM)
                .body(String.join("&", body).getBytes(StandardCharsets.UTF_8));
    }

    private static String signed(String url) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < P5.length; i += 2) {
            fields.put(P5[i], P5[i + 1]);
        }
        return Signing.twilio(TOKEN, url, fields);
    }

    private static String[] pairs(String... fields) {
        return fields;
    }
}
