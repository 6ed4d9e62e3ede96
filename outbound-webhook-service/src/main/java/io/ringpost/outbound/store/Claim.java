package io.ringpost.outbound.store;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one claim took.
 *
 * @param deliveries this replica's alone for the length of the lease
 * @param again when there is surely more to take; absent if only a ring or the next look can tell
 */
public record Claim(
        List<ClaimedDelivery> deliveries, @Nullable Duration again) {}
