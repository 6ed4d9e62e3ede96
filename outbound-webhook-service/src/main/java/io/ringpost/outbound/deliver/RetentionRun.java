package io.ringpost.outbound.deliver;

import io.ringpost.outbound.store.AttemptDays;
import io.ringpost.outbound.store.OldAttempts;
import io.ringpost.outbound.store.OldDeliveries;
import io.ringpost.outbound.store.OldPayloads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Makes room for the history of days to come, and lets go of what is older than it is kept. */
@ApplicationScoped
public class RetentionRun {
    /** So many days could nobody look after it until a saving had to make its own day. */
    private static final int AHEAD = 7;

    private final AttemptDays days;
    private final OldPayloads payloads;
    private final OldDeliveries deliveries;
    private final OldAttempts attempts;
    private final RetentionWatch watch;
    private final DeliverySettings settings;

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
                .chain(() -> step(done, "payloads_purged", () -> payloads.purge(settings.keepPayloads())))
                .chain(() -> step(done, "deliveries_forgotten", () -> deliveries.forget(settings.keepRecords())))
                .chain(() -> step(done, "replays_forgotten", () -> deliveries.forgetReplays(settings.keepRecords())))
                .chain(() -> step(done, "days_dropped", () -> attempts.drop(settings.keepRecords())))
                .replaceWith(done)
                .invoke(watch::ended);
    }

    /** What takes too long is waited for no longer, but goes on: only its own end gives its locks back. */
    private Uni<Integer> step(Map<String, Integer> done, String name, Supplier<Uni<? extends Integer>> work) {
        return Uni.createFrom()
                .deferred(work)
                .memoize()
                .indefinitely()
                .ifNoItem()
                .after(settings.retentionEvery())
                .fail()
                .invoke(count -> done.put(name, count))
                .onFailure()
                .invoke(failure -> watch.failed(name, failure))
                .onFailure()
                .recoverWithItem(0);
    }
}
