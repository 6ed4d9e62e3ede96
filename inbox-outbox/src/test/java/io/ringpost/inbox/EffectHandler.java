package io.ringpost.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A consumer whose effect is a row per fact; a value names the fact, or begins with what is to happen. */
class EffectHandler implements BatchHandler<String> {
    private static final String INSERT = "insert into %s (id) select id from unnest($1::text[]) as f (id)";

    private final String table;

    EffectHandler(String table) {
        this.table = table;
    }

    @Override
    public String consumer() {
        return "effects";
    }

    @Override
    public Understood<String> understand(InboundRecord polled) {
        String value = new String(polled.value(), StandardCharsets.UTF_8);
        if (value.startsWith("poison")) {
            return new Understood.Poison<>("not_json", "line 1");
        }
        if (value.startsWith("bug")) {
            throw new IllegalStateException("+5511999990007 is not for the log");
        }
        return value.startsWith("other") ? new Understood.Ignored<>("kind") : new Understood.Relevant<>(value, value);
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<String> fresh) {
        return tx.preparedQuery(INSERT.formatted(table))
                .execute(Tuple.of(fresh.toArray(String[]::new)))
                .replaceWithVoid();
    }
}
