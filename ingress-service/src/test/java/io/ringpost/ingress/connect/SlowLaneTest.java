package io.ringpost.ingress.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is listened to when, by a clock of the test's own. */
class SlowLaneTest {
    private static final int GRACE_TURNS = (int) SlowLane.GRACE.dividedBy(SlowLane.TURN);

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private long now;
    private final SlowLane lane = new SlowLane(channel.eventLoop(), () -> now);

    @BeforeEach
    void stopTheClock() {
        channel.freezeTime();
    }

    @Test
    void everybodyIsListenedToForAMoment() {
        List<Sender> senders = enter(100);

        turns(GRACE_TURNS - 1);

        assertThat(listenedTo(senders)).hasSize(100);
    }

    @Test
    void aFewAreAlwaysListenedTo() {
        List<Sender> senders = enter(SlowLane.AT_A_TIME);

        for (int i = 0; i < 50; i++) {
            turns(1);
            assertThat(listenedTo(senders)).hasSize(SlowLane.AT_A_TIME);
        }
    }

    @Test
    void ofManyAFewAreListenedToAtATimeAndEachInHisTurn() {
        List<Sender> senders = enter(100);
        turns(GRACE_TURNS);
        Set<Sender> heard = new HashSet<>();

        for (int i = 0; i < 10; i++) {
            turns(1);
            assertThat(listenedTo(senders)).hasSize(SlowLane.AT_A_TIME);
            heard.addAll(listenedTo(senders));
        }

        assertThat(heard).hasSameSizeAs(senders);
    }

    @Test
    void ofThousandsEachHasHisTurnWithinASecond() {
        List<Sender> senders = enter(10_000);
        turns(GRACE_TURNS);
        Set<Sender> heard = new HashSet<>();

        for (int i = 0; i < 100; i++) {
            turns(1);
            heard.addAll(listenedTo(senders));
        }

        assertThat(heard).hasSameSizeAs(senders);
    }

    @Test
    void whoeverEntersAgainHasAnotherMoment() {
        List<Sender> senders = enter(100);
        turns(GRACE_TURNS);
        Sender busy = senders.get(99);
        assertThat(busy.listened).isFalse();

        busy.listen(true);
        busy.since = now;
        lane.enter(busy);
        turns(GRACE_TURNS - 1);

        assertThat(busy.listened).isTrue();
    }

    @Test
    void whoeverLeftIsNotTouched() {
        List<Sender> senders = enter(100);
        turns(GRACE_TURNS + 1);

        for (Sender sender : senders) {
            lane.leave(sender);
            sender.listened = true;
        }
        turns(50);

        assertThat(listenedTo(senders)).hasSameSizeAs(senders);
    }

    @Test
    void anEmptyLaneTakesNoTurns() {
        enter(1).forEach(lane::leave);
        turns(2);

        assertThat(channel.runScheduledPendingTasks()).isEqualTo(-1);
    }

    private List<Sender> enter(int count) {
        List<Sender> senders = new ArrayList<>(
                IntStream.range(0, count).mapToObj(i -> new Sender(now)).toList());
        senders.forEach(lane::enter);
        return senders;
    }

    private void turns(int count) {
        for (int i = 0; i < count; i++) {
            now += SlowLane.TURN.toNanos();
            channel.advanceTimeBy(SlowLane.TURN.toNanos(), TimeUnit.NANOSECONDS);
            channel.runScheduledPendingTasks();
        }
    }

    private static Set<Sender> listenedTo(List<Sender> senders) {
        Stream<Sender> all = senders.stream();
        return new HashSet<>(all.filter(sender -> sender.listened).toList());
    }

    private static final class Sender implements SlowLane.Slow {
        private long since;
        private boolean listened = true;

        Sender(long since) {
            this.since = since;
        }

        @Override
        public long since() {
            return since;
        }

        @Override
        public void listen(boolean on) {
            listened = on;
        }
    }
}
