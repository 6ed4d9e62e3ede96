package io.ringpost.request;

import io.ringpost.api.repeat.Claim;
import io.ringpost.api.repeat.RequestLedger;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The requests in the service's own schema; the database's clock judges leases, whichever replica asks. */
@ApplicationScoped
public class RequestRows implements RequestLedger {
    /** Takes what is new, what was begun by somebody who is gone, and what is too old to be repeated. */
    private static final String CLAIM = """
            insert into api_request as r (id, asked, seed, lease_until)
            values ($1, $2, $3, now() + make_interval(secs => $4))
            on conflict (id) do update set
                asked = excluded.asked,
                seed = case when r.began < now() - make_interval(secs => $5) then excluded.seed else r.seed end,
                began = case when r.began < now() - make_interval(secs => $5) then now() else r.began end,
                answer = null, fence = r.fence + 1, lease_until = excluded.lease_until
            where r.began < now() - make_interval(secs => $5)
                or (r.answer is null and r.lease_until <= now() and r.asked = excluded.asked)
            returning seed, fence
            """;

    private static final String KNOWN = "select asked, answer from api_request where id = $1";
    private static final String RENEW = """
            update api_request set lease_until = now() + make_interval(secs => $3)
            where id = $1 and fence = $2 and answer is null
            """;

    private static final String ANSWERED = "update api_request set answer = $3 where id = $1 and fence = $2";
    private static final String FORGET = "delete from api_request where id = $1 and fence = $2 and answer is null";

    /** The next fence: a renewal that comes late must not take it back. */
    private static final String LET_GO = """
            update api_request set lease_until = now(), fence = fence + 1
            where id = $1 and fence = $2 and answer is null
            """;

    private final Pool pool;

    RequestRows(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Claim> claim(String id, String asked, String seed, Duration lease) {
        Tuple values = Tuple.of(id, asked, seed, (double) lease.toSeconds(), (double) KEPT.toSeconds());
        return pool.preparedQuery(CLAIM)
                .execute(values)
                .map(RequestRows::first)
                .flatMap(mine -> mine.isPresent()
                        ? Uni.createFrom()
                                .item(new Claim.Mine(
                                        mine.get().getString(0), mine.get().getLong(1)))
                        : known(id, asked));
    }

    @Override
    public Uni<Void> renew(String id, long fence, Duration lease) {
        return run(RENEW, Tuple.of(id, fence, (double) lease.toSeconds()));
    }

    @Override
    public Uni<Void> answered(String id, long fence, byte[] sealed) {
        return run(ANSWERED, Tuple.of(id, fence, Buffer.buffer(sealed)));
    }

    @Override
    public Uni<Void> forget(String id, long fence) {
        return run(FORGET, Tuple.of(id, fence));
    }

    @Override
    public Uni<Void> letGo(String id, long fence) {
        return run(LET_GO, Tuple.of(id, fence));
    }

    /** One that is gone by now was refused a moment ago; whoever asks is told to ask again. */
    private Uni<Claim> known(String id, String asked) {
        return pool.preparedQuery(KNOWN)
                .execute(Tuple.of(id))
                .map(RequestRows::first)
                .map(row -> row.map(found -> state(found, asked)).orElseGet(Claim.Running::new));
    }

    private static Claim state(Row row, String asked) {
        if (!row.getString("asked").equals(asked)) {
            return new Claim.OtherBody();
        }
        var answer = row.getBuffer("answer");
        return answer == null ? new Claim.Running() : new Claim.Answered(answer.getBytes());
    }

    private Uni<Void> run(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).replaceWithVoid();
    }

    private static Optional<Row> first(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst();
    }
}
