package io.ringpost.outbound.schedule;

import java.time.Duration;
import java.util.List;

/**
 * When an endpoint to which nothing gets through is disabled: after a long time and many failures, never after only one of
 * these. A busy receiver that is away for an hour stays, and so does a quiet one that refuses two events a week apart.
 *
 * @param after how long no attempt has succeeded
 * @param failures how many attempts have failed in that time
 */
public record AutoDisable(Duration after, int failures) {
    /** How much of the way, in percent, is warned of; each once. */
    public static final List<Integer> WARNINGS = List.of(50, 70, 90);

    private static final int WHOLE = 100;

    /** What follows from a streak that has just become longer. */
    public Judgement judge(Streak streak) {
        int way = way(streak);
        if (way >= WHOLE) {
            return new Judgement.Disable();
        }
        return WARNINGS.stream()
                .filter(warning -> warning <= way && warning > streak.warned())
                .max(Integer::compare)
                .<Judgement>map(Judgement.Warn::new)
                .orElseGet(Judgement.Bear::new);
    }

    private int way(Streak streak) {
        long byCount = (long) streak.failures() * WHOLE / failures;
        long byTime = streak.length().toMillis() * WHOLE / Math.max(1, after.toMillis());
        return (int) Math.min(WHOLE, Math.min(byCount, byTime));
    }
}
