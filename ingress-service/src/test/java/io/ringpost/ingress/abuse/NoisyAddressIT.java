package io.ringpost.ingress.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringpost.contract.Provider;
import io.ringpost.ingress.fixture.Ingress;
import io.ringpost.ingress.fixture.IngressProfile;
import io.ringpost.ingress.fixture.RawConnection;
import io.ringpost.local.junit.LocalServers;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever floods with bad requests hears 429, and still gets his 2xx for a genuine one: no provider honours a 429. */
@QuarkusTest
@TestProfile(IngressProfile.class)
@WithTestResource(LocalServers.class)
class NoisyAddressIT {
    private static final String NOISY = "127.0.0.77";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String FORGED =
            "POST /webhooks/wavoip/guessed HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}";
    private Ingress ingress;

    @BeforeEach
    void awaitReady() {
        ingress = Ingress.ready();
    }

    @Test
    void aFloodIsAnswered429AndAGenuineWebhookAmidIt2xx() {
        String id = UUID.randomUUID().toString();

        try (RawConnection noisy = RawConnection.from(NOISY, ingress)) {
            assertThat(flood(noisy)).isEqualTo(429);

            assertThat(noisy.send(genuine(id)).status()).isEqualTo(200);
            assertThat(flood(noisy)).isEqualTo(429);
        }
        assertThat(ingress.record(Provider.WAVOIP, id).text()).contains(id);
    }

    @Test
    void whatIsNoHttpIsAnswered429TooAndSaysWhenToComeBack() {
        // What an address may be refused grows again with time: a slow machine has some left after the flood.
        await().atMost(SOON).untilAsserted(() -> assertThat(notHttpAfterAFlood())
                .startsWith("HTTP/1.1 429")
                .contains("Retry-After: 60"));
    }

    private String notHttpAfterAFlood() {
        try (RawConnection noisy = RawConnection.from(NOISY, ingress)) {
            assertThat(flood(noisy)).isEqualTo(429);
            return noisy.send("GET / HTTP/7.7\r\n\r\n").rest();
        }
    }

    @Test
    void aNeighbourIsToldItsOwnCause() {
        try (RawConnection noisy = RawConnection.from(NOISY, ingress);
                RawConnection neighbour = RawConnection.from("127.0.0.78", ingress)) {
            assertThat(flood(noisy)).isEqualTo(429);

            assertThat(neighbour.send(FORGED).status()).isEqualTo(403);
        }
    }

    @Test
    void eventsWithAKeyAreTakenFromANoisyAddress() {
        String body = "{\"event\":\"cliente.criado\",\"data\":{\"id\":\"noisy\"}}";
        try (RawConnection noisy = RawConnection.from(NOISY, ingress)) {
            assertThat(flood(noisy)).isEqualTo(429);

            assertThat(noisy.send("POST /api/v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                    + IngressProfile.EVENTS_KEY + "\r\nContent-Length: " + body.length() + "\r\n\r\n"
                                    + body)
                            .status())
                    .isEqualTo(202);
        }
    }

    /** Sends until it is told to stop; the answer to the last one. */
    private static int flood(RawConnection connection) {
        int status = 0;
        for (int i = 0; i < 20 && status != 429; i++) {
            connection.send(FORGED.repeat(100));
            for (int answer = 0; answer < 100; answer++) {
                status = connection.status();
            }
        }
        return status;
    }

    private static String genuine(String id) {
        String body = "{\"type\":\"CALL\",\"whatsapp_call_id\":\"" + id + "\"}";
        return "POST /webhooks/wavoip?token=" + IngressProfile.WAVOIP_TOKEN + " HTTP/1.1\r\nHost: x\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }
}
