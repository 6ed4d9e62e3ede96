package io.ringpost.ingress.spool;

import io.ringpost.contract.Topic;
import io.ringpost.ingress.publish.BrokerState;
import io.ringpost.ingress.publish.OutgoingRecord;
import io.ringpost.ingress.publish.PublishOutcome;
import io.ringpost.ingress.publish.Publisher;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps records: in Kafka, else in the spool.
 *
 * <pre>
 * record ─ Kafka known to be away? ─ no ─ key spooled? ─ no ─ Kafka ─ acknowledged ── KEPT
 *                    │ yes                    │ yes             │ not in time
 *                    └────────────────────────┴─────────────────┴── spool ─ fsynced ─ SPOOLED
 *                                                                    └ full, off ──── UNAVAILABLE
 * </pre>
 *
 * <p>A record of a key is counted before it is written to the spool, and until Kafka has it. So whoever is answered before
 * another record of the key comes is in Kafka, or goes there first.
 */
@Singleton
public class Keeper {
    private final Publisher publisher;
    private final BrokerState broker;
    private final Spool spool;

    @Inject
    public Keeper(Publisher publisher, BrokerState broker, Spool spool) {
        this.publisher = publisher;
        this.broker = broker;
        this.spool = spool;
    }

    /** Keeps one record; completes with what became of it, never exceptionally. */
    public CompletableFuture<PublishOutcome> keep(OutgoingRecord record) {
        return keepAll(List.of(record));
    }

    /** Keeps records that belong together; completes with the worst that became of any. */
    public CompletableFuture<PublishOutcome> keepAll(List<OutgoingRecord> records) {
        long came = System.nanoTime();
        return goStraight(records)
                ? publisher.publishAll(records).thenCompose(outcome -> orSpooled(outcome, records, came))
                : spooled(PublishOutcome.UNAVAILABLE, records, came);
    }

    private boolean goStraight(List<OutgoingRecord> records) {
        for (OutgoingRecord record : records) {
            if (!goesStraight(record)) {
                return false;
            }
        }
        return true;
    }

    /**
     * After Kafka gave a record up, it is a spooled one that finds out whether it takes some again: nobody has to wait for
     * that.
     */
    private boolean goesStraight(OutgoingRecord record) {
        return broker.takesRecords(record.topic())
                && !spool.holds(record)
                && (broker.proven(record.topic()) || !spool.holdsAny(record.topic()));
    }

    /** Kafka may have taken what it did not acknowledge: it is spooled with the same event id. */
    private CompletableFuture<PublishOutcome> orSpooled(
            PublishOutcome outcome, List<OutgoingRecord> records, long came) {
        return outcome == PublishOutcome.OVERLOADED || outcome == PublishOutcome.UNAVAILABLE
                ? spooled(outcome, records, came)
                : CompletableFuture.completedFuture(outcome);
    }

    private CompletableFuture<PublishOutcome> spooled(
            PublishOutcome otherwise, List<OutgoingRecord> records, long came) {
        if (records.stream().anyMatch(record -> record.bytes() > Topic.MAX_MESSAGE_BYTES)) {
            return CompletableFuture.completedFuture(PublishOutcome.TOO_LARGE);
        }
        return spool.keep(records, came).thenApply(kept -> kept ? PublishOutcome.SPOOLED : otherwise);
    }
}
