package io.ringpost.wiring;

import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.Topology;
import io.ringpost.inbox.BatchHandler;
import io.ringpost.inbox.InboundRecord;
import io.ringpost.inbox.Understood;
import io.ringpost.outbox.Outbox;
import io.ringpost.outbox.OutboxMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Cannot read a brace until it is mended for a record's key; announces each fact it understands once. */
class MendableHandler implements BatchHandler<String> {
    private final List<InboundRecord> met = new CopyOnWriteArrayList<>();
    private final Set<String> mended = ConcurrentHashMap.newKeySet();
    private final String name;
    private final Outbox outbox;

    MendableHandler(String name, Outbox outbox) {
        this.name = name;
        this.outbox = outbox;
    }

    void mend(String key) {
        mended.add(key);
    }

    /** Every record of the key that came so far. */
    List<InboundRecord> met(String key) {
        return met.stream().filter(polled -> key.equals(polled.key())).toList();
    }

    @Override
    public String consumer() {
        return name;
    }

    @Override
    public Understood<String> understand(InboundRecord polled) {
        met.add(polled);
        String value = new String(polled.value(), StandardCharsets.UTF_8);
        return value.startsWith("{") && !mended.contains(String.valueOf(polled.key()))
                ? new Understood.Poison<>("not_ours", "begins with a brace")
                : new Understood.Relevant<>(polled.headers().getOrDefault(EventHeaders.ID, ""), name + " " + value);
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<String> fresh) {
        return outbox.add(
                tx,
                fresh.stream()
                        .map(fact ->
                                new OutboxMessage(Topology.SMS, "key", Map.of(), fact.getBytes(StandardCharsets.UTF_8)))
                        .toList());
    }
}
