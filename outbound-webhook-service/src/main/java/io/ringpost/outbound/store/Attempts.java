package io.ringpost.outbound.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/** The POSTs that were made. */
@ApplicationScoped
public class Attempts {
    private static final String INSERT = """
            insert into attempt (delivery_id, post, number, manual, postponed, started_at, latency_ms, dns_ms,
                connect_ms, head_ms, body_ms, status, error, fault, detail, remote_address, tls, answer,
                answer_truncated, endpoint_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
            """;

    /** Bound as they are: of what is reckoned only when the statement runs, every day would be planned and locked. */
    static final String OF_DELIVERY = """
            select * from attempt where delivery_id = $1 and started_at >= $2 and started_at < $3 order by post
            """;

    private final Pool pool;
    private final AttemptDays days;

    Attempts(Pool pool, AttemptDays days) {
        this.pool = pool;
        this.days = days;
    }

    /** Saves what has an attempt in it, and makes the attempt's day before if it is not there. */
    public <T> Uni<T> inItsDay(Instant startedAt, Uni<T> save) {
        return days.in(startedAt, save);
    }

    /** Keeps one. */
    public Uni<Void> add(SqlConnection tx, ClaimedDelivery delivery, AttemptRecord attempt) {
        Tuple values = Tuple.tuple()
                .addValue(delivery.id())
                .addValue(attempt.post())
                .addValue(attempt.number())
                .addValue(attempt.manual())
                .addValue(attempt.postponed())
                .addValue(Times.sql(attempt.startedAt()))
                .addValue(attempt.latencyMillis())
                .addValue(attempt.phases().dnsMillis())
                .addValue(attempt.phases().connectMillis())
                .addValue(attempt.phases().headMillis())
                .addValue(attempt.phases().bodyMillis())
                .addValue(attempt.status())
                .addValue(attempt.error())
                .addValue(attempt.fault())
                .addValue(attempt.detail())
                .addValue(attempt.remoteAddress())
                .addValue(attempt.tls())
                .addValue(Buffer.buffer(attempt.answer()))
                .addValue(attempt.answerTruncated())
                .addValue(delivery.endpointId());
        return tx.preparedQuery(INSERT).execute(values).replaceWithVoid();
    }

    /** All of one delivery that are still kept, in order; none began before it was planned or after it last changed. */
    public Uni<List<AttemptRecord>> of(String deliveryId, Instant plannedAt, Instant changedAt) {
        return pool.preparedQuery(OF_DELIVERY)
                .execute(Tuple.of(
                        deliveryId,
                        Times.sql(plannedAt.minus(Times.CLOCKS_DIFFER)),
                        Times.sql(changedAt.plus(Times.CLOCKS_DIFFER))))
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(AttemptRecord::of)
                        .toList());
    }
}
