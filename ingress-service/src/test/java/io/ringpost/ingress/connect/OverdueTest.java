package io.ringpost.ingress.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is ended when, by a clock of the test's own. */
class OverdueTest {
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Overdue overdue = new Overdue(channel.eventLoop());
    private final List<Integer> ended = new ArrayList<>();

    @BeforeEach
    void stopTheClock() {
        channel.freezeTime();
    }

    @Test
    void aFewAreEndedInTime() {
        start(Overdue.AT_A_TIME);

        pass(WITHIN.minusMillis(1));
        assertThat(ended).isEmpty();

        pass(Duration.ofMillis(1));
        assertThat(ended).hasSize(Overdue.AT_A_TIME);
    }

    @Test
    void ofManyAFewAreEndedInEachTurnTheLongestDueFirst() {
        start(100);

        pass(WITHIN);
        for (int turn = 1; turn <= 10; turn++) {
            assertThat(ended).hasSize(turn * Overdue.AT_A_TIME);
            pass(Overdue.TURN);
        }

        assertThat(ended)
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void ofHoweverManyTheLastWaitsFiveSeconds() {
        start(20_000);

        pass(WITHIN);
        turns(Overdue.MOST_TURNS);

        assertThat(ended).hasSize(20_000);
    }

    @Test
    void whoeverComesToHisEndWhileHeWaitsIsLeftAlone() {
        List<TimeLimit> limits = start(100);
        pass(WITHIN);

        limits.subList(50, 100).forEach(TimeLimit::stop);
        turns(100);

        assertThat(ended).hasSize(50).allMatch(number -> number < 50);
    }

    @Test
    void whoeverIsStoppedInTimeIsLeftAlone() {
        start(1).forEach(TimeLimit::stop);

        pass(WITHIN);

        assertThat(ended).isEmpty();
        assertThat(channel.runScheduledPendingTasks()).isEqualTo(-1);
    }

    @Test
    void whatFailsKeepsTheOthersNotFromTheirEnd() {
        for (int i = 0; i < 100; i++) {
            limit(() -> {
                ended.add(0);
                throw new IllegalStateException("on purpose");
            });
        }

        pass(WITHIN);
        turns(100);

        assertThat(ended).hasSize(100);
    }

    @Test
    void whenAllAreEndedTheNextIsEndedInTimeAgain() {
        start(10_000);
        pass(WITHIN);
        turns(Overdue.MOST_TURNS + 1);
        assertThat(channel.runScheduledPendingTasks()).isEqualTo(-1);
        ended.clear();

        start(Overdue.AT_A_TIME + 1);
        pass(WITHIN);

        assertThat(ended).hasSize(Overdue.AT_A_TIME);
    }

    private List<TimeLimit> start(int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(number -> limit(() -> ended.add(number)))
                .toList());
    }

    private TimeLimit limit(Runnable end) {
        return new TimeLimit(channel.eventLoop(), overdue, WITHIN, end);
    }

    private void turns(int count) {
        for (int i = 0; i < count; i++) {
            pass(Overdue.TURN);
        }
    }

    private void pass(Duration time) {
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
    }
}
