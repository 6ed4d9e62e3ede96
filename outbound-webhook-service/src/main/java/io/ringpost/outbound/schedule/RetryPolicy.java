package io.ringpost.outbound.schedule;

import io.ringpost.outbound.schedule.AttemptOutcome.Accepted;
import io.ringpost.outbound.schedule.AttemptOutcome.Broken;
import io.ringpost.outbound.schedule.AttemptOutcome.Postponed;
import io.ringpost.outbound.schedule.AttemptOutcome.Refused;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides what follows an attempt.
 *
 * @param schedule the waits between attempts
 * @param stopOnGone whether a 410 ends it all
 */
public record RetryPolicy(RetrySchedule schedule, boolean stopOnGone) {
    /** How often a receiver may ask for patience before its answers count as failures. */
    public static final int MOST_POSTPONEMENTS = 10;

    /** Jitter adds at most this part of a wait, and never takes anything away. */
    public static final double MOST_JITTER = 0.02;

    /** A fault of ours uses up nothing of a delivery; it is tried again for as long as it takes. */
    public static final Duration AFTER_OUR_FAULT = Duration.ofSeconds(30);

    private static final int GONE = 410;

    /**
     * What follows.
     *
     * @param before how far the delivery had come before the attempt
     * @param outcome what came of it
     * @param endedAt when that was known
     * @param jitter from 0 to 1, how much of the jitter to add
     */
    public Next next(Progress before, AttemptOutcome outcome, Instant endedAt, double jitter) {
        return outcome.match(new AttemptOutcome.Cases<>() {
            @Override
            public Next accepted(Accepted accepted) {
                return new Next.Delivered(before.attempted());
            }

            @Override
            public Next refused(Refused refused) {
                return stopOnGone && refused.status() == GONE
                        ? new Next.Gone(before.attempted())
                        : again(before.attempted(), endedAt, jitter);
            }

            @Override
            public Next postponed(Postponed postponed) {
                return mayPostpone(before, endedAt)
                        ? later(before, postponed.retryAfter(), endedAt, jitter)
                        : again(before.attempted(), endedAt, jitter);
            }

            @Override
            public Next broken(Broken broken) {
                return broken.ours()
                        ? new Next.Again(before, endedAt.plus(jittered(AFTER_OUR_FAULT, jitter)), Next.OURS)
                        : again(before.attempted(), endedAt, jitter);
            }
        });
    }

    private Next again(Progress progress, Instant endedAt, double jitter) {
        return schedule.after(progress.attempts())
                .<Next>map(wait -> new Next.Again(progress, endedAt.plus(jittered(wait, jitter)), "schedule"))
                .orElseGet(() -> new Next.GaveUp(progress));
    }

    /**
     * A receiver that asks for less patience than the schedule has gets the schedule's, before the last attempt too; one
     * that asks for more gets it until a day after it first asked.
     */
    private Next later(Progress before, Duration asked, Instant endedAt, double jitter) {
        Progress postponed = before.postponed(endedAt);
        Instant planned =
                endedAt.plus(jittered(schedule.after(before.attempts() + 1).orElseGet(schedule::last), jitter));
        Instant wanted = earlier(endedAt.plus(jittered(asked, jitter)), endOfPatience(postponed, endedAt));
        return new Next.Again(postponed, wanted.isAfter(planned) ? wanted : planned, "retry_after");
    }

    private static boolean mayPostpone(Progress before, Instant now) {
        return before.postponements() < MOST_POSTPONEMENTS && now.isBefore(endOfPatience(before, now));
    }

    private static Instant endOfPatience(Progress progress, Instant now) {
        Instant since = progress.postponedSince();
        return (since == null ? now : since).plus(RetryAfter.LONGEST);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Duration jittered(Duration wait, double jitter) {
        return wait.plusMillis((long) (wait.toMillis() * MOST_JITTER * jitter));
    }
}
