package io.ringpost.outbound.store;

/**
 * An attempt whose outcome is saved, to be kept and told with it.
 *
 * @param delivery what was sent
 * @param attempt what came of it
 * @param saved where the delivery stands since
 */
public record MadeAttempt(ClaimedDelivery delivery, AttemptRecord attempt, Saved saved) {}
