package io.ringpost.outbound.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as it is kept, without its secret.
 *
 * @param id its id
 * @param settings what the operator set
 * @param disabledReason why Ringpost switched it off, if it did
 * @param previousSecretUntil until when the secret that was replaced last signs too
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 */
public record Endpoint(
        String id,
        EndpointSettings settings,
        @Nullable String disabledReason,
        @Nullable Instant previousSecretUntil,
        Instant createdAt,
        Instant updatedAt) {}
