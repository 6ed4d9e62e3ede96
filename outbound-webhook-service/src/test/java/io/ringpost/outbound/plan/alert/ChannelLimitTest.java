package io.ringpost.outbound.plan.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.outbound.plan.alert.ChannelLimit.Allowance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelLimitTest {
    private static final ChannelLimit LIMIT = new ChannelLimit(3, Duration.ofHours(1));
    private static final Instant NOW = Instant.parse("2024-01-01T10:00:00Z");

    @Test
    void eachIsAMessageWhileThereIsRoom() {
        assertThat(LIMIT.allow(List.of(before(1)), 7, NOW)).isEqualTo(new Allowance(1, null));
        assertThat(LIMIT.allow(List.of(), 0, NOW)).isEqualTo(new Allowance(0, null));
    }

    @Test
    void lastMessageSaysAllThatWaits() {
        assertThat(LIMIT.allow(List.of(before(1), before(2)), 7, NOW)).isEqualTo(new Allowance(7, null));
        assertThat(LIMIT.allow(List.of(before(1), before(2)), 1, NOW)).isEqualTo(new Allowance(1, null));
    }

    @Test
    void withoutRoomTheOldestThatCountsMakesItAgain() {
        List<Instant> told = List.of(before(1), before(50), before(40));

        assertThat(LIMIT.allow(told, 7, NOW)).isEqualTo(new Allowance(0, NOW.plus(Duration.ofMinutes(10))));
    }

    @Test
    void whatIsAnHourOldCountsNoMore() {
        assertThat(LIMIT.allow(List.of(before(60), before(61), before(62)), 7, NOW))
                .isEqualTo(new Allowance(1, null));
    }

    @Test
    void noLimitTakesAllAtOnce() {
        assertThat(ChannelLimit.NONE.limits()).isFalse();
        assertThat(LIMIT.limits()).isTrue();
        assertThat(ChannelLimit.NONE.allow(List.of(), 7, NOW)).isEqualTo(new Allowance(7, null));
    }

    private static Instant before(long minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }
}
