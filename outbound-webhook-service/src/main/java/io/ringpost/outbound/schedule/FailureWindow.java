package io.ringpost.outbound.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much is told of an endpoint's failed deliveries: the first few of an hour each by itself, all others by one at its end.
 *
 * @param endsAt when the hour is over
 * @param told how many were told in it
 * @param untold how many others failed in it
 * @param last the latest of these
 * @param <F> a failed delivery
 */
public record FailureWindow<F>(
        Instant endsAt, int told, int untold, @Nullable F last) {
    /** So many are told each by itself. */
    public static final int SINGLY = 5;

    /** How long a window is. */
    public static final Duration LENGTH = Duration.ofHours(1);

    /**
     * What follows when these have failed as well.
     *
     * @param window the endpoint's; absent if nothing failed lately
     * @param failures in their order; none if only time has passed
     * @param now the time
     */
    public static <F> Outcome<F> after(@Nullable FailureWindow<F> window, List<F> failures, Instant now) {
        List<Told<F>> told = new ArrayList<>();
        FailureWindow<F> current = window;
        if (current != null && current.over(now)) {
            current.summary().ifPresent(told::add);
            current = told.isEmpty() ? null : new FailureWindow<>(now.plus(LENGTH), 1, 0, null);
        }
        for (F failure : failures) {
            FailureWindow<F> open = current == null ? new FailureWindow<>(now.plus(LENGTH), 0, 0, null) : current;
            if (open.told < SINGLY) {
                told.add(new Told<>(failure, 0));
                current = new FailureWindow<>(open.endsAt, open.told + 1, open.untold, open.last);
            } else {
                current = new FailureWindow<>(open.endsAt, open.told, open.untold + 1, failure);
            }
        }
        return new Outcome<>(current, told);
    }

    /** An end that lies further ahead than a window is long was set by a clock that was ahead. */
    private boolean over(Instant now) {
        return !now.isBefore(endsAt) || endsAt.isAfter(now.plus(LENGTH));
    }

    private Optional<Told<F>> summary() {
        return untold == 0 ? Optional.empty() : Optional.of(new Told<>(Objects.requireNonNull(last), untold - 1));
    }

    /**
     * A failed delivery that is told now.
     *
     * @param failure which
     * @param more how many others it stands for
     * @param <F> a failed delivery
     */
    public record Told<F>(F failure, int more) {}

    /**
     * What is told, and what is remembered.
     *
     * @param window the endpoint's from now on; absent if nothing is to be remembered
     * @param told in this order
     * @param <F> a failed delivery
     */
    public record Outcome<F>(@Nullable FailureWindow<F> window, List<Told<F>> told) {}
}
