package io.ringpost.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/**
 * What a service writes to consume topics: how to understand a record, and what a fact changes.
 *
 * @param <T> the facts
 */
public interface BatchHandler<T> {

    /** The name under which facts are remembered and dead letters are kept; never change it. */
    String consumer();

    /**
     * Before dead letters are given back, on a replica that may not read their topic: whoever understands by something that
     * may have changed learns it here.
     */
    default Uni<Void> beforeReplay() {
        return Uni.createFrom().voidItem();
    }

    /** Pure, and called again for the same record after a crash. What it throws makes the record poison. */
    Understood<T> understand(InboundRecord polled);

    /**
     * Writes what the facts change, in the given transaction and nowhere else. Facts come in the order of the batch, each
     * id at most once ever. It may be called again with the same facts after a rollback, so it must keep nothing in memory.
     */
    Uni<Void> apply(SqlConnection tx, List<T> fresh);

    /**
     * Takes further copies of facts that were applied, in the same transaction as {@link #apply} and after it. Only who
     * keeps something of a copy that another copy of the same fact may know better, such as when it was received, needs it.
     */
    default Uni<Void> repeated(SqlConnection tx, List<T> copies) {
        return Uni.createFrom().voidItem();
    }
}
