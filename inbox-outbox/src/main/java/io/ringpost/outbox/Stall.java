package io.ringpost.outbox;

import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Says once that something has stalled and once that it goes on, however often it was tried in between. */
final class Stall {
    private final Logger log;
    private final AtomicInteger failures = new AtomicInteger();

    Stall(Logger log) {
        this.log = log;
    }

    void failed(String cause) {
        if (failures.getAndIncrement() == 0) {
            log.warnf("stalled, tried again every second cause=%s", cause);
        }
    }

    void succeeded() {
        int before = failures.getAndSet(0);
        if (before > 0) {
            log.infof("goes on after failures=%d", before);
        }
    }
}
