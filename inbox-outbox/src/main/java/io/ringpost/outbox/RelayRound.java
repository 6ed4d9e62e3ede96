package io.ringpost.outbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What follows from one round of sending: behind a row that the broker did not take, no row of the same key counts as
 * published, so that the key is sent again in order from there.
 *
 * @param published rows to be marked, in the order of their ids
 * @param refused rows that the broker will never take
 * @param waiting rows that are not published for now
 * @param trouble the first reason why
 */
record RelayRound(
        List<OutboxRow> published,
        List<OutboxRow> refused,
        List<OutboxRow> waiting,
        @Nullable Throwable trouble) {

    /** The broker's answer. */
    enum Verdict {
        TAKEN,
        REFUSED,
        NOT_NOW
    }

    static RelayRound of(List<SendResult> inOrder) {
        List<OutboxRow> published = new ArrayList<>();
        List<OutboxRow> refused = new ArrayList<>();
        Set<String> stuck = new HashSet<>();
        Throwable trouble = null;
        List<OutboxRow> waiting = new ArrayList<>();
        for (SendResult sent : inOrder) {
            Verdict verdict = sent.verdict();
            if (verdict == Verdict.REFUSED) {
                refused.add(sent.row());
            } else if (verdict == Verdict.TAKEN && !stuck.contains(sent.row().lane())) {
                published.add(sent.row());
            } else {
                stuck.add(sent.row().lane());
                waiting.add(sent.row());
                trouble = trouble == null ? sent.failure() : trouble;
            }
        }
        return new RelayRound(published, refused, waiting, trouble);
    }

    /** The same without some of the rows that wait. */
    RelayRound without(Set<OutboxRow> rows) {
        List<OutboxRow> others =
                waiting.stream().filter(row -> !rows.contains(row)).toList();
        return new RelayRound(published, refused, others, trouble);
    }
}
