package io.ringpost.ingress.connect;

import com.sun.management.UnixOperatingSystemMXBean;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.util.concurrent.EventExecutor;
import io.ringpost.api.log.WideLog;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All connections. When they are too many, the one that has waited longest without a whole request goes, so that whoever
 * comes with a request finds room, however many only hold theirs open. Not counted by address: behind a proxy all have
 * the same one.
 */
@Singleton
public class Crowd {
    private static final WideLog LOG = WideLog.of(Crowd.class);
    private static final long TELL_EVERY = Duration.ofMinutes(1).toNanos();
    /** What Kafka, the spool, logs and the classes themselves keep open. */
    private static final long OTHER_FILES = 256;

    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong toldAt = new AtomicLong(System.nanoTime() - TELL_EVERY);
    /** Each set is touched by its own event loop only. */
    private final Map<EventExecutor, Set<Connection>> waiting = new ConcurrentHashMap<>();

    private final Map<EventExecutor, SlowLane> slowLanes = new ConcurrentHashMap<>();

    private final MeterRegistry meters;
    private final Counter heldTurns;
    private final int most;

    @Inject
    Crowd(ConnectSettings settings, MeterRegistry meters) {
        this.meters = meters;
        this.most = withinFiles(settings.most());
        Gauge.builder("ringpost.ingress.connections", open, AtomicInteger::get)
                .description("Open connections")
                .register(meters);
        this.heldTurns = Counter.builder("ringpost.ingress.connections.held.turns")
                .description(
                        "Turns of ten milliseconds in which newcomers may have had to wait, as all places were taken")
                .register(meters);
    }

    int open() {
        return open.get();
    }

    /** Whether somebody goes for whoever comes. */
    boolean isFull() {
        return open.get() >= most;
    }

    void enter(Connection connection) {
        int now = open.incrementAndGet();
        Set<Connection> others = waiting(connection);
        if (now > most) {
            Connection longest = others.stream().findFirst().orElse(connection);
            // It leaves only after this turn, in which others may enter.
            others.remove(longest);
            longest.cut("crowded");
            tellThatItIsFull();
        }
        others.add(connection);
    }

    void leave(Connection connection) {
        open.decrementAndGet();
        waiting(connection).remove(connection);
    }

    /** It has a whole request, and stays until that is answered. */
    void served(Connection connection) {
        waiting(connection).remove(connection);
    }

    /** It is answered, and its wait begins anew. */
    void unserved(Connection connection) {
        waiting(connection).add(connection);
    }

    /** Where those of an event loop are whose messages do not come in one go. */
    SlowLane slowLane(EventExecutor loop) {
        return slowLanes.computeIfAbsent(loop, SlowLane::new);
    }

    void countHeldTurn() {
        heldTurns.increment();
    }

    void countCut(String cause) {
        meters.counter("ringpost.ingress.connections.cut", "cause", cause).increment();
    }

    private Set<Connection> waiting(Connection connection) {
        return waiting.computeIfAbsent(connection.executor(), loop -> new LinkedHashSet<>());
    }

    private void tellThatItIsFull() {
        long now = System.nanoTime();
        long last = toldAt.get();
        if (now - last >= TELL_EVERY && toldAt.compareAndSet(last, now)) {
            LOG.event("connections-full")
                    .number("most", most)
                    .warn("Too many connections: those that wait longest without a request are closed");
        }
    }

    private static int withinFiles(int wanted) {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        long files =
                system instanceof UnixOperatingSystemMXBean unix ? unix.getMaxFileDescriptorCount() : Long.MAX_VALUE;
        long room = Math.max(1, files - OTHER_FILES);
        if (room < wanted) {
            LOG.event("few-open-files")
                    .number("files", files)
                    .number("connections", room)
                    .warn("The limit of open files allows fewer connections than ringpost.connect.most");
        }
        return (int) Math.min(wanted, room);
    }
}
