package io.ringpost.ingress.publish;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether Kafka is believed to acknowledge: not before every topic is known, and not after a record was given up without
 * any other being acknowledged meanwhile. While it is away, requests are refused at once instead of each waiting in vain.
 */
@ApplicationScoped
public class BrokerState {
    private final AtomicLong lastAck = new AtomicLong(Long.MIN_VALUE);
    private volatile boolean warm;
    private volatile boolean away;

    /** Whether a record may be sent. */
    public boolean takesRecords() {
        return warm && !away;
    }

    /** Whether every topic's metadata is there. */
    public boolean warm() {
        return warm;
    }

    void warmed() {
        warm = true;
    }

    void acknowledged(long nanoTime) {
        lastAck.accumulateAndGet(nanoTime, Math::max);
    }

    /** A record sent at the given time was given up. */
    void gaveUp(long sentNanoTime) {
        if (lastAck.get() < sentNanoTime) {
            away = true;
        }
    }

    boolean away() {
        return away;
    }

    void back() {
        away = false;
    }
}
