package io.ringpost.recording.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What lies in the vault: to be played, or to be deleted because its call was erased. */
@ApplicationScoped
public class StoredRecordings {
    private static final String AUDIO = """
            select r.*, c.call_id from recording r join call c on c.id = r.leg_id where r.id = $1 and r.status = 'stored'
            """;
    private static final String ERASED = """
            select id from recording where erase_at <= now() order by erase_at, id limit $1
            """;
    /** An erased row was last updated when it was erased. */
    private static final String DELETED = """
            update recording set vault_key = null, content_type = null, bytes = null, sha256 = null,
                erase_at = case when updated_at + make_interval(secs => $2) <= now() then null
                    else updated_at + make_interval(secs => $2) end
            where id = $1 and status = 'erased'
            """;

    private static final String UNDELETED = """
            update recording set erase_at = now() + make_interval(secs => $2) where id = $1 and status = 'erased'
            """;

    private final Pool pool;

    public StoredRecordings(Pool pool) {
        this.pool = pool;
    }

    /** The audio of a recording; empty if there is none to be played. */
    public Uni<Optional<StoredRecording>> audio(String recordingId) {
        return pool.preparedQuery(AUDIO).execute(Tuple.of(recordingId)).map(found -> StreamSupport.stream(
                        found.spliterator(), false)
                .findFirst()
                .map(row -> new StoredRecording(
                        row.getString("id"),
                        row.getString("call_id"),
                        RecordingRow.audio(row),
                        Times.instant(row, "stored_at"))));
    }

    /** Erased recordings of which something may lie in the vault. */
    public Uni<List<String>> erased(int max) {
        return pool.preparedQuery(ERASED).execute(Tuple.of(max)).map(found -> {
            List<String> ids = new ArrayList<>();
            found.forEach(row -> ids.add(row.getString(0)));
            return ids;
        });
    }

    /** Nothing lies in the vault now; it is looked at once more when a fetch that outlived the erasure must be over. */
    public Uni<Void> deleted(String recordingId, Duration fetchesOutlive) {
        return after(DELETED, recordingId, fetchesOutlive);
    }

    /** It could not be deleted; others are not kept waiting by it. */
    public Uni<Void> undeleted(String recordingId, Duration again) {
        return after(UNDELETED, recordingId, again);
    }

    private Uni<Void> after(String statement, String recordingId, Duration time) {
        return pool.preparedQuery(statement)
                .execute(Tuple.of(recordingId, time.toMillis() / 1e3))
                .replaceWithVoid();
    }
}
