package io.ringpost.outbound.deliver;

import io.ringpost.outbound.store.AnswerHead;
import io.ringpost.safehttp.Phases;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of the other side.
 *
 * @param phases where the time went
 * @param remoteAddress the address that was called
 * @param tls the protocol
 * @param detail one sentence on a failure
 * @param head the answer's header fields, if one came
 * @param body the first bytes of the answer
 * @param truncated whether there were more
 */
record SeenAnswer(
        Phases phases,
        @Nullable String remoteAddress,
        @Nullable String tls,
        @Nullable String detail,
        @Nullable AnswerHead head,
        byte[] body,
        boolean truncated) {
    /** Nothing was sent. */
    static SeenAnswer none(String detail) {
        return new SeenAnswer(Phases.NONE, null, null, detail, null, new byte[0], false);
    }
}
