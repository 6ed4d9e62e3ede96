package io.ringpost.recording.lifecycle;

import io.ringpost.contract.recording.RecordingStatus;
import io.ringpost.recording.schedule.FetchSchedule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What follows from what is said of a recording and its call. What is stored or erased stays so. Apart from that only
 * news counts: an offer of the audio, also a repeated one after the tries were given up, or a stage above the last.
 *
 * @param schedule when tries are made
 */
public record RecordingLifecycle(FetchSchedule schedule) {
    /** The reason of a try whose provider knows the call as over and has no recording of it. */
    public static final String NOT_RECORDED = "not_recorded";

    /** After a notice; before it, nothing or the given was known. */
    public Standing heard(
            Standing before, @Nullable RecordingNotice known, RecordingNotice notice, boolean callEnded, Instant now) {
        if (before.status() == RecordingStatus.STORED || before.status() == RecordingStatus.ERASED) {
            return before;
        }
        Stage reached = known == null ? Stage.UNDER_WAY : known.stage();
        return switch (notice.stage()) {
            case READY ->
                reached == Stage.READY && before.status() != RecordingStatus.FAILED ? before : offered(before, now);
            case EMPTY, DISABLED, FAILED -> notice.stage().compareTo(reached) > 0 ? over(notice.stage()) : before;
            case UNDER_WAY, MIXING -> begun(before, known == null ? notice : known.join(notice), callEnded, now);
        };
    }

    /** After the end of its call: from now on the provider is asked, if it can be. */
    public Standing callEnded(Standing before, RecordingNotice known, Instant now) {
        return begins(before) && known.askable()
                ? new Standing(RecordingStatus.WAITING, null, false, now, schedule.first(false, now))
                : before;
    }

    /** After a person's wish to try it once more. */
    public Standing wished(Instant now) {
        return new Standing(RecordingStatus.WAITING, null, true, now, schedule.first(true, now));
    }

    /** After a try that found nothing yet. Where the provider has none in the end, nothing failed: there is none. */
    public Standing missed(Standing before, String reason, Instant now) {
        Instant since = before.since() == null ? now : before.since();
        return schedule.next(before.eager(), since, now)
                .map(due -> new Standing(RecordingStatus.WAITING, reason, before.eager(), since, due))
                .orElseGet(() -> Standing.over(
                        reason.equals(NOT_RECORDED) ? RecordingStatus.EMPTY : RecordingStatus.FAILED, reason));
    }

    /** Mixing begins when a call is over. The end of one that goes on may never be told, but it comes some time. */
    private Standing begun(Standing before, RecordingNotice known, boolean callEnded, Instant now) {
        if (callEnded || known.stage() == Stage.MIXING) {
            return callEnded(before, known, now);
        }
        return begins(before) && before.dueAt() == null && known.askable()
                ? new Standing(RecordingStatus.WAITING, null, false, null, schedule.unheard(now))
                : before;
    }

    private static boolean begins(Standing before) {
        return before.status() == RecordingStatus.WAITING && before.since() == null;
    }

    /** A try that is under way goes on; should it miss, the next one is made in a hurry. */
    private Standing offered(Standing before, Instant now) {
        return before.status() == RecordingStatus.FETCHING
                ? new Standing(before.status(), before.reason(), true, now, before.dueAt())
                : wished(now);
    }

    private static Standing over(Stage stage) {
        return switch (stage) {
            case EMPTY -> Standing.over(RecordingStatus.EMPTY, "empty_at_provider");
            case DISABLED -> Standing.over(RecordingStatus.DISABLED, "disabled_at_provider");
            default -> Standing.over(RecordingStatus.FAILED, "failed_at_provider");
        };
    }
}
