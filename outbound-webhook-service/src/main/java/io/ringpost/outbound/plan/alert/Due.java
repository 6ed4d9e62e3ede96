package io.ringpost.outbound.plan.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a channel has to say.
 *
 * @param saying what
 * @param notBefore not before then; absent if at once
 */
public record Due(Saying saying, @Nullable Instant notBefore) {}
