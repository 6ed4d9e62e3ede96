package io.ringpost.recording.store;

import io.ringpost.contract.recording.RecordedCall;
import io.ringpost.recording.lifecycle.LegRef;
import io.ringpost.recording.lifecycle.RecordingNotice;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The call of a recording as far as it is known.
 *
 * @param callId the id that the call has
 * @param from the caller
 * @param to the called number
 * @param providerCallIds the providers' own ids of it
 */
record Parties(
        String callId, @Nullable String from, @Nullable String to, List<String> providerCallIds) {
    /** From the columns that {@link RecordingRow#OF_CALL} selects. */
    static Parties of(Row row) {
        String[] ids = row.getArrayOfStrings("provider_call_ids");
        return new Parties(
                row.getString("call_id"),
                row.getString("from_number"),
                row.getString("to_number"),
                ids == null ? List.of() : Arrays.asList(ids));
    }

    /** The call in short: by its own account, else by the recording's. */
    RecordedCall with(RecordingNotice known) {
        List<String> named =
                known.legs().stream().map(LegRef::providerCallId).distinct().toList();
        return new RecordedCall(
                callId,
                Optional.ofNullable(from).orElse(known.details().from()),
                Optional.ofNullable(to).orElse(known.details().to()),
                providerCallIds.isEmpty() ? named : providerCallIds);
    }
}
