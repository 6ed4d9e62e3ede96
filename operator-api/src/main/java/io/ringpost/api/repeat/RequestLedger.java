package io.ringpost.api.repeat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Where requests with a key are remembered, for all replicas of a service. */
public interface RequestLedger {
    /** How long an answer is repeated. */
    Duration KEPT = Duration.ofHours(24);

    /**
     * Remembers a request, or tells what is known of it.
     *
     * @param id of caller, method, path and key
     * @param asked hash of what is asked for
     * @param seed becomes the request's, if it is new
     * @param lease how long nobody else may begin it
     */
    Uni<Claim> claim(String id, String asked, String seed, Duration lease);

    /** Nobody else may begin it for another while: it is still being done. Does nothing for whoever let it go. */
    Uni<Void> renew(String id, long fence, Duration lease);

    /** Keeps the answer, unless another took the request over. */
    Uni<Void> answered(String id, long fence, byte[] sealed);

    /** Nothing was done, neither by this attempt nor by one before it: the key is free again. */
    Uni<Void> forget(String id, long fence);

    /** Nobody knows whether it was done: whoever comes next does it again, under the same seed. */
    Uni<Void> letGo(String id, long fence);
}
