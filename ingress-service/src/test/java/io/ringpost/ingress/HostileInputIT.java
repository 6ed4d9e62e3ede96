package io.ringpost.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringpost.contract.Provider;
import io.ringpost.ingress.fixture.Ingress;
import io.ringpost.ingress.fixture.IngressProfile;
import io.ringpost.local.junit.LocalServers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What would trouble a parser is kept byte for byte. */
@QuarkusTest
@TestProfile(IngressProfile.class)
@WithTestResource(LocalServers.class)
class HostileInputIT {
    private Ingress ingress;

    @BeforeEach
    void awaitReady() {
        ingress = Ingress.ready();
    }

    static Stream<String> hostile() {
        return Stream.of(
                "\"lone\":\"\\ud800\"",
                "\"twice\":1,\"twice\":2",
                "\"deep\":" + "[".repeat(50_000) + "]".repeat(50_000),
                "\"nul\":\"\u0000 \\u0000\"",
                "\"huge\":" + "9".repeat(20_000) + ",\"e\":1e999999",
                "\"bidi\":\"\u202e\uFFFF\"",
                "\"key\":{\"\":{\"\":null}}");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void keepsHostileJson(String member) {
        String id = UUID.randomUUID().toString();
        byte[] body = ("{" + member + ",\"type\":\"CALL\",\"whatsapp_call_id\":\"" + id + "\"}")
                .getBytes(StandardCharsets.UTF_8);

        int status = ingress.wavoip(body).statusCode();

        assertThat(status).isEqualTo(200);
        assertThat(ingress.record(Provider.WAVOIP, id).value()).isEqualTo(body);
    }

    @Test
    void keepsBrokenUtf8() {
        String id = UUID.randomUUID().toString();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(
                ("{\"type\":\"CALL\",\"whatsapp_call_id\":\"" + id + "\",\"t\":\"").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80, (byte) 0xC0, (byte) 0xAF, (byte) 0xFF});
        body.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));

        int status = ingress.wavoip(body.toByteArray()).statusCode();

        assertThat(status).isEqualTo(200);
        assertThat(ingress.record(Provider.WAVOIP, id).value()).isEqualTo(body.toByteArray());
    }

    @Test
    void keepsTheByteOrderMark() {
        String id = UUID.randomUUID().toString();
        byte[] body = ("\uFEFF{\"event\":\"call_ended\",\"call\":{\"call_id\":\"" + id + "\"}}")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(ingress.retell("/webhook", body).statusCode()).isEqualTo(200);
        assertThat(ingress.record(Provider.RETELL, id).value()).isEqualTo(body);
    }

    @Test
    void keepsBytesOfAQueryThatNobodyEscaped() throws IOException {
        String id = UUID.randomUUID().toString();
        String query = "token=" + IngressProfile.VOIPMS_TOKEN + "&to=1&from=2&id=" + id + "&message=ol\u00e1";

        String answer = talk(
                "GET /webhooks/voipms/sms/incoming?" + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(ingress.record(Provider.VOIPMS, id).value())
                .isEqualTo(query.replace(IngressProfile.VOIPMS_TOKEN, "***").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void keepsAQueryThatIsNoAddressForJava() throws IOException {
        String id = UUID.randomUUID().toString();
        String query = "token=" + IngressProfile.VOIPMS_TOKEN + "&to=1&from=2&id=" + id
                + "&media={MEDIA}&message=a|b\"c^d`e<f>\\[g]";

        String answer = talk(
                "GET /webhooks/voipms/sms/incoming?" + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("ok");
        assertThat(ingress.record(Provider.VOIPMS, id).text())
                .isEqualTo(query.replace(IngressProfile.VOIPMS_TOKEN, "***"));
    }

    @Test
    void keepsTheLongestTextOfAQuery() {
        String id = UUID.randomUUID().toString();
        String query = "&to=1&from=2&id=" + id + "&message=" + "%F0%9F%A6%B7".repeat(2048);

        int status = ingress.get("/webhooks/voipms/sms/incoming?token=" + IngressProfile.VOIPMS_TOKEN + query)
                .statusCode();

        assertThat(status).isEqualTo(200);
        assertThat(ingress.record(Provider.VOIPMS, id).text()).isEqualTo("token=***" + query);
    }

    @Test
    void answersAnEventWithANumberThatNoneCanRead() {
        String body = "{\"event\":\"cliente.criado\",\"data\":{\"id\":\"1\",\"x\":1e9999999999}}";

        assertThat(ingress.events(IngressProfile.EVENTS_KEY, body).statusCode()).isEqualTo(400);
    }

    @Test
    void speaksNoHttp2WhereARefusalWouldCloseTheStreamsOfAll() {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + ingress.port() + "/q/health/live"))
                .build();

        HttpResponse<Void> response = client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .join();

        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    private String talk(String request) throws IOException {
        try (Socket socket = new Socket("localhost", ingress.port())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
