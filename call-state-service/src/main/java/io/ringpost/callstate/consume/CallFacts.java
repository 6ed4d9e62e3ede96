package io.ringpost.callstate.consume;

import io.ringpost.api.log.WideLog;
import io.ringpost.callstate.lifecycle.Change;
import io.ringpost.callstate.lifecycle.Fact;
import io.ringpost.callstate.store.CallStore;
import io.ringpost.inbox.BatchHandler;
import io.ringpost.inbox.InboundRecord;
import io.ringpost.inbox.Understood;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Consumes what providers said of calls, and what became of their recordings. */
@Singleton
public class CallFacts implements BatchHandler<Fact> {
    private static final WideLog LOG = WideLog.of(CallFacts.class);

    private final CallStore store;
    private final CallMeters meters;

    CallFacts(CallStore store, CallMeters meters) {
        this.store = store;
        this.meters = meters;
    }

    @Override
    public String consumer() {
        return "call-state";
    }

    @Override
    public Understood<Fact> understand(InboundRecord polled) {
        return Understanding.of(polled);
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Fact> fresh) {
        return reported(tx, fresh.size(), () -> store.add(tx, fresh));
    }

    /** When a call began is when it was first heard of, whichever copy of the webhook comes to us first. */
    @Override
    public Uni<Void> repeated(SqlConnection tx, List<Fact> copies) {
        return reported(tx, 0, () -> store.addEarlier(tx, copies));
    }

    private Uni<Void> reported(SqlConnection tx, int facts, Supplier<Uni<List<Change>>> work) {
        long begun = System.nanoTime();
        return work.get()
                .invoke(changes -> onCommit(tx, () -> done(changes, facts, System.nanoTime() - begun)))
                .replaceWithVoid();
    }

    /** A transaction that is rolled back is reported by the consumer, which tries it again. */
    private static void onCommit(SqlConnection tx, Runnable told) {
        var unused = tx.transaction().completion().subscribe().with(committed -> told.run(), rolledBack -> {});
    }

    private void done(List<Change> changes, int facts, long nanos) {
        meters.saved(changes, facts);
        for (Change change : changes) {
            LOG.event("call-saved")
                    .word("call_id", change.call().id())
                    .word("status", change.call().status().wire())
                    .word("provider", change.call().provider().id())
                    .number("version", change.call().version())
                    .number("merged", change.gone().size())
                    .number("batch_facts", facts)
                    .millis("batch_took", Duration.ofNanos(nanos))
                    .info("Chamada salva: " + change.call().id());
        }
    }
}
