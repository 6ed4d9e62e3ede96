package io.ringpost.local.play;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A request that a provider's API understood.
 *
 * @param name what is asked for, in one word
 * @param subject the id of what it is asked about, empty if there is none
 * @param work does it, effects included, and answers
 * @param refusal the answer that tells one of the provider's own errors
 */
public record Operation(String name, String subject, Supplier<Answer> work, Function<String, Answer> refusal) {
    Operation headOnly() {
        return new Operation(name, subject, () -> work.get().headOnly(), error -> refusal.apply(error)
                .headOnly());
    }
}
