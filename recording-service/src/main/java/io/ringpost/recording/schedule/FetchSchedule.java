package io.ringpost.recording.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When to try a recording: at once where it is offered, a while after the call's end where nobody said anything, and then
 * with gaps that grow with the time that has passed, until the limit. The last try is made at the limit itself.
 *
 * @param afterNotice the first gap where the audio was offered
 * @param afterEnd how long after the call's end the first try is made without an offer, and its first gap
 * @param longest no gap is longer
 * @param limit how long it is tried
 */
public record FetchSchedule(Duration afterNotice, Duration afterEnd, Duration longest, Duration limit) {
    /** WaVoIP: files may be missing for some minutes; the guide promises four hours. */
    public static final FetchSchedule USUAL = new FetchSchedule(
            Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(30), Duration.ofHours(4));

    /** When the first try of a round is due. */
    public Instant first(boolean eager, Instant since) {
        return eager ? since : since.plus(afterEnd);
    }

    /** When the first try is due of what is being recorded, should nobody tell that it is over. */
    public Instant unheard(Instant now) {
        return now.plus(limit);
    }

    /** When the next try is due after one that missed; empty when it is over. */
    public Optional<Instant> next(boolean eager, Instant since, Instant now) {
        Instant end = since.plus(limit);
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        Instant next = now.plus(gap(eager, Duration.between(since, now)));
        return Optional.of(next.isAfter(end) ? end : next);
    }

    /** As much again as has passed. */
    private Duration gap(boolean eager, Duration passed) {
        Duration least = eager ? afterNotice : afterEnd;
        Duration gap = passed.compareTo(least) < 0 ? least : passed;
        return gap.compareTo(longest) > 0 ? longest : gap;
    }
}
