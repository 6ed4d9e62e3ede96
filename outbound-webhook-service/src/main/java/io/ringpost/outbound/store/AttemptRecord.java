package io.ringpost.outbound.store;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One POST as it is kept.
 *
 * @param post counts every POST of the delivery from 1
 * @param number the attempt's number as the receiver saw it
 * @param manual whether a person asked for it
 * @param postponed whether it used up nothing: the receiver asked for patience, or the fault was ours
 * @param startedAt when it began
 * @param latencyMillis how long until its outcome was known
 * @param phases where the time went
 * @param status the receiver's HTTP status
 * @param error stable code of what went wrong
 * @param fault whose it was
 * @param detail one sentence more
 * @param remoteAddress the address that was called
 * @param tls the protocol
 * @param head the answer's header fields, if one came
 * @param answer the first bytes of the answer's body
 * @param answerTruncated whether there were more
 * @param answerPurgedAt since when head and body of the answer are not kept any more
 */
public record AttemptRecord(
        int post,
        int number,
        boolean manual,
        boolean postponed,
        Instant startedAt,
        long latencyMillis,
        PhaseMillis phases,
        @Nullable Integer status,
        @Nullable String error,
        @Nullable String fault,
        @Nullable String detail,
        @Nullable String remoteAddress,
        @Nullable String tls,
        @Nullable AnswerHead head,
        byte[] answer,
        boolean answerTruncated,
        @Nullable Instant answerPurgedAt) {

    /**
     * Where an attempt's time went.
     *
     * @param dnsMillis looking the name up
     * @param connectMillis TCP and TLS
     * @param headMillis until the answer's head was there
     * @param bodyMillis reading its body
     */
    public record PhaseMillis(long dnsMillis, long connectMillis, long headMillis, long bodyMillis) {
        /** No time was spent. */
        public static final PhaseMillis NONE = new PhaseMillis(0, 0, 0, 0);
    }

    @Nullable
    Boolean headTruncated() {
        return head == null ? null : head.truncated();
    }

    static AttemptRecord of(Row row) {
        return new AttemptRecord(
                row.getInteger("post"),
                row.getInteger("number"),
                row.getBoolean("manual"),
                row.getBoolean("postponed"),
                Times.instant(row, "started_at"),
                row.getLong("latency_ms"),
                new PhaseMillis(
                        row.getLong("dns_ms"),
                        row.getLong("connect_ms"),
                        row.getLong("head_ms"),
                        row.getLong("body_ms")),
                row.getInteger("status"),
                row.getString("error"),
                row.getString("fault"),
                row.getString("detail"),
                row.getString("remote_address"),
                row.getString("tls"),
                AnswerHead.of(row),
                row.getBuffer("answer").getBytes(),
                row.getBoolean("answer_truncated"),
                Times.nullable(row, "answer_purged_at"));
    }
}
