package io.ringpost.sms.query;

import io.ringpost.contract.sms.ReplyDecision;
import io.ringpost.sms.reply.Answer;
import io.ringpost.sms.reply.OptChange;
import io.ringpost.sms.reply.SmsSegments;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What would come of a text.
 *
 * @param intent what it would be understood as
 * @param language the language it would be taken for
 * @param replied whether it would be answered
 * @param reason why not
 * @param reply the words of the answer
 * @param segments how many parts the carrier would count
 * @param optChange whether the sender would no longer get texts ({@code out}) or again ({@code in})
 */
record Preview(
        @Nullable String intent,
        String language,
        boolean replied,
        @Nullable String reason,
        @Nullable String reply,
        @Nullable Integer segments,
        @Nullable String optChange) {
    static Preview of(Answer answer) {
        ReplyDecision decision = answer.decision();
        String text = answer.<@Nullable String>match(Answer.Reply::text, silence -> null);
        return new Preview(
                decision.intent(),
                answer.language(),
                decision.replied(),
                decision.reason(),
                text,
                text == null ? null : SmsSegments.of(text).count(),
                answer.optChange() == OptChange.NONE
                        ? null
                        : answer.optChange().name().toLowerCase(Locale.ROOT));
    }
}
