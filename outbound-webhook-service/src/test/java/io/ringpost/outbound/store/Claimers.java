package io.ringpost.outbound.store;

import io.ringpost.outbound.schedule.RetrySchedule;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.List;

/** Who claims due work, as every replica has one. */
final class Claimers {
    static final Duration LEASE = Duration.ofSeconds(30);
    static final Duration SOON = Duration.ofSeconds(60);

    private Claimers() {}

    static DueWork on(Pool pool) {
        return new DueWork(pool, lines(), new HeldDeliveries(pool), new RateWindows(pool), new PlannedOnce());
    }

    static WaitingDeliveries waiting(Pool pool) {
        return new WaitingDeliveries(new HeldDeliveries(pool), lines(), new FailingEndpoints());
    }

    private static Lines lines() {
        return new Lines(RetrySchedule.parse(RetrySchedule.GUIDE));
    }

    static List<String> claim(DueWork due, int atMost) {
        return claim(due, Room.of(atMost, 1_000_000));
    }

    static List<String> claim(DueWork due, Room room) {
        return claimed(due, room).stream().map(ClaimedDelivery::id).toList();
    }

    static List<ClaimedDelivery> claimed(DueWork due, Room room) {
        return due.claim(room, LEASE).await().atMost(SOON).deliveries();
    }
}
