package io.ringpost.recording.fetch;

import io.ringpost.recording.fetch.FetchOutcome.NotReady;
import io.ringpost.safehttp.BodyEnd;
import io.ringpost.safehttp.FailureCode;
import io.ringpost.safehttp.Fault;
import io.ringpost.safehttp.SafeResponse.Answered;
import io.ringpost.safehttp.SafeResponse.Failed;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** Turns what a host did into an outcome: wait, or give up. Only what no time can heal is given up. */
public final class FetchReasons {

    private static final Map<Integer, String> STATUSES = Map.of(
            202, "not_ready", // processing
            204, "empty",
            400, "bad_request",
            401, "unauthorized",
            403, "forbidden",
            404, "not_ready", // Twilio, WaVoIP: for a while after the call
            429, "rate_limited");
    private static final int GONE = 410;
    private static final Duration LONGEST_WISH = Duration.ofMinutes(30);

    /** What only a person mends is not asked for every few seconds. */
    public static final Duration FOR_PEOPLE = Duration.ofMinutes(5);

    private FetchReasons() {}

    /** Any other answer than the audio. */
    public static FetchOutcome of(Answered answer) {
        int status = answer.status();
        if (status == GONE) {
            return FetchOutcome.failed("gone");
        }
        if (status >= 300 && status <= 399) {
            return new NotReady("redirect_refused", FOR_PEOPLE); // an operator may name the host
        }
        String reason = STATUSES.getOrDefault(status, status >= 500 ? "provider_error" : "http_" + status);
        return new NotReady(reason, retryAfter(answer));
    }

    /** As the host asks, up to a limit; a date is no wish that we know of. */
    private static Duration retryAfter(Answered answer) {
        String wish =
                Objects.requireNonNullElse(answer.header("retry-after"), "").strip();
        Duration after = wish.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(wish)) : Duration.ZERO;
        return after.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : after;
    }

    /** No answer at all. */
    public static FetchOutcome of(Failed failure) {
        FailureCode code = failure.code();
        return code.fault() == Fault.POLICY ? FetchOutcome.failed(code.word()) : new NotReady(code.word());
    }

    /** An answer that did not come whole. */
    public static FetchOutcome of(BodyEnd end) {
        return switch (end) {
            case OVER_CAP -> FetchOutcome.failed("too_large");
            case TIMED_OUT -> new NotReady("too_slow");
            case IDLE -> new NotReady("stalled");
            case BROKEN -> new NotReady("cut_off");
            case REFUSED, COMPLETE -> new NotReady("unexpected");
        };
    }
}
