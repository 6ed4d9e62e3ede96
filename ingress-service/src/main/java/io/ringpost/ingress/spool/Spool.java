package io.ringpost.ingress.spool;

import io.ringpost.api.log.WideLog;
import io.ringpost.contract.Topic;
import io.ringpost.ingress.publish.Alerts;
import io.ringpost.ingress.publish.BrokerState;
import io.ringpost.ingress.publish.OutgoingRecord;
import io.ringpost.ingress.publish.Publisher;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What lies on the local disk until Kafka takes it: off, open, or closed while the disk is not to be had. */
@Singleton
public class Spool {
    private static final WideLog LOG = WideLog.of(Spool.class);
    private static final double MILLIS = 1000.0;

    private final SpoolSettings settings;
    private final OpenSpool.Surroundings around;
    private final Clock clock;
    private volatile @Nullable OpenSpool open;
    private String said = "";

    @Inject
    Spool(SpoolSettings settings, Publisher publisher, BrokerState broker, SpoolMeters meters, Alerts alerts) {
        this(settings, new OpenSpool.Surroundings(publisher, broker, meters, Disk.REAL, alerts), Clock.systemUTC());
    }

    Spool(SpoolSettings settings, OpenSpool.Surroundings around, Clock clock) {
        this.settings = settings;
        this.around = around;
        this.clock = clock;
        SpoolMeters meters = around.meters();
        meters.gauge("depth", "Records that are spooled and not yet in Kafka", this::depth);
        meters.gauge(
                "bytes", "Bytes of these", () -> of(spool -> spool.backlog().bytes()));
        meters.gauge("disk.bytes", "Bytes that the segments take of the disk", () -> of(OpenSpool::diskBytes));
        meters.gauge("oldest.age.seconds", "Age of the oldest of these", this::oldestAgeSeconds);
        meters.gauge("open", "1 while a record can be spooled", () -> takes() ? 1 : 0);
    }

    /** Whether there is to be one. */
    public boolean isOn() {
        return settings.dir().isPresent();
    }

    /** Whether a record of some topic can be spooled. */
    public boolean takes() {
        OpenSpool spool = open;
        return spool != null
                && spool.writer().takes()
                && spool.backlog().lanes().stream().anyMatch(this::isYoung);
    }

    /** How many records wait to be drained. */
    public long depth() {
        return of(spool -> spool.backlog().records());
    }

    /** How old the oldest of them is. */
    public double oldestAgeSeconds() {
        long oldest = of(spool -> spool.backlog().oldest());
        return oldest == 0 || oldest == Long.MAX_VALUE ? 0 : Math.max(0, clock.millis() - oldest) / MILLIS;
    }

    private long of(ToLongFunction<OpenSpool> figure) {
        OpenSpool spool = open;
        return spool == null ? 0 : figure.applyAsLong(spool);
    }

    /** Whether records of this one's key are still to be drained, so that it has to come after them. */
    boolean holds(OutgoingRecord record) {
        OpenSpool spool = open;
        return spool != null && spool.backlog().holds(spool.backlog().lane(record.topic()), record.key());
    }

    /** Whether anything of the topic is still to be drained. */
    boolean holdsAny(Topic topic) {
        OpenSpool spool = open;
        return spool != null && spool.backlog().lane(topic).records() > 0;
    }

    /**
     * Completes with true when all records are fsynced, with false when not; never exceptionally, and within the deadline of
     * records that came at the given time.
     */
    CompletableFuture<Boolean> keep(List<OutgoingRecord> records, long cameNanoTime) {
        OpenSpool spool = open;
        if (spool == null
                || !records.stream().allMatch(record -> isYoung(spool.backlog().lane(record.topic())))) {
            around.meters().failed(spool == null ? "closed" : "age");
            return CompletableFuture.completedFuture(false);
        }
        long now = clock.millis();
        return spool.writer()
                .write(records.stream()
                        .map(record -> Entry.of(spool.backlog().lane(record.topic()), record, now))
                        .toList())
                .completeOnTimeout(
                        false,
                        settings.deadline().toNanos() - (System.nanoTime() - cameNanoTime),
                        TimeUnit.NANOSECONDS);
    }

    private boolean isYoung(Lane lane) {
        long oldest = lane.oldest();
        return oldest == Long.MAX_VALUE
                || clock.millis() - oldest <= settings.maxAge().toMillis();
    }

    /**
     * Opens it, if it is on and not yet open.
     *
     * @return false if it is to be tried again
     * @throws SpoolInUse if another process has it
     */
    boolean open() {
        Path path = settings.dir().orElse(null);
        if (path == null || open != null) {
            return true;
        }
        try {
            OpenSpool spool = OpenSpool.open(path, settings, around);
            open = spool;
            around.alerts().recovered("spool-closed", "The spool in RINGPOST_SPOOL_DIR is open.");
            LOG.event("spool-open")
                    .number("records", spool.backlog().records())
                    .number("bytes", spool.backlog().bytes())
                    .info("The spool is open");
            return true;
        } catch (IOException e) {
            around.meters().failed("open");
            around.alerts()
                    .raise("spool-closed", "The spool in RINGPOST_SPOOL_DIR cannot be opened; it is tried again.");
            if (!e.toString().equals(said)) {
                said = e.toString();
                LOG.event("spool-closed").failure(e).error("The spool cannot be opened; it is tried again");
            }
            return false;
        }
    }

    /** Writes what waits, and lets go of the directory. */
    void close() {
        OpenSpool spool = open;
        open = null;
        if (spool != null) {
            try {
                spool.close();
            } catch (IOException e) {
                LOG.event("spool-close-failed").failure(e).warn("The spool could not be closed in order");
            }
        }
    }
}
