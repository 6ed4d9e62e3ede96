package io.ringpost.outbound.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringpost.outbound.store.AnswerHead;
import io.ringpost.outbound.store.AttemptRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One POST of a delivery.
 *
 * @param number the attempt's number as the receiver saw it
 * @param manual whether a person asked for it
 * @param postponed whether it used up nothing: the receiver asked for patience, or the fault was ours
 * @param startedAt when it began
 * @param latencyMillis how long until its outcome was known
 * @param phases where the time went
 * @param status the receiver's HTTP status
 * @param error stable code of what went wrong
 * @param fault whose it was: {@code receiver network ours policy}
 * @param detail one sentence more
 * @param remoteAddress the address that was called
 * @param tls the protocol
 * @param answerHead the answer's header fields, 8 KiB at most, by lower-case name; credentials read {@code ***}, cut values end in …
 * @param answerHeadTruncated whether fields are missing or cut
 * @param answer the first 16 KiB of the answer's body as UTF-8; what is no UTF-8 is replaced
 * @param answerTruncated whether there was more
 * @param answerPurgedAt since when head and body of the answer are not kept any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttemptView(
        int number,
        boolean manual,
        boolean postponed,
        Instant startedAt,
        long latencyMillis,
        AttemptRecord.PhaseMillis phases,
        @Nullable Integer status,
        @Nullable String error,
        @Nullable String fault,
        @Nullable String detail,
        @Nullable String remoteAddress,
        @Nullable String tls,
        @Nullable Map<String, String> answerHead,
        @Nullable Boolean answerHeadTruncated,
        String answer,
        boolean answerTruncated,
        @Nullable Instant answerPurgedAt) {

    static AttemptView of(AttemptRecord attempt) {
        AnswerHead head = attempt.head();
        return new AttemptView(
                attempt.number(),
                attempt.manual(),
                attempt.postponed(),
                attempt.startedAt(),
                attempt.latencyMillis(),
                attempt.phases(),
                attempt.status(),
                attempt.error(),
                attempt.fault(),
                attempt.detail(),
                attempt.remoteAddress(),
                attempt.tls(),
                head == null ? null : head.fields(),
                head == null ? null : head.truncated(),
                new String(attempt.answer(), StandardCharsets.UTF_8),
                attempt.answerTruncated(),
                attempt.answerPurgedAt());
    }
}
