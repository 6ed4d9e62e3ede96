package io.ringpost.recording.consume;

import io.ringpost.inbox.BatchHandler;
import io.ringpost.inbox.InboundRecord;
import io.ringpost.inbox.Understood;
import io.ringpost.recording.announce.Change;
import io.ringpost.recording.announce.RecordingWatch;
import io.ringpost.recording.lifecycle.Finding;
import io.ringpost.recording.lifecycle.RecordingNotice;
import io.ringpost.recording.store.RecordingStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** Consumes what providers said of recordings, and what became of their calls. */
@Singleton
public class RecordingFindings implements BatchHandler<Finding> {
    private final RecordingStore store;
    private final RecordingWatch watch;

    RecordingFindings(RecordingStore store, RecordingWatch watch) {
        this.store = store;
        this.watch = watch;
    }

    @Override
    public String consumer() {
        return "recording";
    }

    @Override
    public Understood<Finding> understand(InboundRecord polled) {
        return Understanding.of(polled);
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Finding> fresh) {
        return store.add(tx, fresh)
                .invoke(changes -> onCommit(tx, () -> done(fresh, changes)))
                .replaceWithVoid();
    }

    /** An offer that was taken before counts again once its tries were given up. */
    @Override
    public Uni<Void> repeated(SqlConnection tx, List<Finding> copies) {
        List<RecordingNotice> offers =
                copies.stream().flatMap(copy -> copy.offers().stream()).toList();
        return offers.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.offeredAgain(tx, offers)
                        .invoke(changes -> onCommit(tx, () -> changes.forEach(watch::changed)))
                        .replaceWithVoid();
    }

    /** A transaction that is rolled back is reported by the consumer, which tries it again. */
    private static void onCommit(SqlConnection tx, Runnable told) {
        var unused = tx.transaction().completion().subscribe().with(committed -> told.run(), rolledBack -> {});
    }

    private void done(List<Finding> fresh, List<Change> changes) {
        fresh.stream()
                .flatMap(finding -> finding.offers().stream())
                .forEach(notice -> watch.offered(notice.provider(), notice.id(), notice.providerCallId()));
        changes.forEach(watch::changed);
    }
}
