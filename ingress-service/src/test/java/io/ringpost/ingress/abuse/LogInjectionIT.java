package io.ringpost.ingress.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringpost.ingress.fixture.Ingress;
import io.ringpost.ingress.fixture.IngressProfile;
import io.ringpost.ingress.fixture.LogLines;
import io.ringpost.ingress.fixture.RawConnection;
import io.ringpost.local.junit.LocalServers;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SE-11: whatever a request holds, it makes one line, and one that neither a terminal nor a reader of JSON mistakes. */
@QuarkusTest
@TestProfile(IngressProfile.class)
@WithTestResource(LocalServers.class)
class LogInjectionIT {
    /** No two requests here have the same size, so that each finds its own line. */
    private static final AtomicInteger SIZE = new AtomicInteger(7000);

    private final int size = SIZE.incrementAndGet();
    private Ingress ingress;

    @BeforeEach
    void awaitReady() {
        ingress = Ingress.ready();
    }

    static Stream<String> poisons() {
        return Stream.of(
                "\r\n2026-01-01 INFO forged",
                "\n{\"level\":\"ERROR\",\"message\":\"forged\"}",
                "\u001b[2K\u001b[31mforged",
                "\u009b31mforged",
                "\u0085\u2028\u2029forged",
                "\u202eforged\u2066",
                "\",\"level\":\"ERROR\",\"x\":\"forged",
                "${jndi:ldap://forged}%n%s{}",
                "\b\b\u007f\u0000forged");
    }

    @ParameterizedTest
    @MethodSource("poisons")
    void inAKeptBody(String poison) {
        String text = TextNode.valueOf(poison).toString();

        assertOneCleanLine(() -> ingress.wavoip(
                padded("{\"type\":" + text + ",\"whatsapp_call_id\":" + text + ",\"id_session\":" + text)));
    }

    @ParameterizedTest
    @MethodSource("poisons")
    void inAnEventsName(String poison) {
        String text = TextNode.valueOf("call_ended" + poison).toString();

        assertOneCleanLine(() ->
                ingress.retell("/webhook", padded("{\"event\":" + text + ",\"call\":{\"call_id\":" + text + "}")));
    }

    @ParameterizedTest
    @MethodSource("poisons")
    void inAQuery(String poison) {
        String value = URLEncoder.encode(poison, StandardCharsets.UTF_8);
        String query = "token=" + IngressProfile.VOIPMS_TOKEN + "&to=" + value + "&from=" + value + "&id=" + value
                + "&message=" + value + "&pad=";

        assertOneCleanLine(
                () -> ingress.get("/webhooks/voipms/sms/incoming?" + query + "x".repeat(size - query.length())));
    }

    @ParameterizedTest
    @MethodSource("poisons")
    void inARefusedFormAndItsPath(String poison) {
        String value = URLEncoder.encode(poison, StandardCharsets.UTF_8);

        assertOneCleanLine(() -> ingress.post("/webhooks/wavoip/" + value, "x".repeat(size)));
        assertThat(ingress.get("/nothing/" + value).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("poisons")
    void inHeaders(String poison) {
        String value = onOneLine(poison).replaceAll("\\p{Cntrl}", "");
        String headers = Stream.of(
                        "User-Agent",
                        "X-Twilio-Signature",
                        "X-Retell-Signature",
                        "traceparent",
                        "X-Forwarded-For",
                        "Content-Type",
                        "X-Webhook-Token")
                .map(name -> name + ": " + value + "\r\n")
                .reduce("", String::concat);

        assertOneCleanLine(() -> {
            try (RawConnection connection = RawConnection.to(ingress)) {
                connection.send("POST /webhooks/wavoip HTTP/1.1\r\nHost: x\r\n" + headers + "Content-Length: " + size
                        + "\r\n\r\n" + "x".repeat(size));
                return connection.status();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("poisons")
    void inTheTargetAndTheMethod(String poison) {
        String value = onOneLine(poison).replace(' ', '+');
        try (LogLines lines = LogLines.of("")) {
            // Lines about strangers are sampled: whoever asks again is written down after a while.
            for (String line : List.of("GET /" + value, "GET /webhook?" + value, "G" + value + " /webhook")) {
                int before = lines.all().size();
                await().atMost(Duration.ofSeconds(30)).until(() -> {
                    assertThat(RawConnection.ask(ingress, line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                            .startsWith("HTTP/1.1 4");
                    return lines.all().size() > before;
                });
            }

            assertClean(lines);
        }
    }

    @Test
    void everyLineOfTheFileIsAnObject() throws IOException {
        String text = TextNode.valueOf("\u2028\n\u001b[0m\"").toString();
        ingress.wavoip(padded("{\"type\":" + text + ",\"whatsapp_call_id\":" + text));

        await().atMost(Duration.ofSeconds(30)).until(() -> linesOfFile().contains("\"bytes\":\"" + size + "\""));
        String whole = linesOfFile();
        whole.substring(0, whole.lastIndexOf('\n')).lines().forEach(line -> assertThatCode(
                        () -> new ObjectMapper().readTree(line).required("message"))
                .doesNotThrowAnyException());
    }

    private static String linesOfFile() throws IOException {
        return Files.readString(IngressProfile.LOGS.resolve("app.log"));
    }

    /** Without what would end a header or be no byte of one. */
    private static String onOneLine(String poison) {
        return new String(poison.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                .replaceAll("[\r\n\u0000]", "");
    }

    @ParameterizedTest
    @MethodSource("poisons")
    void inAnEventHandedIn(String poison) {
        String text = TextNode.valueOf(poison).toString();

        assertOneCleanLine(() -> ingress.events(
                IngressProfile.EVENTS_KEY,
                new String(padded("{\"event\":" + text + ",\"id\":" + text), StandardCharsets.UTF_8)));
    }

    private interface Sending {
        Object send();
    }

    private void assertOneCleanLine(Sending request) {
        try (LogLines lines = LogLines.of("")) {
            assertThat(request.send()).isNotNull();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !ofThisRequest(lines).isEmpty());

            assertThat(ofThisRequest(lines)).hasSize(1);
            assertClean(lines);
        }
    }

    private static void assertClean(LogLines lines) {
        assertThat(lines.all())
                .allSatisfy(line -> assertThat(line).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029]"));
    }

    private List<String> ofThisRequest(LogLines lines) {
        return lines.all().stream()
                .filter(line -> line.contains("bytes=" + size + ",") || line.contains("bytes=" + size + "}"))
                .toList();
    }

    /** The object, closed after a field that makes it as large as no other. */
    private byte[] padded(String object) {
        int bytes = object.getBytes(StandardCharsets.UTF_8).length;
        return (object + ",\"p\":\"" + "x".repeat(size - bytes - 8) + "\"}").getBytes(StandardCharsets.UTF_8);
    }
}
