package io.ringpost.outbound.store;

import io.smallrye.mutiny.Uni;
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
                answer_truncated, endpoint_id, answer_head, answer_head_truncated)
            select * from unnest($1::text[], $2::integer[], $3::integer[], $4::boolean[], $5::boolean[], $6::timestamptz[],
                $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::integer[], $13::text[],
                $14::text[], $15::text[], $16::text[], $17::text[], $18::bytea[], $19::boolean[], $20::text[],
                $21::text[], $22::boolean[])
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

    /** Keeps some. */
    public Uni<Void> add(SqlConnection tx, List<MadeAttempt> made) {
        Columns<MadeAttempt> of = new Columns<>(made);
        Columns<AttemptRecord> attempts =
                new Columns<>(made.stream().map(MadeAttempt::attempt).toList());
        Tuple values = Tuple.tuple()
                .addValue(of.texts(one -> one.delivery().id()))
                .addValue(attempts.integers(AttemptRecord::post))
                .addValue(attempts.integers(AttemptRecord::number))
                .addValue(attempts.truths(AttemptRecord::manual))
                .addValue(attempts.truths(AttemptRecord::postponed))
                .addValue(attempts.times(AttemptRecord::startedAt))
                .addValue(attempts.longs(AttemptRecord::latencyMillis))
                .addValue(attempts.longs(attempt -> attempt.phases().dnsMillis()))
                .addValue(attempts.longs(attempt -> attempt.phases().connectMillis()))
                .addValue(attempts.longs(attempt -> attempt.phases().headMillis()))
                .addValue(attempts.longs(attempt -> attempt.phases().bodyMillis()))
                .addValue(attempts.integers(AttemptRecord::status))
                .addValue(attempts.texts(AttemptRecord::error))
                .addValue(attempts.texts(AttemptRecord::fault))
                .addValue(attempts.texts(AttemptRecord::detail))
                .addValue(attempts.texts(AttemptRecord::remoteAddress))
                .addValue(attempts.texts(AttemptRecord::tls))
                .addValue(attempts.bytes(AttemptRecord::answer))
                .addValue(attempts.truths(AttemptRecord::answerTruncated))
                .addValue(of.texts(one -> one.delivery().endpointId()))
                .addValue(attempts.texts(attempt -> AnswerHead.json(attempt.head())))
                .addValue(attempts.truths(AttemptRecord::headTruncated));
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
