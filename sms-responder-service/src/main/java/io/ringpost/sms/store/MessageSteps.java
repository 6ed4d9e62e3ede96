package io.ringpost.sms.store;

import io.ringpost.outbox.Outbox;
import io.ringpost.outbox.OutboxMessage;
import io.ringpost.sms.announce.SmsAnnouncements;
import io.ringpost.sms.lifecycle.Progress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Moves texts of ours on and tells of it; the caller holds the locks of their conversations. */
@Singleton
public class MessageSteps {
    private final Messages messages;
    private final Outbox outbox;

    MessageSteps(Messages messages, Outbox outbox) {
        this.messages = messages;
        this.outbox = outbox;
    }

    /** Joins what was learnt with what was known; those that got further. */
    public Uni<List<Moved>> take(SqlConnection tx, Collection<Step> steps, Instant now) {
        if (steps.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<String> ids = steps.stream().map(Step::messageId).distinct().toList();
        return messages.read(tx, ids).flatMap(known -> {
            Map<String, StoredMessage> changed = new LinkedHashMap<>();
            List<Moved> moved = new ArrayList<>();
            for (StoredMessage before : known) {
                StoredMessage after = after(before, steps);
                if (!after.message().equals(before.message())) {
                    changed.put(before.message().id(), after);
                    moved.add(new Moved(before.message().status(), after.message()));
                }
            }
            return messages.update(tx, changed.values())
                    .chain(() -> outbox.add(tx, told(moved, changed, now)))
                    .replaceWith(moved);
        });
    }

    private static StoredMessage after(StoredMessage before, Collection<Step> steps) {
        StoredMessage after = before;
        for (Step step : steps) {
            if (step.messageId().equals(before.message().id())) {
                Progress joined = after.progress().join(step.progress());
                StoredMessage moved = after.moved(joined, step);
                after = moved.message().equals(after.message()) ? after : moved;
            }
        }
        return after;
    }

    private static List<OutboxMessage> told(List<Moved> moved, Map<String, StoredMessage> changed, Instant now) {
        List<OutboxMessage> told = new ArrayList<>();
        for (Moved step : moved) {
            StoredMessage stored = changed.get(step.message().id());
            long version = stored == null ? 1 : stored.version();
            told.addAll(SmsAnnouncements.moved(step.before(), step.message(), version, now));
        }
        return told;
    }
}
