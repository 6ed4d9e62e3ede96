package io.ringpost.contract.call;

import org.jspecify.annotations.Nullable;

/**
 * What a call cost.
 *
 * @param amount decimal text, never a floating-point number
 * @param currency ISO 4217, where the provider says or implies it
 */
public record Cost(String amount, @Nullable String currency) {}
