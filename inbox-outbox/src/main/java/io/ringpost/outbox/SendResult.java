package io.ringpost.outbox;

import io.ringpost.outbox.RelayRound.Verdict;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/** What the broker said to one row. */
record SendResult(OutboxRow row, @Nullable Throwable failure) {

    Verdict verdict() {
        if (failure == null) {
            return Verdict.TAKEN;
        }
        return failure instanceof RecordTooLargeException
                        || failure instanceof RecordBatchTooLargeException
                        || failure instanceof InvalidRecordException
                ? Verdict.REFUSED
                : Verdict.NOT_NOW;
    }
}
