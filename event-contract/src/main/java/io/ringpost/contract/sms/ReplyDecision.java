package io.ringpost.contract.sms;

import org.jspecify.annotations.Nullable;

/**
 * Why a text was answered, or not.
 *
 * @param intent what the text was understood as
 * @param replied whether an answer was sent
 * @param reason why not
 */
public record ReplyDecision(
        @Nullable String intent, boolean replied, @Nullable String reason) {}
