package io.ringpost.ingress.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringpost.contract.Provider;
import io.ringpost.ingress.fixture.Ingress;
import io.ringpost.ingress.fixture.IngressProfile;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.ingress.fixture.Signing;
import io.ringpost.local.junit.LocalServers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SE-05, SE-06, SE-07: what would trouble a parser is kept byte for byte if it is genuine; what is packed is not taken. */
@QuarkusTest
@TestProfile(IngressProfile.class)
@WithTestResource(LocalServers.class)
class HostileBodiesIT {
    private final String id = UUID.randomUUID().toString();
    private Ingress ingress;

    @BeforeEach
    void awaitReady() {
        ingress = Ingress.ready();
    }

    static Stream<String> members() {
        return Stream.of(
                "\"deep\":" + "[".repeat(100_000) + "]".repeat(100_000),
                "\"deep\":" + "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000),
                keys(IntStream.range(0, 90_000).mapToObj(Integer::toString)),
                keys(IntStream.range(0, 1 << 14).mapToObj(HostileBodiesIT::collision)),
                "\"n\":1e400,\"m\":-1E-99999,\"o\":" + "1234567890".repeat(50_000),
                "\"call_id\":1,\"call_id\":2,\"type\":\"A\",\"type\":\"B\",\"data\":1,\"data\":{\"payload\":[]}",
                "\"s\":\"\\ud800 \\udc00\\ud800\",\"\\ud800\":1",
                "\"s\":\"\u0000\u0001\u001f\"",
                "\"s\":\"" + "\\".repeat(2) + "\\u0000\\uFEFF\\u2028\"",
                "\"\":{\"\":[{}]}");
    }

    @ParameterizedTest
    @MethodSource("members")
    void hostileJsonOfRetellIsKeptAsItCame(String member) {
        byte[] body = ("{\"event\":\"call_ended\",\"call\":{\"call_id\":\"" + id + "\"}," + member + "}")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(ingress.retell("/webhooks/retell/call-events", body).statusCode())
                .isEqualTo(200);
        assertThat(ingress.record(Provider.RETELL, id).value()).isEqualTo(body);
    }

    @ParameterizedTest
    @MethodSource("members")
    void hostileJsonOfVoipmsIsKeptAsItCame(String member) {
        byte[] body = ("{\"callid\":\"" + id + "\"," + member + "}").getBytes(StandardCharsets.UTF_8);

        assertThat(ingress.send("POST", "/webhooks/voipms/call/cdr?token=" + IngressProfile.VOIPMS_TOKEN, body)
                        .statusCode())
                .isEqualTo(200);
        assertThat(ingress.record(Provider.VOIPMS, id).value()).isEqualTo(body);
    }

    static Stream<byte[]> broken() {
        return Stream.of(
                bytes(0xC0, 0xAF),
                bytes(0xED, 0xA0, 0x80, 0xED, 0xB0, 0x80),
                bytes(0xF4, 0x90, 0x80, 0x80),
                bytes(0xF8, 0x88, 0x80, 0x80, 0x80),
                bytes(0x80, 0xBF),
                bytes(0xE2, 0x82),
                bytes(0xFF, 0xFE, 0x00, 0x00),
                bytes(0xEF, 0xBB, 0xBF),
                bytes(0x00));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenUtf8InATwilioFormIsKeptAsItWasSigned(byte[] value) {
        String url = IngressProfile.BASE_URL + "/webhooks/twilio/call-status";
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("CallSid=" + id + "&X=").getBytes(StandardCharsets.US_ASCII));
        for (byte one : value) {
            form.writeBytes(String.format("%%%02X", one & 0xFF).getBytes(StandardCharsets.US_ASCII));
        }

        int status = ingress.send(
                        "POST",
                        "/webhooks/twilio/call-status",
                        form.toByteArray(),
                        "Content-Type",
                        Requests.FORM,
                        "X-Twilio-Signature",
                        Signing.twilio(IngressProfile.TWILIO_TOKEN, url + "CallSid" + id, "X", value))
                .statusCode();

        assertThat(status).isEqualTo(204);
        assertThat(ingress.record(Provider.TWILIO, id).value()).isEqualTo(form.toByteArray());
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenUtf8InJsonIsKeptAsItCame(byte[] value) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("{\"callid\":\"" + id + "\",\"x\":\"").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(value);
        body.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(ingress.send(
                                "POST",
                                "/webhooks/voipms/call/cdr?token=" + IngressProfile.VOIPMS_TOKEN,
                                body.toByteArray())
                        .statusCode())
                .isEqualTo(200);
        assertThat(ingress.record(Provider.VOIPMS, id).value()).isEqualTo(body.toByteArray());
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Encoding, gzip",
        "Content-Encoding, br",
        "Content-Encoding, zstd",
        "Content-Encoding, deflate",
        "Content-Encoding, 'identity, gzip'",
        "Content-Encoding, 'gzip, gzip'",
        "Content-Encoding, GZIP",
        "Content-Encoding, unheard-of",
        "Content-Type, multipart/form-data; boundary=x",
        "Content-Type, MULTIPART/mixed",
    })
    void whatIsPackedIsNeverUnpacked(String header, String value) {
        for (String target : new String[] {
            "/webhook",
            "/webhooks/wavoip?token=" + IngressProfile.WAVOIP_TOKEN,
            "/webhooks/twilio/call-status",
            "/api/v1/events"
        }) {
            assertThat(ingress.post(target, "{}", header, value, "Authorization", "Bearer " + IngressProfile.EVENTS_KEY)
                            .statusCode())
                    .as(target)
                    .isEqualTo(415);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32"})
    void jsonInAnotherEncodingIsNoObjectHere(String charset) {
        byte[] body = ("{\"type\":\"CALL\",\"id\":\"" + id + "\"}").getBytes(Charset.forName(charset));

        assertThat(ingress.wavoip(body).statusCode()).isEqualTo(400);
    }

    private static String keys(Stream<String> names) {
        return names.map(name -> "\"" + name + "\":1").collect(Collectors.joining(","));
    }

    /** One of many names with the same hash code: Aa and BB have the same. */
    private static String collision(int number) {
        return IntStream.range(0, 14)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
