package io.ringpost.recording.store;

import io.ringpost.recording.lifecycle.CallNews;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An id that a call was named by, as its row has it.
 *
 * @param id the id
 * @param callId the id that the call has
 * @param namedVersion the version of the call that said so
 * @param version the version of the call that told its end
 * @param ended who talked, if this id's call ended
 * @param erased whether the call was erased
 */
record CallRow(
        String id, String callId, long namedVersion, long version, CallNews.@Nullable Ended ended, boolean erased) {

    static CallRow of(Row row) {
        boolean over = row.getOffsetDateTime("ended_at") != null;
        return new CallRow(
                row.getString("id"),
                row.getString("call_id"),
                row.getLong("named_version"),
                row.getLong("version"),
                over ? ended(row) : null,
                row.getBoolean("erased"));
    }

    CallRow named(String name, long byVersion, boolean gone) {
        return new CallRow(id, name, byVersion, version, gone && ended != null ? NOBODY : ended, gone);
    }

    CallRow ended(CallNews.Ended who, long byVersion) {
        boolean newer = ended == null || byVersion > version;
        return newer ? new CallRow(id, callId, namedVersion, byVersion, erased ? NOBODY : who, erased) : this;
    }

    private static final CallNews.Ended NOBODY = new CallNews.Ended(null, null, List.of());

    private static CallNews.Ended ended(Row row) {
        return new CallNews.Ended(
                row.getString("from_number"),
                row.getString("to_number"),
                Arrays.asList(row.getArrayOfStrings("provider_call_ids")),
                row.getString("voipms_call_id"),
                Times.nullable(row, "started_at"));
    }
}
