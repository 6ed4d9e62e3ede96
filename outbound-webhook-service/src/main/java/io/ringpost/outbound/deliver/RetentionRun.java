package io.ringpost.outbound.deliver;

import io.ringpost.outbound.store.AttemptDays;
import io.ringpost.outbound.store.OldAttempts;
import io.ringpost.outbound.store.OldDeliveries;
import io.ringpost.outbound.store.OldPayloads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Makes room for the history of days to come, and lets go of what is older than it is kept. */
@ApplicationScoped
public class RetentionRun {
    /** So many days an earlier release, which makes none, can still be gone back to. */
    private static final int AHEAD = 35;

    private final AttemptDays days;
    private final OldPayloads payloads;
    private final OldDeliveries deliveries;
    private final OldAttempts attempts;
    private final RetentionWatch watch;
    private final DeliverySettings settings;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    RetentionRun(
            AttemptDays days,
            OldPayloads payloads,
            OldDeliveries deliveries,
            OldAttempts attempts,
            RetentionWatch watch,
            DeliverySettings settings) {
        this.days = days;
        this.payloads = payloads;
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.watch = watch;
        this.settings = settings;
    }

    /** What one step cannot do now keeps none of the others from being done. Tells what was done, step by step. */
    Uni<Map<String, Integer>> once() {
        Map<String, Integer> done = new LinkedHashMap<>();
        return step(done, "days_made", () -> days.ahead(AHEAD))
                .chain(() -> step(done, "empty_ended", payloads::end))
                .chain(() -> step(done, "payloads_purged", () -> payloads.purge(settings.keepPayloads())))
                .chain(() -> step(done, "deliveries_forgotten", () -> deliveries.forget(settings.keepRecords())))
                .chain(() -> step(done, "events_forgotten", () -> deliveries.forgetEvents(settings.keepRecords())))
                .chain(() -> step(done, "replays_forgotten", () -> deliveries.forgetReplays(settings.keepRecords())))
                .chain(() -> step(done, "days_dropped", () -> attempts.drop(settings.keepRecords())))
                .chain(() -> measure("payloads", payloads.overdue(settings.keepPayloads())))
                .chain(() -> measure("deliveries", deliveries.overdue(settings.keepRecords())))
                .replaceWith(done)
                .invoke(watch::ended);
    }

    private Uni<Void> measure(String kind, Uni<Long> seconds) {
        return seconds.invoke(overdue -> watch.overdue(kind, overdue))
                .onFailure()
                .invoke(failure -> watch.failed("overdue_" + kind, failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /**
     * What takes too long is waited for no longer, but goes on: only its own end gives its locks back, is counted, and lets
     * the next run begin it anew.
     */
    private Uni<Integer> step(Map<String, Integer> done, String name, Supplier<Uni<? extends Integer>> work) {
        return Uni.createFrom()
                .deferred(() -> underWay.add(name)
                        ? begun(done, name, work)
                        : Uni.createFrom().item(0));
    }

    private Uni<Integer> begun(Map<String, Integer> done, String name, Supplier<Uni<? extends Integer>> work) {
        return Uni.createFrom()
                .<Integer>deferred(work)
                .invoke(count -> watch.done(name, count))
                .onFailure()
                .invoke(failure -> watch.failed(name, failure))
                .onTermination()
                .invoke(() -> underWay.remove(name))
                .memoize()
                .indefinitely()
                .invoke(count -> done.put(name, count))
                .ifNoItem()
                .after(settings.retentionEvery())
                .recoverWithUni(() -> Uni.createFrom().item(0).invoke(none -> watch.late(name)))
                .onFailure()
                .recoverWithItem(0);
    }
}
