package io.ringpost.outbound.subscribe;

/**
 * What a replay would give back.
 *
 * @param dryRun always true: nothing was made
 * @param matched how many deliveries
 * @param most how many one replay may give back
 */
public record ReplayCount(boolean dryRun, int matched, int most) {}
