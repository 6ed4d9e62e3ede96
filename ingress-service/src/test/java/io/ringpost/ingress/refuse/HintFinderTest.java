package io.ringpost.ingress.refuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringpost.ingress.fixture.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HintFinderTest {
    private final Queue<Optional<String>> heard = new ConcurrentLinkedQueue<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private HintFinder finder = finder("1000");

    @AfterEach
    void stop() {
        gate.countDown();
        finder.stop();
    }

    @Test
    void looksOnAThreadOfItsOwn() throws UnknownHostException {
        Queue<String> threads = new ConcurrentLinkedQueue<>();

        boolean taken = finder.find(
                client(1),
                () -> {
                    threads.add(Thread.currentThread().getName());
                    return Optional.of("why");
                },
                heard::add);

        assertThat(taken).isTrue();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(heard).containsExactly(Optional.of("why")));
        assertThat(threads).containsExactly("refusal-hints");
    }

    @Test
    void takesNothingThatNeedsNoLooking() throws UnknownHostException {
        assertThat(finder.find(client(1), Explanation.NONE, heard::add)).isFalse();
    }

    @Test
    void holdsAHandfulAndDropsTheRest() throws UnknownHostException {
        int taken = 0;
        for (int i = 0; i < 100; i++) {
            taken += finder.find(client(i), this::late, heard::add) ? 1 : 0;
        }

        assertThat(taken).isBetween(4, 5);
    }

    @Test
    void givesOneNetworkNoMoreThanItsShare() throws UnknownHostException {
        HintFinder slow = finder("2");
        int noisy = 0;
        for (int i = 0; i < 20; i++) {
            noisy += slow.find(client(1), Optional::empty, heard::add) ? 1 : 0;
        }

        assertThat(noisy).isLessThan(20);
        await().atMost(Duration.ofSeconds(30)).until(() -> slow.find(client(2), Optional::empty, heard::add));
        slow.stop();
    }

    @Test
    void survivesAFailure() throws UnknownHostException {
        assertThat(finder.find(
                        client(1),
                        () -> {
                            throw new IllegalStateException("a fault of ours");
                        },
                        heard::add))
                .isTrue();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(heard).containsExactly(Optional.empty()));
    }

    private Optional<String> late() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static HintFinder finder(String perSecond) {
        return new HintFinder(
                Settings.of(NoiseSettings.class, Map.of("ringpost.refuse.explained-per-second", perSecond)));
    }

    private static InetAddress client(int network) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {10, 0, (byte) network, 1});
    }
}
