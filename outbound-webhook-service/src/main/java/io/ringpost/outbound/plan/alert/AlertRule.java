package io.ringpost.outbound.plan.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a channel says of a trouble: that it has come up, that it lasts, and that it is over if it said the former.
 *
 * @param again it says no sooner than this that a trouble lasts
 * @param newsFor what was last heard of longer ago is no news any more
 */
public record AlertRule(Duration again, Duration newsFor) {
    private static final long NEVER = 0;

    /** What is to be said next; empty if nothing is until a further alert comes. */
    public Optional<Due> next(Trouble trouble, @Nullable Said said) {
        return next(trouble, said, NEVER);
    }

    /** The same; of an episode that the channel tried to tell of, and nobody knows whether it did, the end is said too. */
    public Optional<Due> next(Trouble trouble, @Nullable Said said, long attempted) {
        if (said == null || said.episode() != trouble.episode()) {
            if (trouble.firing()) {
                return Optional.of(new Due(Saying.FIRING, null));
            }
            return attempted != NEVER && attempted == trouble.episode()
                    ? Optional.of(new Due(Saying.RECOVERED, null))
                    : Optional.empty();
        }
        if (!trouble.firing()) {
            return said.recovered() ? Optional.empty() : Optional.of(new Due(Saying.RECOVERED, null));
        }
        return trouble.times() > said.times()
                ? Optional.of(new Due(Saying.STILL, said.at().plus(again)))
                : Optional.empty();
    }

    /** Whether it is worth saying still. */
    public boolean isNews(Trouble trouble, Instant now) {
        return trouble.lastAt().plus(newsFor).isAfter(now);
    }
}
