package io.ringpost.outbound.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.delivery.DeliveryStatus;
import io.ringpost.outbound.schedule.AttemptOutcome.Accepted;
import io.ringpost.outbound.schedule.AttemptOutcome.Broken;
import io.ringpost.outbound.schedule.AttemptOutcome.Postponed;
import io.ringpost.outbound.schedule.AttemptOutcome.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final RetryPolicy GUIDE = new RetryPolicy(RetrySchedule.parse(RetrySchedule.GUIDE), false);

    @Test
    void failsFiveTimesOnTheGuidesScheduleAndGivesUp() {
        List<Duration> waits = new ArrayList<>();
        Next next = GUIDE.next(Progress.NONE, new Refused(500), NOW, 0);
        while (next.dueAt() != null) {
            waits.add(Duration.between(NOW, next.dueAt()));
            next = GUIDE.next(next.progress(), new Refused(404), NOW, 0);
        }

        assertThat(waits).extracting(Duration::toMinutes).containsExactly(1L, 5L, 15L, 60L);
        assertThat(next).isEqualTo(new Next.GaveUp(new Progress(5, 0, null)));
    }

    @Test
    void manualAttemptAfterTheLastDoesNotStartTheScheduleAgain() {
        Next next = GUIDE.next(new Progress(5, 0, null), new Broken("timeout", "receiver"), NOW, 0);

        assertThat(next.status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(next.progress().attempts()).isEqualTo(6);
    }

    @Test
    void goneIsAnOrdinaryFailureUnlessTheOperatorWantsToStop() {
        Next usual = GUIDE.next(Progress.NONE, new Refused(410), NOW, 0);
        Next stopped = new RetryPolicy(GUIDE.schedule(), true).next(Progress.NONE, new Refused(410), NOW, 0);

        assertThat(usual.status()).isEqualTo(DeliveryStatus.RETRYING);
        assertThat(usual.disablesEndpoint()).isFalse();
        assertThat(stopped.status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(stopped.disablesEndpoint()).isTrue();
    }

    @Test
    void faultOfOursUsesUpNothingHoweverOftenItComes() {
        Progress before = new Progress(4, 1, NOW);
        Next next = GUIDE.next(before, new Broken("secret_unreadable", "ours"), NOW, 0);
        for (int i = 0; i < 20; i++) {
            next = GUIDE.next(next.progress(), new Broken("busy", "ours"), NOW, 0);
        }

        assertThat(next).isEqualTo(new Next.Again(before, NOW.plusSeconds(30), "ours"));
    }

    @Test
    void patienceDelaysAndUsesUpNothing() {
        Next next = GUIDE.next(Progress.NONE, new Postponed(429, Duration.ofMinutes(2)), NOW, 0);

        assertThat(next).isEqualTo(new Next.Again(new Progress(0, 1, NOW), NOW.plusSeconds(120), "retry_after"));
    }

    @Test
    void patienceNeverShortensThePlan() {
        Next next = GUIDE.next(Progress.NONE, new Postponed(503, Duration.ZERO), NOW, 0);

        assertThat(next.dueAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void patienceBeforeTheLastAttemptLastsAsLongAsItsOwnWait() {
        Next next = GUIDE.next(new Progress(4, 0, null), new Postponed(429, Duration.ZERO), NOW, 0);

        assertThat(next.dueAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void patienceEndsADayAfterItWasFirstAskedFor() {
        Progress since = new Progress(0, 1, NOW.minus(Duration.ofHours(23)));

        Next next = GUIDE.next(since, new Postponed(429, Duration.ofHours(24)), NOW, 1);

        assertThat(next.dueAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void endOfPatienceShortensNoWaitOfThePlan() {
        Progress since = new Progress(3, 1, NOW.minus(Duration.ofHours(24)).plusSeconds(1));

        Next next = GUIDE.next(since, new Postponed(503, Duration.ofHours(24)), NOW, 0);

        assertThat(next.dueAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void patienceEndsAfterTenTimes() {
        Next next = GUIDE.next(new Progress(0, 10, NOW), new Postponed(429, Duration.ofHours(1)), NOW, 0);

        assertThat(next.progress().attempts()).isEqualTo(1);
        assertThat(next.dueAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void patienceEndsAfterADay() {
        Progress since = new Progress(0, 2, NOW.minus(Duration.ofHours(24)));

        Next next = GUIDE.next(since, new Postponed(429, Duration.ofHours(1)), NOW, 0);

        assertThat(next.progress().attempts()).isEqualTo(1);
    }

    @Property(tries = 300)
    void isNeverEarlyAndNeverMuchLate(
            @ForAll("failures") AttemptOutcome failure, @ForAll @DoubleRange(min = 0, max = 1) double jitter) {
        for (int used = 0; used < 4; used++) {
            Next next = GUIDE.next(new Progress(used, 0, null), failure, NOW, jitter);
            Duration planned = GUIDE.schedule().after(used + 1).orElseThrow();
            Duration asked = failure instanceof Postponed patience ? patience.retryAfter() : Duration.ZERO;
            Duration least = asked.compareTo(planned) > 0 ? asked : planned;

            assertThat(next.dueAt())
                    .isBetween(NOW.plus(least), NOW.plus(least).plusMillis((long) (least.toMillis() * 0.02)));
        }
    }

    @Property(tries = 300)
    void everySequenceEndsAndUsesAtMostFiveAttempts(@ForAll("failures") AttemptOutcome failure) {
        Next next = GUIDE.next(Progress.NONE, failure, NOW, 1);
        int posts = 1;
        while (next.dueAt() != null) {
            next = GUIDE.next(next.progress(), failure, next.dueAt(), 1);
            posts++;
        }

        assertThat(next.progress().attempts()).isEqualTo(5);
        assertThat(posts).isLessThanOrEqualTo(5 + RetryPolicy.MOST_POSTPONEMENTS);
    }

    @Property(tries = 300)
    void patienceAddsADayAtMostToWhatIsPlanned(@ForAll("patience") List<Postponed> asked) {
        Next next = GUIDE.next(Progress.NONE, asked.get(0), NOW, 1);
        Instant first = NOW;
        Instant last = NOW;
        for (Postponed patience : asked) {
            if ("retry_after".equals(next.waitsFor()) && next.dueAt() != null) {
                last = next.dueAt();
                next = GUIDE.next(next.progress(), patience, last, 1);
            }
        }

        assertThat(Duration.between(first, last))
                .isLessThanOrEqualTo(Duration.ofHours(24).plusSeconds(62));
    }

    @Property(tries = 50)
    void successEndsItWheneverItComes(@ForAll("progress") Progress before) {
        assertThat(GUIDE.next(before, new Accepted(204), NOW, 1).status()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Provide
    Arbitrary<AttemptOutcome> failures() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(300, 599).map(Refused::new),
                Arbitraries.longs().between(0, 86_400).map(s -> new Postponed(429, Duration.ofSeconds(s))),
                Arbitraries.of("timeout", "connect_refused").map(code -> new Broken(code, "network")));
    }

    @Provide
    Arbitrary<List<Postponed>> patience() {
        return Arbitraries.longs()
                .between(0, 86_400)
                .map(seconds -> new Postponed(503, Duration.ofSeconds(seconds)))
                .list()
                .ofSize(RetryPolicy.MOST_POSTPONEMENTS + 1);
    }

    @Provide
    Arbitrary<Progress> progress() {
        return Arbitraries.integers().between(0, 9).map(used -> new Progress(used, 0, null));
    }
}
