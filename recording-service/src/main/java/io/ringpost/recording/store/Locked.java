package io.ringpost.recording.store;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Recordings that this transaction alone may change.
 *
 * @param rows by id
 * @param calls the call of each as far as it is known, by the recording's id
 * @param now by the database's clock
 */
record Locked(Map<String, RecordingRow> rows, Map<String, Parties> calls, Instant now) {
    static Locked of(RowSet<Row> found) {
        Map<String, RecordingRow> rows = new TreeMap<>();
        Map<String, Parties> calls = new TreeMap<>();
        Instant now = Instant.EPOCH;
        for (Row row : found) {
            rows.put(row.getString("id"), RecordingRow.of(row));
            calls.put(row.getString("id"), Parties.of(row));
            now = Times.instant(row, "db_now");
        }
        return new Locked(rows, calls, now);
    }
}
