package io.ringpost.outbound.store;

import io.ringpost.outbound.plan.alert.Channel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Channels that rest after failures, and what they have to say then. */
@ApplicationScoped
public class RestingChannels {
    /** What rests because its limit is reached has not failed. */
    private static final String CHANNELS = """
            update alert_channel c set next_at = now(), hurried_at = now()
            where c.channel = any($1) and (c.hurried_at is null or c.hurried_at <= now() - make_interval(secs => $2))
                and (c.failures > 0 and c.next_at > now()
                    or exists (select from alert_said s where s.channel = c.channel and s.tries > 0 and s.due_at > now()))
            returning c.channel
            """;

    private static final String NOTICES =
            "update alert_said set due_at = now() where channel = any($1) and tries > 0 and due_at > now()";

    private final Pool pool;

    RestingChannels(Pool pool) {
        this.pool = pool;
    }

    /**
     * Ends their rest, and tells whose; how often each failed stays known, so that the next failure lets it rest as long.
     *
     * @param atMostEvery whose rest was ended in so long a time rests on
     */
    public Uni<Set<String>> hurry(Set<Channel> channels, Duration atMostEvery) {
        String[] words = channels.stream().map(Channel::word).toArray(String[]::new);
        return pool.withTransaction(tx -> tx.preparedQuery(CHANNELS)
                .execute(Tuple.of(words, Times.seconds(atMostEvery)))
                .map(RestingChannels::words)
                .call(hurried -> hurried.isEmpty() ? Uni.createFrom().voidItem() : notices(tx, hurried)));
    }

    private static Uni<Void> notices(SqlConnection tx, Set<String> channels) {
        return AlertRows.lock(tx)
                .chain(() -> tx.preparedQuery(NOTICES).execute(Tuple.of((Object) channels.toArray(String[]::new))))
                .replaceWithVoid();
    }

    private static Set<String> words(RowSet<Row> found) {
        return StreamSupport.stream(found.spliterator(), false)
                .map(row -> row.getString("channel"))
                .collect(Collectors.toSet());
    }
}
