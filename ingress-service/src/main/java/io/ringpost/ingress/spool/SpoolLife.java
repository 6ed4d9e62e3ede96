package io.ringpost.ingress.spool;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.api.log.WideLog;
import io.ringpost.api.start.ServiceStart;
import io.ringpost.ingress.publish.BrokerState;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Opens the spool before Kafka is looked for, and at the end brings to Kafka what it can. */
@ApplicationScoped
public class SpoolLife {
    private static final WideLog LOG = WideLog.of(SpoolLife.class);
    /** What is spooled has to be known before the first record goes straight. */
    private static final int FIRST = 1;

    private static final long RETRY_MILLIS = 1000;
    private static final long LOOK_MILLIS = 20;

    private final Spool spool;
    private final SpoolSettings settings;
    private final BrokerState broker;
    private final CountDownLatch stopping = new CountDownLatch(1);

    @Inject
    SpoolLife(Spool spool, SpoolSettings settings, BrokerState broker) {
        this.spool = spool;
        this.settings = settings;
        this.broker = broker;
    }

    void start(@Observes @Priority(FIRST) StartupEvent event) {
        if (!spool.isOn()) {
            LOG.event("spool-off")
                    .warn("RINGPOST_SPOOL_DIR is not set; while Kafka is away, webhooks are refused with 503");
            return;
        }
        try {
            if (!spool.open()) {
                Thread thread = new Thread(this::openLater, "spool-open");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (SpoolInUse e) {
            ServiceStart.refuse(String.valueOf(e.getMessage()));
        }
    }

    private void openLater() {
        try {
            boolean opened = false;
            while (!opened && !stopping.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                opened = spool.open();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SpoolInUse e) {
            ServiceStart.refuse(String.valueOf(e.getMessage()));
        }
    }

    /** No request is being answered any more; before Kafka's client is closed. */
    void stop(@Observes @Priority(FIRST) ShutdownEvent event) {
        stopping.countDown();
        long end = System.nanoTime() + settings.stopWithin().toNanos();
        CountDownLatch never = new CountDownLatch(1);
        try {
            boolean over = false;
            while (!over && spool.depth() > 0 && broker.takesRecords() && System.nanoTime() - end < 0) {
                over = never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long left = spool.depth();
        spool.close();
        if (left > 0) {
            LOG.event("spool-left").number("records", left).info("What is spooled is drained after the next start");
        }
    }
}
