package io.ringpost.replay;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringpost.deadletter.DeadLetterReader;
import io.ringpost.deadletter.DeadLetterTopics;
import io.ringpost.deadletter.LetterFilter;
import io.ringpost.deadletter.LetterPlace;
import io.ringpost.deadletter.LetterScan;
import io.ringpost.deadletter.ParkedLetter;
import io.ringpost.inbox.BatchConsumers;
import io.ringpost.outbox.RelaySettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Gives letters back to the consumer that parked them: in this process, past the topic, so that no other reader of the
 * topic sees them again. The inbox decides, as it does for every record; order is not promised.
 */
@Singleton
public final class DeadLetterReplay {
    private static final Logger LOG = Logger.getLogger(DeadLetterReplay.class);

    private final DeadLetterReader reader;
    private final DeadLetterTopics topics;
    private final BatchConsumers consumers;
    private final Pool pool;
    private final ReplayMarks marks;
    private final RelaySettings settings;
    private final MeterRegistry registry;
    private final Clock clock;

    @Inject
    DeadLetterReplay(
            DeadLetterReader reader,
            DeadLetterTopics topics,
            BatchConsumers consumers,
            Pool pool,
            RelaySettings settings,
            MeterRegistry registry) {
        this.reader = reader;
        this.topics = topics;
        this.consumers = consumers;
        this.pool = pool;
        this.marks = new ReplayMarks(pool);
        this.settings = settings;
        this.registry = registry;
        this.clock = Clock.systemUTC();
    }

    /** Replays, or fails with {@link ReplayUnderWay}. */
    public Uni<ReplayResult> replay(ReplayOrder order) {
        return reader.with(scan -> {
            ReplayLease lease = new ReplayLease(pool, ReplayLease.USUAL);
            return lease.during(() -> replay(scan, order, lease));
        });
    }

    private ReplayResult replay(LetterScan scan, ReplayOrder order, ReplayLease lease) {
        Instant now = clock.instant();
        Instant until = order.filter().endingAt(now).until().orElseThrow();
        LetterFilter filter =
                order.filter().startingAt(now.minus(settings.giveBack())).endingAt(until);
        ReplayRun run = new ReplayRun(filter, order.dryRun(), marks, consumers, lease);
        NamedLetters named = new NamedLetters(order.ids(), order.after());
        Optional<LetterPlace> stopped =
                order.ids().isEmpty() ? all(scan, order, filter, run) : named.read(place -> at(scan, place), run);
        run.finish();
        int missing = order.ids().isEmpty() ? 0 : named.looked() - run.seen();
        ReplayResult result = new ReplayResult(run.counts(), missing, until, stopped);
        result.topics().forEach((topic, count) -> told(topic, count, order.dryRun()));
        return result;
    }

    private Optional<LetterPlace> all(LetterScan scan, ReplayOrder order, LetterFilter filter, ReplayRun run) {
        return scan.read(filter.topic().map(topics::of).orElseGet(topics::all), order.after(), filter.since(), run);
    }

    private Optional<ParkedLetter> at(LetterScan scan, LetterPlace place) {
        return topics.all().contains(place.topic()) ? scan.at(place) : Optional.empty();
    }

    private void told(String topic, ReplayCount count, boolean dryRun) {
        LOG.infof(
                "dead letters %s topic=%s matched=%d applied=%d known=%d ignored=%d parked_again=%d replayed_before=%d",
                dryRun ? "counted" : "replayed",
                topic,
                count.matched(),
                count.applied(),
                count.known(),
                count.ignored(),
                count.parkedAgain(),
                count.replayedBefore());
        if (!dryRun) {
            registry.counter("ringpost.dead.letters.replayed", "topic", topic).increment(count.matched());
        }
    }
}
