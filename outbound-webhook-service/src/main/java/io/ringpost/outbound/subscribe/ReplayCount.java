package io.ringpost.outbound.subscribe;

/**
 * What a replay would give back.
 *
 * @param dryRun always true: nothing was made
 * @param matched how many deliveries, {@code most} if there are more
 * @param more whether there are more than {@code most}
 * @param most how many one replay may give back
 */
public record ReplayCount(boolean dryRun, int matched, boolean more, int most) {
    static ReplayCount of(int matched, int most) {
        return new ReplayCount(true, Math.min(matched, most), matched > most, most);
    }
}
