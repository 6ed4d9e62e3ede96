package io.ringpost.outbound.plan.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many messages a channel takes in any time of a given length. The last of them says all that waits.
 *
 * @param most how many
 * @param per in which time
 */
public record ChannelLimit(int most, Duration per) {
    /** As many as there are. */
    public static final ChannelLimit NONE = new ChannelLimit(Integer.MAX_VALUE, Duration.ZERO);

    /** Whether there is any. */
    public boolean limits() {
        return most < Integer.MAX_VALUE;
    }

    /** How many of those that are due the next message says. */
    public Allowance allow(List<Instant> told, int due, Instant now) {
        if (!limits()) {
            return new Allowance(due, null);
        }
        List<Instant> counted =
                told.stream().filter(at -> at.plus(per).isAfter(now)).sorted().toList();
        if (counted.size() >= most) {
            return new Allowance(0, counted.get(counted.size() - most).plus(per));
        }
        return new Allowance(counted.size() == most - 1 ? due : Math.min(1, due), null);
    }

    /**
     * What may be said.
     *
     * @param notices how many in one message; none if there is no room for a message
     * @param until when there is room again, if there is none
     */
    public record Allowance(int notices, @Nullable Instant until) {}
}
