package io.ringpost.ingress.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringpost.ingress.fixture.Ingress;
import io.ringpost.ingress.fixture.IngressProfile;
import io.ringpost.ingress.fixture.RawConnection;
import io.ringpost.local.junit.LocalServers;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SE-03: slow heads, slow bodies, held connections. This profile waits 1 s for a head or body and has 300 places. */
@QuarkusTest
@TestProfile(IngressProfile.class)
@WithTestResource(LocalServers.class)
class SlowSenderIT {
    private static final String CALL = "{\"type\":\"CALL\",\"id\":\"slow\"}";
    private final List<RawConnection> held = new ArrayList<>();
    private Ingress ingress;

    @BeforeEach
    void awaitReady() {
        ingress = Ingress.ready();
    }

    @AfterEach
    void letGo() {
        held.forEach(RawConnection::close);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /webh",
                "POST /webhook HTTP/1.1\r\nHost: x\r\nX-",
                "GET /health HTTP/1.1\r\nHost: x\r\n",
                "\r\n\r\n",
            })
    void aHeadThatDripsForEverIsCut(String beginning) {
        try (RawConnection slow = RawConnection.to(ingress)) {
            slow.send(beginning);

            assertThat(drip(slow, "a")).startsWith("HTTP/1.1 408").contains("too_slow");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/webhook", "/webhooks/twilio/incoming-call", "/api/v1/events", "/nothing", "/health"})
    void aBodyThatDripsForEverIsCut(String path) {
        try (RawConnection slow = RawConnection.to(ingress)) {
            slow.send("POST " + path
                    + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{");

            assertThat(drip(slow, " ")).doesNotContain("HTTP/1.1 2");
        }
    }

    @Test
    void chunksWithoutAnEndAreCut() {
        try (RawConnection slow = RawConnection.to(ingress)) {
            slow.send("POST /webhook HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");

            assertThat(drip(slow, "1\r\n \r\n")).startsWith("HTTP/1.1 408").contains("too_slow");
        }
    }

    @Test
    void aChunkExtensionWithoutAnEndIsCut() {
        try (RawConnection slow = RawConnection.to(ingress)) {
            slow.send("POST /webhook HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1;");

            assertThat(drip(slow, "x")).startsWith("HTTP/1.1 408").contains("too_slow");
        }
    }

    @Test
    void whoeverAsksOnWithoutReadingIsCut() {
        String questions = "GET /api/openapi HTTP/1.1\r\nHost: x\r\n\r\n".repeat(1000);
        double before = cut("unread");
        try (RawConnection deaf = RawConnection.to(ingress)) {
            sendAll(deaf, questions);

            await().atMost(Duration.ofSeconds(30)).until(() -> cut("unread") > before);
        }
        assertThat(genuine()).isEqualTo(200);
    }

    @Test
    void hundredsOfSilentConnectionsKeepNobodyOut() {
        hold(450, "");

        for (int i = 0; i < 20; i++) {
            assertThat(genuine()).isEqualTo(200);
        }
        assertThat(cut("crowded")).isPositive();
    }

    @Test
    void hundredsOfHalfSentRequestsKeepNobodyOut() {
        hold(400, "POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");

        for (int i = 0; i < 20; i++) {
            assertThat(genuine()).isEqualTo(200);
        }
    }

    @Test
    void amongHundredsThatDripWhoeverIsSlowButHonestIsHeard() {
        hold(250, "POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");

        try (RawConnection slow = RawConnection.to(ingress)) {
            slow.send(headOf(CALL)).send(CALL.substring(0, 5));
            held.forEach(other -> sendAll(other, " "));
            AtomicInteger sent = new AtomicInteger(5);
            await().pollInterval(Duration.ofMillis(20)).until(() -> {
                int from = sent.getAndAdd(10);
                slow.send(CALL.substring(from, Math.min(from + 10, CALL.length())));
                return from + 10 >= CALL.length();
            });

            assertThat(slow.status()).isEqualTo(200);
        }
    }

    @Test
    void theOldestGoesFirstAndTheRestMayStillSpeak() {
        // Far more than places: idle connections of other tests' clients are older still, and go before.
        hold(450, "");

        RawConnection oldest = held.get(0);
        RawConnection newest = held.get(held.size() - 1);

        assertThat(oldest.rest()).isEmpty();
        assertThat(newest.send("GET /q/health/live HTTP/1.1\r\nHost: x\r\n\r\n").status())
                .isEqualTo(200);
    }

    /** Over a connection of its own: an idle one of a client's pool may just be making room for another. */
    private int genuine() {
        try (RawConnection connection = RawConnection.to(ingress)) {
            return connection.send(headOf(CALL) + CALL).status();
        }
    }

    private static String headOf(String body) {
        return "POST /webhooks/wavoip?token=" + IngressProfile.WAVOIP_TOKEN
                + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n";
    }

    private void hold(int connections, String beginning) {
        for (int i = 0; i < connections; i++) {
            RawConnection connection = RawConnection.to(ingress);
            held.add(connection);
            if (!beginning.isEmpty()) {
                connection.send(beginning);
            }
        }
    }

    /** Sends a little again and again until it is cut; what was answered. */
    private static String drip(RawConnection connection, String drop) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    try {
                        connection.send(drop);
                        return connection.isAnswered();
                    } catch (UncheckedIOException cut) {
                        return true;
                    }
                });
        return connection.rest();
    }

    private static void sendAll(RawConnection connection, String text) {
        try {
            connection.send(text);
        } catch (UncheckedIOException cut) {
            assertThat(cut).hasMessageContaining("o");
        }
    }

    private double cut(String cause) {
        return ingress.get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("ringpost_ingress_connections_cut_total{cause=\"" + cause + "\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }
}
