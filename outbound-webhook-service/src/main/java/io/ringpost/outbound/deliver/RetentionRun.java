package io.ringpost.outbound.deliver;

import io.ringpost.outbound.store.AttemptDays;
import io.ringpost.outbound.store.OldHistory;
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
    private final OldHistory old;
    private final RetentionWatch watch;
    private final DeliverySettings settings;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    RetentionRun(AttemptDays days, OldHistory old, RetentionWatch watch, DeliverySettings settings) {
        this.days = days;
        this.old = old;
        this.watch = watch;
        this.settings = settings;
    }

    /** What one step cannot do now keeps none of the others from being done. Tells what was done, step by step. */
    Uni<Map<String, Integer>> once() {
        Map<String, Integer> done = new LinkedHashMap<>();
        return step(done, "days_made", () -> days.ahead(AHEAD))
                .chain(() -> step(done, "empty_ended", old.payloads()::end))
                .chain(() -> step(done, "payloads_purged", () -> old.payloads().purge(settings.keepPayloads())))
                .chain(() -> step(done, "answers_purged", () -> old.answers().purge(settings.keepPayloads())))
                .chain(() -> step(
                        done, "deliveries_forgotten", () -> old.deliveries().forget(settings.keepRecords())))
                .chain(() ->
                        step(done, "events_forgotten", () -> old.deliveries().forgetEvents(settings.keepRecords())))
                .chain(() ->
                        step(done, "replays_forgotten", () -> old.deliveries().forgetReplays(settings.keepRecords())))
                .chain(() -> step(done, "days_dropped", () -> old.attempts().drop(settings.keepRecords())))
                .chain(() -> measure("payloads", old.payloads().overdue(settings.keepPayloads())))
                .chain(() -> measure("answers", old.answers().overdue(settings.keepPayloads())))
                .chain(() -> measure("deliveries", old.deliveries().overdue(settings.keepRecords())))
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
