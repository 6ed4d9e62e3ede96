package io.ringpost.safehttp;

import java.util.function.Function;

/** Whether a URL may be called, as far as its text tells. */
public sealed interface UrlVerdict {

    /** Takes the branch of the verdict. */
    <T> T match(Function<? super Usable, ? extends T> usable, Function<? super Refused, ? extends T> refused);

    /**
     * The text is in order; its name is still to be looked up.
     *
     * @param target where it points
     */
    record Usable(Target target) implements UrlVerdict {
        @Override
        public <T> T match(
                Function<? super Usable, ? extends T> usable, Function<? super Refused, ? extends T> refused) {
            return usable.apply(this);
        }
    }

    /**
     * It will never be called.
     *
     * @param code the stable reason
     * @param reason one sentence for whoever typed the URL
     */
    record Refused(FailureCode code, String reason) implements UrlVerdict {
        @Override
        public <T> T match(
                Function<? super Usable, ? extends T> usable, Function<? super Refused, ? extends T> refused) {
            return refused.apply(this);
        }
    }
}
