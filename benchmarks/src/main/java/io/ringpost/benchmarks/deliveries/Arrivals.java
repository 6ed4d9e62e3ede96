package io.ringpost.benchmarks.deliveries;

import io.ringpost.benchmarks.load.Tally;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** What arrived in one measurement. */
public final class Arrivals {
    private final int phase;
    private final int width;
    private final Tally tally = new Tally();
    private final Tally lasts = new Tally();
    private final BitSet seen = new BitSet();
    private final Map<Integer, Integer> ofEach = new HashMap<>();
    private long first;
    private long last;
    private long again;
    private long awaitedSince;
    private long next;

    Arrivals(int phase, int width) {
        this.phase = phase;
        this.width = width;
    }

    /** Counts it, unless it is of another measurement. */
    public synchronized void count(Arrival arrival) {
        if (arrival.phase() != phase) {
            return;
        }
        int place = arrival.sequence() * width + arrival.index() % width;
        if (next == 0 && awaitedSince != 0 && arrival.planned() - awaitedSince >= 0) {
            next = arrival.at();
        }
        if (seen.get(place)) {
            again++;
            return;
        }
        seen.set(place);
        first = first == 0 ? arrival.at() : first;
        last = arrival.at();
        long latency = arrival.at() - arrival.planned();
        tally.answer(200, latency);
        if (width > 1 && ofEach.merge(arrival.sequence(), 1, Integer::sum) == width) {
            lasts.answer(200, latency);
        }
    }

    /** Latencies from the planned moment of an event to the head of its POST. */
    public Tally tally() {
        return tally;
    }

    /** The latencies of the last POST of each event that goes to several. */
    public Tally lasts() {
        return lasts;
    }

    /** How many different ones arrived. */
    public synchronized int arrived() {
        return seen.cardinality();
    }

    /** How many arrived more than once. */
    public synchronized long again() {
        return again;
    }

    /** Arrivals per second between the first and the last. */
    public synchronized double perSecond() {
        return last <= first ? 0 : (seen.cardinality() - 1) * 1e9 / (last - first);
    }

    /** From now on the first one is waited for whose event is handed in from now on. */
    public synchronized void awaitNext() {
        awaitedSince = System.nanoTime();
        next = 0;
    }

    /** How long that one let itself be waited for, in milliseconds; -1 if it has not come. */
    public synchronized long millisToNext() {
        return next == 0 ? -1 : (next - awaitedSince) / 1_000_000;
    }
}
