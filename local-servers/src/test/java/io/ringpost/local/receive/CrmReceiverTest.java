package io.ringpost.local.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each behaviour, seen from a bare socket. */
class CrmReceiverTest {
    private static final String SECRET = "sua_chave_secreta";
    private static final int PATIENCE = 20_000;
    private static final int IMPATIENCE = 400;

    private final CrmReceiver crm = CrmReceiver.start(SECRET);

    @AfterEach
    void stop() {
        crm.close();
    }

    @Test
    void remembersWhatCameAndWhetherItWasSigned() throws IOException {
        String signed = "X-Webhook-Signature: sha256=67f0b8427aae19f0af48e6d180f2fe9a63edd71810c85630c87cc73e74efbdbe";

        assertThat(post("/a?x=1", "{}", signed)).startsWith("HTTP/1.1 200 ").endsWith("\"Webhook recebido\"}");
        post("/a?x=1", "{}", "X-Webhook-Signature: sha256=0");
        post("/b", "{}", "X-Other: 1");

        assertThat(crm.received("/a?x=1"))
                .extracting(ReceivedRequest::signature)
                .containsExactly(Verdict.VALID, Verdict.WRONG);
        assertThat(crm.received()).hasSize(3).last().satisfies(one -> {
            assertThat(one.number()).isEqualTo(3);
            assertThat(one.signature()).isEqualTo(Verdict.MISSING);
            assertThat(one.headers()).containsEntry("x-other", "1");
            assertThat(one.body()).isEqualTo("{}");
            assertThat(one.verified()).isFalse();
        });
    }

    @Test
    void listsWhatCameOverHttp() throws IOException {
        post("/a", "1", "X: 1");
        post("/b", "2", "X: 1");
        post("/a", "3", "X: 1");

        String page = exchange("GET /received?path=/a&after=1 HTTP/1.1\r\nConnection: close\r\n\r\n");

        assertThat(page)
                .contains("\"body\":\"3\"")
                .doesNotContain("\"body\":\"1\"")
                .doesNotContain("\"body\":\"2\"");
    }

    @Test
    void answersAnyStatus() throws IOException {
        crm.behave("/a", new Behaviour.Status(429, "120"));
        crm.behave("/b", new Behaviour.Status(410));

        assertThat(post("/a", "", "X: 1")).startsWith("HTTP/1.1 429 ").contains("Retry-After: 120\r\n");
        assertThat(post("/b", "", "X: 1")).startsWith("HTTP/1.1 410 ").doesNotContain("Retry-After");
    }

    @Test
    void failsFirst() throws IOException {
        crm.behave("/a", new Behaviour.FailFirst(2, 503));

        assertThat(post("/a", "", "X: 1")).startsWith("HTTP/1.1 503 ");
        assertThat(post("/a", "", "X: 1")).startsWith("HTTP/1.1 503 ");
        assertThat(post("/a", "", "X: 1")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void hangs() throws IOException {
        crm.behave("/a", new Behaviour.Hang());

        assertThat(firstBytes("/a")).isEmpty();
        await().untilAsserted(() -> assertThat(crm.received("/a")).hasSize(1));
    }

    @Test
    void dripsItsHead() throws IOException {
        crm.behave("/a", new Behaviour.Drip(true, Duration.ofMillis(1)));

        assertThat(post("/a", "", "X: 1")).startsWith("HTTP/1.1 200 ").hasSizeGreaterThan(200);
    }

    @Test
    void dripsOneByteAndThenWaits() throws IOException {
        crm.behave("/a", new Behaviour.Drip(true, Duration.ofMinutes(1)));

        assertThat(firstBytes("/a")).isEqualTo("H");
    }

    @Test
    void dripsItsBody() throws IOException {
        crm.behave("/a", new Behaviour.Drip(false, Duration.ofMinutes(1)));

        assertThat(firstBytes("/a")).endsWith("Content-Length: 200\r\n\r\n-");
    }

    @Test
    void redirects() throws IOException {
        crm.behave("/a", new Behaviour.Redirect(307, "/b"));

        assertThat(post("/a", "", "X: 1")).startsWith("HTTP/1.1 307 ").contains("Location: /b\r\n");
        assertThat(crm.received("/b")).isEmpty();
    }

    @Test
    void answersHugely() throws IOException {
        crm.behave("/a", new Behaviour.Big(3_000_000));

        assertThat(post("/a", "", "X: 1")).hasSizeGreaterThan(3_000_000);
    }

    @Test
    void resets() {
        crm.behave("/a", new Behaviour.Close());

        assertThatThrownBy(() -> post("/a", "", "X: 1")).isInstanceOf(SocketException.class);
    }

    @Test
    void readsChunks() throws IOException {
        String head = "POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";

        exchange(head + String.join("\r\n", "3;x=y", "abc", "a", "0123456789", "0", "", ""));

        assertThat(crm.received("/a")).extracting(ReceivedRequest::body).containsExactly("abc0123456789");
    }

    @Test
    void servesSeveralRequestsOnOneConnection() throws IOException {
        String answers = exchange("POST /a HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}"
                + "POST /a HTTP/1.1\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");

        assertThat(answers).containsPattern("(?s)HTTP/1.1 200 .*HTTP/1.1 200 ");
        assertThat(crm.received("/a")).hasSize(2);
    }

    @Test
    void survivesWhatIsNoHttp() throws IOException {
        exchange("nonsense\r\n\r\n");

        assertThat(post("/a", "", "X: 1")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void checksAPathByItsOwnSecret() throws IOException {
        crm.secret("/a", "another");
        crm.behave("/a", new Behaviour.Verify());

        assertThat(post(
                        "/a",
                        "{}",
                        "X-Webhook-Signature: sha256=67f0b8427aae19f0af48e6d180f2fe9a63edd71810c85630c87cc73e74efbdbe"))
                .startsWith("HTTP/1.1 401 ");
        assertThat(post(
                        "/a",
                        "{}",
                        "X-Webhook-Signature: sha256=1bf5074408c77a095d120b888576ae6aea70cf8416d33f8080f4514d752ff1fa"))
                .startsWith("HTTP/1.1 200 ");
    }

    private String post(String path, String body, String header) throws IOException {
        String head = "POST %s HTTP/1.1\r\nContent-Length: %d\r\nConnection: close\r\n%s\r\n\r\n";
        return exchange(head.formatted(path, body.length(), header) + body);
    }

    private String exchange(String request) throws IOException {
        try (Socket socket = sent(request)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String firstBytes(String path) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (Socket socket = sent("POST " + path + " HTTP/1.1\r\nContent-Length: 0\r\n\r\n")) {
            socket.setSoTimeout(IMPATIENCE);
            InputStream in = socket.getInputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                read.write(b);
            }
        } catch (SocketTimeoutException e) {
            return read.toString(StandardCharsets.UTF_8);
        }
        return "closed";
    }

    private Socket sent(String request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), crm.port());
        socket.setSoTimeout(PATIENCE);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return socket;
    }
}
