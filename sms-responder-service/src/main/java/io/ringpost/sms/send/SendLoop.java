package io.ringpost.sms.send;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.sms.store.Bell;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Claims due texts and sends them, for as long as the process lives; each provider in a lane of its own. */
@ApplicationScoped
public class SendLoop {
    private static final long LOOK_MILLIS = 20;

    private final Vertx vertx;
    private final List<Lane> lanes;
    private final Duration poll;
    private final Duration drain;
    private volatile long timer;

    SendLoop(Vertx vertx, @All List<SmsSender> senders, Lanes lanes, SendSettings settings) {
        this.vertx = vertx;
        this.lanes = senders.stream().map(lanes::of).toList();
        this.poll = settings.poll();
        this.drain = settings.drain();
    }

    void start(@Observes StartupEvent event, Bell bell) {
        bell.listen(this::ring);
        timer = vertx.setPeriodic(poll.toMillis(), id -> ring());
        ring();
    }

    /** Stops claiming and lets what is under way come to its end: a text that is cut off is one that nobody knows of. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        vertx.cancelTimer(timer);
        lanes.forEach(Lane::stop);
        CountDownLatch drained = new CountDownLatch(1);
        long look = vertx.setPeriodic(LOOK_MILLIS, id -> {
            if (lanes.stream().allMatch(Lane::idle)) {
                drained.countDown();
            }
        });
        var unused = drained.await(drain.toMillis(), TimeUnit.MILLISECONDS);
        vertx.cancelTimer(look);
    }

    private void ring() {
        lanes.forEach(Lane::ring);
    }
}
