package io.ringpost.e2e.ledger;

import static org.awaitility.Awaitility.await;

import io.ringpost.e2e.stack.Replica;
import io.ringpost.local.simulate.ProviderRequest;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Many providers that post at a steady rate, each its calls' webhooks one after the other, and post again what was not
 * accepted. Who is slow is caught up with, as callers do not wait for one another.
 */
public final class Traffic implements AutoCloseable {
    private static final int CALLERS = 32;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(10);
    /** Long for a request of a kilobyte, short for one that waits for Kafka in vain. */
    private static final Duration SENT_WITHIN = Duration.ofMillis(300);

    private final Ledger ledger;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(CALLERS);
    private final List<Future<?>> callers = new ArrayList<>();
    private final ReadWriteLock balancing = new ReentrantReadWriteLock();
    private final Map<Replica, UnderWay> underWay = new ConcurrentHashMap<>();
    /** Whoever was chosen is counted, before another choice is made. */
    private final Object choosing = new Object();

    private volatile List<Replica> balanced;

    private Traffic(Ledger ledger, int perSecond, int padding, List<Replica> replicas) {
        this.ledger = ledger;
        balanced = List.copyOf(replicas);
        long every = TimeUnit.SECONDS.toNanos(CALLERS) / perSecond;
        for (int i = 0; i < CALLERS; i++) {
            Caller caller = new Caller(new Course(replicas.get(0).senders(), ledger.seed() * CALLERS + i, padding), i);
            callers.add(threads.scheduleAtFixedRate(caller::post, every * i / CALLERS, every, TimeUnit.NANOSECONDS));
        }
    }

    /** Starts posting. */
    public static Traffic start(Ledger ledger, int perSecond, Replica... replicas) {
        return new Traffic(ledger, perSecond, 0, List.of(replicas));
    }

    /** Starts posting bodies that are, most of them, so many bytes longer than they need be. */
    public static Traffic large(Ledger ledger, int perSecond, int bytes, Replica replica) {
        return new Traffic(ledger, perSecond, bytes, List.of(replica));
    }

    /** New requests go to these only; returns when those that others were given are answered. */
    public void balanceOver(Replica... replicas) {
        balancing.writeLock().lock();
        try {
            balanced = List.of(replicas);
        } finally {
            balancing.writeLock().unlock();
        }
    }

    /**
     * New requests go to the others from the moment on in which so many wait for this one's answer; returns when all of
     * those have long been sent, though perhaps not answered.
     */
    public void takeAway(Replica replica, int waiting) {
        UnderWay its = underWayTo(replica);
        await("requests under way").atMost(PATIENCE).pollInterval(LOOK).until(() -> its.count() >= waiting);
        synchronized (choosing) {
            balanced = balanced.stream().filter(other -> !other.equals(replica)).toList();
        }
        await("requests that were sent").atMost(PATIENCE).pollInterval(LOOK).until(() -> its.sentFor(SENT_WITHIN));
    }

    private UnderWay underWayTo(Replica replica) {
        return underWay.computeIfAbsent(replica, first -> new UnderWay());
    }

    /** Waits until so many more webhooks were promised to be kept. */
    public void awaitPromised(int more) {
        long enough = ledger.promised() + more;
        await("promised webhooks").atMost(PATIENCE).until(() -> ledger.promised() >= enough);
    }

    /** Waits until so many more were tried, whatever came of it. */
    public void awaitAttempted(int more) {
        long enough = ledger.attempted() + more;
        await("posted webhooks").atMost(PATIENCE).until(() -> ledger.attempted() >= enough);
    }

    /** Ends when everybody has the answer that he waits for. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            for (Future<?> caller : callers) {
                if (!caller.isCancelled()) {
                    failed(caller);
                }
            }
            if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("somebody still waits for an answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A caller goes on until he is stopped; one who has ended by himself found a fault of the test. */
    private static void failed(Future<?> caller) throws InterruptedException {
        if (caller.isDone()) {
            try {
                caller.get();
            } catch (ExecutionException e) {
                throw new AssertionError("a caller failed", e.getCause());
            }
        }
    }

    /** Posts one webhook at a time. */
    private final class Caller {
        private final Course course;
        private final int number;
        private final Queue<Webhook> toSend = new ArrayDeque<>();
        private @Nullable Entry current;

        Caller(Course course, int number) {
            this.course = course;
            this.number = number;
        }

        void post() {
            Entry entry = current;
            if (entry == null) {
                if (toSend.isEmpty()) {
                    toSend.addAll(course.next());
                }
                entry = ledger.open(toSend.remove());
            }
            Attempt attempt = balanced(entry.webhook().request().get());
            entry.add(attempt);
            boolean over = attempt.accepted() || !entry.webhook().genuine();
            current = over ? null : entry;
        }

        private Attempt balanced(ProviderRequest request) {
            balancing.readLock().lock();
            try {
                return tried(request, chosen());
            } finally {
                balancing.readLock().unlock();
            }
        }

        /** Whose turn it is; from now on he has one more to answer. */
        private Replica chosen() {
            synchronized (choosing) {
                Replica replica = balanced.get(number % balanced.size());
                underWayTo(replica).begun(System.nanoTime());
                return replica;
            }
        }

        private Attempt tried(ProviderRequest request, Replica replica) {
            Duration starved = replica.starved();
            long begin = System.nanoTime();
            int status;
            try {
                status = replica.senders().send(request).status();
            } catch (UncheckedIOException gone) {
                status = 0;
            }
            underWayTo(replica).ended();
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            return new Attempt(
                    replica.name(), status, begin, took, replica.starved().minus(starved));
        }
    }

    /** The requests that a replica has not answered yet. */
    private static final class UnderWay {
        private final AtomicInteger count = new AtomicInteger();
        private final AtomicLong lastBegun = new AtomicLong(System.nanoTime());

        void begun(long now) {
            lastBegun.set(now);
            count.incrementAndGet();
        }

        void ended() {
            count.decrementAndGet();
        }

        int count() {
            return count.get();
        }

        /** Whether the last was begun at least so long ago. */
        boolean sentFor(Duration time) {
            return System.nanoTime() - lastBegun.get() >= time.toNanos();
        }
    }
}
