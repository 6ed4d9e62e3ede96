package io.ringpost.sms.reply;

import io.ringpost.contract.sms.ReplyDecision;
import io.ringpost.sms.guard.Reason;
import io.ringpost.sms.understand.Intent;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What comes of a text: a reply, or silence for a reason. Either may change whether the sender wants texts. */
public sealed interface Answer {
    /** What the text was understood as, if at all. */
    @Nullable
    Intent intent();

    /** The language of the text, as a code of ISO 639-1. */
    String language();

    /** What becomes of the sender's wish for texts; it holds for silence as well. */
    OptChange optChange();

    /** The decision as readers see it. */
    ReplyDecision decision();

    /** Takes the way that this end asks for. */
    <T> T match(Function<? super Reply, ? extends T> reply, Function<? super Silence, ? extends T> silence);

    /** A text to send. */
    record Reply(Intent intent, String language, String text, OptChange optChange) implements Answer {
        @Override
        public ReplyDecision decision() {
            return new ReplyDecision(intent.wire(), true, null);
        }

        @Override
        public <T> T match(Function<? super Reply, ? extends T> reply, Function<? super Silence, ? extends T> silence) {
            return reply.apply(this);
        }
    }

    /** Nothing is sent; {@code reason} is a word of {@link Reason}. */
    record Silence(@Nullable Intent intent, String language, String reason, OptChange optChange) implements Answer {
        @Override
        public ReplyDecision decision() {
            return new ReplyDecision(intent == null ? null : intent.wire(), false, reason);
        }

        @Override
        public <T> T match(Function<? super Reply, ? extends T> reply, Function<? super Silence, ? extends T> silence) {
            return silence.apply(this);
        }
    }
}
