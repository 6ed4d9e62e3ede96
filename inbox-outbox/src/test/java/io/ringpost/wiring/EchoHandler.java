package io.ringpost.wiring;

import io.ringpost.contract.Topology;
import io.ringpost.inbox.BatchHandler;
import io.ringpost.inbox.InboundRecord;
import io.ringpost.inbox.Understood;
import io.ringpost.outbox.Outbox;
import io.ringpost.outbox.OutboxMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Announces every fact once; keys and ids are the value. */
@Singleton
class EchoHandler implements BatchHandler<String> {
    private final Outbox outbox;

    EchoHandler(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public String consumer() {
        return "echo";
    }

    @Override
    public Understood<String> understand(InboundRecord polled) {
        String value = new String(polled.value(), StandardCharsets.UTF_8);
        return value.startsWith("{")
                ? new Understood.Poison<>("not_ours", "begins with a brace")
                : new Understood.Relevant<>(value, value);
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<String> fresh) {
        return outbox.add(
                tx,
                fresh.stream()
                        .map(fact ->
                                new OutboxMessage(Topology.SMS, fact, Map.of(), fact.getBytes(StandardCharsets.UTF_8)))
                        .toList());
    }
}
