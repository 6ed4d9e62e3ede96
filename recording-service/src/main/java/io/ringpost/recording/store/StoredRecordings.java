package io.ringpost.recording.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
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
            select vault_key from recording where status = 'erased' and vault_key is not null order by id limit $1
            """;
    private static final String DELETED = """
            update recording set vault_key = null, content_type = null, bytes = null, sha256 = null, updated_at = now()
            where status = 'erased' and vault_key = $1
            """;

    private final Pool pool;

    StoredRecordings(Pool pool) {
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

    /** Keys in the vault whose recordings were erased and that are still to be deleted there. */
    public Uni<List<String>> erased(int max) {
        return pool.preparedQuery(ERASED).execute(Tuple.of(max)).map(found -> {
            List<String> keys = new ArrayList<>();
            found.forEach(row -> keys.add(row.getString(0)));
            return keys;
        });
    }

    /** Forgets a key that is deleted in the vault. */
    public Uni<Void> deleted(String vaultKey) {
        return pool.preparedQuery(DELETED).execute(Tuple.of(vaultKey)).replaceWithVoid();
    }
}
