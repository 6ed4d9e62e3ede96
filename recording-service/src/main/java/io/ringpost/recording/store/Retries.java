package io.ringpost.recording.store;

import io.ringpost.recording.announce.RecordingWatch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes a person's wish to try a recording once more. */
@ApplicationScoped
public class Retries {
    /** As {@code RecordingLifecycle.wished} decides; what is stored, erased or being fetched stays as it is. */
    private static final String WISH = """
            update recording set status = 'waiting', reason = null, eager = true, since = now(), due_at = now(),
                version = version + 1, updated_at = now()
            where id = $1 and status in ('waiting', 'empty', 'disabled', 'failed')
            """;

    private final Pool pool;
    private final RecordingWatch watch;

    Retries(Pool pool, RecordingWatch watch) {
        this.pool = pool;
        this.watch = watch;
    }

    /** Makes a recording due at once; false if it is not waiting and did not end without audio. */
    public Uni<Boolean> wish(String recordingId) {
        return pool.preparedQuery(WISH).execute(Tuple.of(recordingId)).map(changed -> {
            boolean taken = changed.rowCount() > 0;
            if (taken) {
                watch.wished(recordingId);
            }
            return taken;
        });
    }
}
