package io.ringpost.local.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors that Twilio's own libraries are tested with, over the text that is signed. */
class TwilioSignatureTest {
    private static final String TOKEN = "12345";
    private static final String U = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private static final Form P5 = Form.of(
                    "CallSid", "CA1234567890ABCDE", "Caller", "+14158675309", "Digits", "1234", "From", "+14158675309")
            .plus("To", "+18005551212");

    @ParameterizedTest
    @MethodSource({"forms", "odderForms", "bare"})
    void signsAsPublished(String url, Form form, String signature) {
        assertThat(TwilioSignature.of(TOKEN, url, form)).isEqualTo(signature);
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of(U, P5, "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
                Arguments.of("http://mycompany.com:1234/myapp.php?foo=1&bar=2", P5, "Zmvh+3yNM1Phv2jhDCwEM3q5ebU="),
                Arguments.of("https://mycompany.com:443/myapp.php?foo=1&bar=2", P5, "kvajT1Ptam85bY51eRf/AJRuM3w="),
                Arguments.of("http://mycompany.com:80/myapp.php?foo=1&bar=2", P5, "0ZXoZLH/DfblKGATFgpif+LLRf4="),
                Arguments.of("http://mycompany.com/myapp.php?foo=1&bar=2", P5, "OyGYPqTF6ztdbRNCvuQO/oPvqQ4="),
                Arguments.of(
                        "https://mycompany.com/myapp.php?foo=hello%20world&bar=test%2Bvalue",
                        P5, "er2tvAP1Wx+iuTTE2BPgvEaN1cs="),
                Arguments.of("https://mycompany.com/webhook/España?año=2023", P5, "G/Hx6mqqnjUNlPAoi2Sp9bGst0g="),
                Arguments.of("https://mycompany.com:443//myapp.php?foo=1&bar=2", P5, "A9lH3u16NjyiiM/+wylw5rirFUs="),
                Arguments.of("https://mycompany.com/myapp.php", P5, "1xaxFBvyzXYvWplzNOSs28HWO94="),
                Arguments.of(U + "&Body=It%27s+amazing", P5, "TfZzewPq8wqrGlMfyAud8+/IvJ0="),
                Arguments.of(
                        "https://example.com/myapp.php?foo=1&bar=2",
                        P5.with("Caller", "+14158675310").with("From", "+14158675310"),
                        "L/OH5YylLD5NRKLltdqwSvS0BnU="));
    }

    static Stream<Arguments> odderForms() {
        return Stream.of(
                Arguments.of(
                        U,
                        Form.of("MessagingBinding.Address", "+1415xxxxxxx", "MessagingBinding.Address", "+1325xxxxxxx"),
                        "83O6e2vORAoJHUNzJjDWN1jz+BA="),
                Arguments.of(
                        U,
                        Form.of("Sid", "CA123", "SidAccount", "AC123", "Digits", "5678", "Digits", "1234")
                                .plus("Digits", "1234"),
                        "IK+Dwps556ElfBT0I3Rgjkr1wJU="),
                Arguments.of(
                        U,
                        Form.of("Message", "Hello & goodbye! @#$%^*()", "From", "+1 (415) 867-5309")
                                .plus("Special", "unicode: ñáéíóú"),
                        "dCPiR4WtQ6QFN6pJh81CtlCcWLQ="),
                Arguments.of(
                        U,
                        Form.of("Digits", "", "CallSid", "CA1234567890ABCDE", "EmptyParam", ""),
                        "9HHp/OqQMEwdrVebHDdA/+tqjX8="),
                Arguments.of(
                        U,
                        Form.of("callSid", "lowercase", "CallSid", "uppercase", "CALLSID", "allcaps"),
                        "jDK7WKT8wiNrwggd4ceTv4e1MJ4="),
                Arguments.of(
                        U,
                        Form.of("Zebra", "last", "Alpha", "first", "Beta", "second", "Gamma", "third"),
                        "enveUe73ZTVLAekHxez3Qx6JuuQ="));
    }

    static Stream<Arguments> bare() {
        String hash = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
        return Stream.of(
                Arguments.of(U, Form.of(), "zYQTYrRWXE7LtzbG4PfP7/bkkGo="),
                Arguments.of(U + "&bodySHA256=" + hash, Form.of(), "a9nBmqA0ju/hNViExpshrM61xv4="),
                Arguments.of(
                        "https://mycompany.com/myapp.php?bodySHA256=" + hash,
                        Form.of(),
                        "y77kIzt2vzLz71DgmJGsen2scGs="),
                Arguments.of(
                        "https://voice.example.com/webhooks/twilio/incoming-call?CallSid=CA1&From=%2B15551230000",
                        Form.of(), "RtGGApSZxKGkKkkT70XRVQmTZZQ="),
                Arguments.of(
                        "https://voice.example.com/webhooks/twilio/call-status",
                        Form.of("AccountSid", "AC00000000000000000000000000000001", "ApiVersion", "2010-04-01")
                                .plus("CallSid", "CA00000000000000000000000000000001", "CallStatus", "completed")
                                .plus("CallDuration", "45", "Direction", "inbound", "From", "+5533999887766")
                                .plus("To", "+553322980007", "Timestamp", "Wed, 31 Dec 2025 12:00:00 +0000")
                                .plus("SequenceNumber", "0", "CallbackSource", "call-progress-events"),
                        "7BiDQ7Iy/W9IEfdzNDIuyYhi8Sc="),
                Arguments.of(
                        "https://sms.example.com:8443/webhooks/twilio/sms/incoming?tenant=a%2Fb",
                        Form.of("MessageSid", "SM00000000000000000000000000000001", "Body", " olá & tchau ")
                                .plus("From", "+5533999887766", "To", "+553322980007", "NumMedia", "0"),
                        "IexNEmMwZZVJ8iAzgZQejd41Cug="));
    }

    @Test
    void usesTheTokenAsKey() {
        String url = "https://someurl.com/somepath?param1=client%3AAnonymous";

        assertThat(TwilioSignature.of("1234567890", url, Form.of())).isEqualTo("PM+bjB+ITJ9a3LIYStKWOTMZMlU=");
    }

    @Test
    void hashesABodyInLowerCase() {
        byte[] body = "{\"property\": \"value\", \"boolean\": true}".getBytes(StandardCharsets.UTF_8);

        assertThat(Hmac.digest(body)).isEqualTo("0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example:8443/voice/incoming?x=1, https://a.example/voice/incoming?x=1",
        "http://a.example:8080/voice/incoming, http://a.example:8080/voice/incoming",
        "https://a.example:8443/webhooks/twilio/sms/incoming, https://a.example:8443/webhooks/twilio/sms/incoming",
        "https://user:pass@a.example/voice/incoming, https://a.example/voice/incoming",
        "https://a.example/voice/incoming?u=https://b:1@c, https://a.example/voice/incoming?u=https://b:1@c",
    })
    void signsTheUrlAsTheChannelWritesIt(String configured, String signed) {
        assertThat(TwilioSignature.signedUrl(configured)).isEqualTo(signed);
    }
}
