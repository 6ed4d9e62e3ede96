package io.ringpost.outbound.schedule;

/**
 * How many deliveries of an endpoint may be under way at once: half as many when its receiver has too much to do, one more
 * after as many successes in succession as there are places, never more than its operator gives it and never none.
 *
 * @param now how many
 * @param successes how many in succession since that changed
 */
public record Places(int now, int successes) {
    /** All that its operator gives it. */
    public static Places all(int atMost) {
        return new Places(atMost, 0);
    }

    /** Whether it has all that its operator gives it, or had more than that. */
    public boolean isAll(int atMost) {
        return now >= atMost;
    }

    /** After an attempt. */
    public Places after(Strain strain, int atMost) {
        return switch (strain) {
            case TOO_MUCH -> new Places(Math.max(1, Math.min(now, atMost) / 2), 0);
            case NONE ->
                successes + 1 < now
                        ? new Places(Math.min(now, atMost), successes + 1)
                        : new Places(Math.min(now + 1, atMost), 0);
            case UNTOLD -> new Places(Math.min(now, atMost), successes);
        };
    }
}
