package io.ringpost.benchmarks.scenario;

import io.ringpost.benchmarks.deliveries.Arrivals;
import io.ringpost.benchmarks.deliveries.Receivers;
import io.ringpost.benchmarks.machine.Await;
import io.ringpost.benchmarks.machine.Cpu;
import io.ringpost.benchmarks.sender.LoadEvent;
import io.ringpost.benchmarks.sender.Sender;
import io.ringpost.benchmarks.sender.SenderOptions;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** A sender, its receivers, and ways to load them. */
public final class Ground {
    /** How many healthy endpoints a load goes to. */
    static final int ENDPOINTS = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(number("patience", 300));

    private final Vertx vertx;
    private final Sender sender;
    private final SenderOptions options;
    private final Receivers receivers;
    private final AtomicInteger phases = new AtomicInteger();

    /** Uses a sender that has just been started. */
    public Ground(Vertx vertx, Sender sender, SenderOptions options, Receivers receivers) {
        this.vertx = vertx;
        this.sender = sender;
        this.options = options;
        this.receivers = receivers;
    }

    /** A setting {@code -Dbench.<name>}. */
    static int number(String name, int otherwise) {
        return Integer.getInteger("bench." + name, otherwise);
    }

    Vertx vertx() {
        return vertx;
    }

    Sender sender() {
        return sender;
    }

    SenderOptions options() {
        return options;
    }

    Receivers receivers() {
        return receivers;
    }

    /** Makes the endpoints {@code e0} and so on, each at its place. */
    void endpoints(int count, Receivers.Place place) {
        for (int i = 0; i < count; i++) {
            sender.endpoint("e" + i, place.url(i));
        }
    }

    /** Healthy endpoints, and a load that counts for nothing until what runs is compiled. */
    void warmedUp() {
        warmedUp(receivers.healthy());
    }

    /** The same with endpoints at a place of the scenario's own, where everything is counted and answered in the end. */
    void warmedUp(Receivers.Place place) {
        endpoints(ENDPOINTS, place);
        int count = number("warmUp", 40_000);
        if (count > 0) {
            await(burst(count), count);
            loaded(number("rate", 200), Math.max(1, count / 2_000));
        }
    }

    /** Sends as fast as it goes, and does not wait for what arrives. */
    Arrivals burst(int count) {
        Arrivals arrivals = receivers.phase(phases.incrementAndGet());
        send(count, 0, i -> "e" + i % ENDPOINTS);
        return arrivals;
    }

    /** Sends to the healthy endpoints in turn by plan, and waits until all have arrived. */
    Arrivals loaded(int perSecond, int seconds) {
        Arrivals arrivals = receivers.phase(phases.incrementAndGet());
        send(perSecond * seconds, perSecond, i -> "e" + i % ENDPOINTS);
        await(arrivals, perSecond * seconds);
        return arrivals;
    }

    /** A measurement of its own, for each of so many subscribers. */
    Arrivals phase(int width) {
        return receivers.phase(phases.incrementAndGet(), width);
    }

    /** Sends by plan; 0 per second is as fast as it goes. */
    void send(int count, int perSecond, IntFunction<String> addresses) {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long planned = perSecond == 0 ? System.nanoTime() : start + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
            for (long left = planned - System.nanoTime(); left > 0; left = planned - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            sender.send(new LoadEvent(addresses.apply(i), phases.get(), i, planned));
        }
        sender.flush();
    }

    /** Waits until so many have arrived. */
    static void await(Arrivals arrivals, int count) {
        Await.until("all events are delivered", PATIENCE, () -> arrivals.arrived() >= count);
    }

    /** Waits, but ends in any case; tells how many are missing. */
    static int missing(Arrivals arrivals, int count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (arrivals.arrived() < count && System.nanoTime() < end) {
            pause(Duration.ofMillis(100));
        }
        return count - arrivals.arrived();
    }

    /** Lets time pass. */
    static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Counts the processor time of each of the sender's processes from now on. */
    Cpu cpu() {
        Cpu cpu = new Cpu();
        sender.processes().forEach((name, process) -> cpu.with(name, process.cpu()));
        cpu.start();
        return cpu;
    }
}
