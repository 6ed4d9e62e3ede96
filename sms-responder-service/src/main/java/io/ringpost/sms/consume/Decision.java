package io.ringpost.sms.consume;

import io.ringpost.contract.sms.ReplyDecision;
import io.ringpost.sms.guard.Reason;
import io.ringpost.sms.lifecycle.HandledKeyword;
import io.ringpost.sms.reply.Answer;
import io.ringpost.sms.reply.OptChange;
import io.ringpost.sms.understand.Intent;
import org.jspecify.annotations.Nullable;

/**
 * What is done about a text.
 *
 * @param shown as readers see it
 * @param reply what to answer
 * @param language in which it was written
 * @param change what becomes of the sender's wish for texts
 * @param held whether the provider keeps the wish to get none as well
 */
record Decision(
        ReplyDecision shown,
        @Nullable String reply,
        @Nullable String language,
        OptChange change,
        boolean held) {
    static Decision of(Answer answer, boolean held) {
        String words = answer.match(Answer.Reply::text, silence -> null);
        return new Decision(answer.decision(), words, answer.language(), answer.optChange(), held);
    }

    /** The provider took care of it and answered; only the wish is kept. */
    static Decision handled(HandledKeyword keyword, boolean optedOut) {
        return switch (keyword) {
            case STOP -> silence(Intent.OPT_OUT, optedOut ? OptChange.NONE : OptChange.OUT, true);
            case START -> silence(Intent.OPT_IN, optedOut ? OptChange.IN : OptChange.NONE, false);
            case HELP -> silence(Intent.HELP, OptChange.NONE, false);
        };
    }

    private static Decision silence(Intent intent, OptChange change, boolean held) {
        return new Decision(
                new ReplyDecision(intent.wire(), false, Reason.PROVIDER_ANSWERS.wire()), null, null, change, held);
    }
}
