package io.ringpost.ingress.receive;

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
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SE-04: two hundred bodies of 4 MiB at once. This profile lets all of them hold 8 MiB together. */
@QuarkusTest
@TestProfile(IngressProfile.class)
@WithTestResource(LocalServers.class)
class BodyMemoryIT {
    private static final int SENDERS = 200;
    private static final int LARGEST = 4 << 20;
    private static final long BUDGET = 8 << 20;
    /** What each event loop may just be adding when it sees that it is too much. */
    private static final long JUST_READ = 1 << 20;

    @Inject
    BodyBudget budget;

    private Ingress ingress;

    @BeforeEach
    void awaitReady() {
        ingress = Ingress.ready();
    }

    @Test
    void manyLargeBodiesAtOnceHoldNoMoreThanTheirBudgetAndAllIsWellAfterwards() throws Exception {
        byte[] forged = request(new byte[LARGEST]);
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        long most = 0;
        List<Integer> answers = new ArrayList<>();
        try {
            List<Future<Integer>> sent = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                String network = "127.1." + i + ".1";
                sent.add(senders.submit(() -> answer(network, forged)));
            }
            for (Future<Integer> one : sent) {
                for (boolean done = false; !done; done = isDone(one)) {
                    most = Math.max(most, budget.taken());
                }
                answers.add(one.get());
            }
        } finally {
            senders.shutdownNow();
        }

        assertThat(most).isLessThanOrEqualTo(BUDGET + JUST_READ);
        assertThat(answers).contains(503).isSubsetOf(403, 408, 503, -1);
        await().atMost(Duration.ofSeconds(30)).until(() -> budget.taken() == 0);
        assertAnHourIsKept();
    }

    /** The large body is held for a second only; on a slow machine it may be gone before the next one comes. */
    @Test
    void whileLargeBodiesTakeTheirAllASmallOneFindsRoom() {
        byte[] half = request(new byte[LARGEST]);

        await().atMost(Duration.ofSeconds(30)).until(() -> isCrowdedOut(half) && isKeptWhileCrowded(half));
    }

    private boolean isCrowdedOut(byte[] body) {
        return whileHolding(body, () -> {
            try (RawConnection larger = RawConnection.from("127.2.1.1", ingress)) {
                return Set.of(503, -1).contains(answer(larger, body));
            }
        });
    }

    private boolean isKeptWhileCrowded(byte[] body) {
        byte[] small = "{\"type\":\"CALL\",\"id\":\"small\"}".getBytes(StandardCharsets.UTF_8);
        return whileHolding(body, () -> ingress.wavoip(small).statusCode() == 200);
    }

    private boolean whileHolding(byte[] body, BooleanSupplier check) {
        try (RawConnection large = RawConnection.from("127.2.0.1", ingress)) {
            large.send(Arrays.copyOf(body, LARGEST - 1000));
            await().atMost(Duration.ofSeconds(1))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> budget.taken() >= LARGEST - 2000);
            return check.getAsBoolean();
        } catch (ConditionTimeoutException | UncheckedIOException gone) {
            return false;
        }
    }

    /** An hour's transcript, as large as Retell may send it. */
    private void assertAnHourIsKept() {
        String id = UUID.randomUUID().toString();
        String start = "{\"event\":\"call_analyzed\",\"call\":{\"call_id\":\"" + id + "\",\"transcript\":\"";
        String turn = "Agent: Ol\u00e1, em que posso ajudar?\\nUser: \\ud83e\\uddb7 ";
        StringBuilder text = new StringBuilder(start);
        int bytes = start.length();
        int ofTurn = turn.getBytes(StandardCharsets.UTF_8).length;
        while (bytes + ofTurn < LARGEST - 3) {
            text.append(turn);
            bytes += ofTurn;
        }
        byte[] body = text.append("x".repeat(LARGEST - 3 - bytes))
                .append("\"}}")
                .toString()
                .getBytes(StandardCharsets.UTF_8);

        assertThat(body).hasSize(LARGEST);
        assertThat(ingress.retell("/webhook", body).statusCode()).isEqualTo(200);
        assertThat(ingress.record(Provider.RETELL, id).value()).isEqualTo(body);
    }

    private static boolean isDone(Future<Integer> answer) throws Exception {
        try {
            answer.get(1, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private int answer(String network, byte[] request) {
        try (RawConnection connection = RawConnection.from(network, ingress)) {
            return answer(connection, request);
        }
    }

    private static int answer(RawConnection connection, byte[] request) {
        try {
            return connection.send(request).status();
        } catch (UncheckedIOException cut) {
            return connection.status();
        }
    }

    private static byte[] request(byte[] body) {
        byte[] head = ("POST /webhook HTTP/1.1\r\nHost: x\r\nX-Retell-Signature: v=1,d=" + "0".repeat(64)
                        + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }
}
