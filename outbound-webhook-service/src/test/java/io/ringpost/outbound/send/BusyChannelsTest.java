package io.ringpost.outbound.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.local.OwnThread;
import io.ringpost.outbound.plan.alert.Channel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BusyChannelsTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final BusyChannels busy = new BusyChannels();

    @Test
    void channelIsTakenByOneUntilItIsFreed() {
        assertThat(busy.take(Channel.MAIL)).isTrue();
        assertThat(busy.take(Channel.MAIL)).isFalse();
        assertThat(busy.take(Channel.SLACK)).isTrue();

        busy.free(Channel.MAIL);

        assertThat(busy.take(Channel.MAIL)).isTrue();
    }

    @Test
    void stopWaitsForTheMessageThatIsBeingSentButNotForEver() {
        assertThat(busy.awaitNone(SOON)).isTrue();
        assertThat(busy.take(Channel.MAIL)).isTrue();
        assertThat(busy.awaitNone(Duration.ofMillis(20))).isFalse();

        CompletableFuture<Boolean> waiting = OwnThread.supply("stop", () -> busy.awaitNone(SOON));
        busy.free(Channel.MAIL);

        assertThat(waiting).succeedsWithin(SOON).isEqualTo(true);
    }
}
