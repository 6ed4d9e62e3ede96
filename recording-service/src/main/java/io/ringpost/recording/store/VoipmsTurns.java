package io.ringpost.recording.store;

import io.ringpost.contract.Provider;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** VoIP.ms: about one request in a second, all replicas together, for lists and for audio. The database's clock rules. */
@Singleton
public class VoipmsTurns implements RequestTurns {
    /** Whoever waits holds a place among the fetches. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private static final String TAKE = """
            insert into request_pace as pace (provider, next_at) values ($1, now() + make_interval(secs => $2))
            on conflict (provider) do update
                set next_at = greatest(pace.next_at, now()) + make_interval(secs => $2)
                where pace.next_at < now() + make_interval(secs => $3)
            returning (extract(epoch from next_at - now()) * 1000)::bigint as millis
            """;
    private static final String PAUSE = """
            insert into request_pace as pace (provider, next_at) values ($1, now() + make_interval(secs => $2))
            on conflict (provider) do update
                set next_at = greatest(pace.next_at, now() + make_interval(secs => $2))
            """;

    private final Pool pool;
    private final Duration gap;

    public VoipmsTurns(
            Pool pool, @ConfigProperty(name = "ringpost.recording.voipms.gap", defaultValue = "1s") Duration gap) {
        this.pool = pool;
        this.gap = gap;
    }

    @Override
    public Uni<Optional<Duration>> take() {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(Provider.VOIPMS.id(), Times.seconds(gap), Times.seconds(LONGEST_WAIT)))
                .map(this::mine);
    }

    @Override
    public Uni<Void> pause(Duration time) {
        return pool.preparedQuery(PAUSE)
                .execute(Tuple.of(Provider.VOIPMS.id(), Times.seconds(time)))
                .replaceWithVoid();
    }

    private Optional<Duration> mine(RowSet<Row> taken) {
        return StreamSupport.stream(taken.spliterator(), false)
                .map(row -> Duration.ofMillis(row.getLong("millis")).minus(gap))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .findFirst();
    }
}
