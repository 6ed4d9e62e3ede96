package io.ringpost.outbound.store;

import io.ringpost.api.problem.ProblemException;
import io.ringpost.outbound.sign.Secret;
import io.ringpost.outbound.sign.SigningSecrets;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Gives endpoints new secrets, once per request; what was replaced goes on signing for a while. */
@ApplicationScoped
public class SecretRotation {
    /** Every secret that counts is one more signature in every POST. */
    private static final int MOST_REPLACED = 8;

    private static final String LOCK = "select * from endpoint where id = $1 and deleted_at is null for no key update";
    private static final String EARLIER = """
            select r.request_hash, coalesce(e.rotated_by = r.request_key
                and e.rotated_at > now() - make_interval(secs => $3), false) as shown
            from rotation r join endpoint e on e.id = r.endpoint_id
            where r.endpoint_id = $1 and r.request_key = $2
            """;
    private static final String KEEP = """
            insert into rotation (endpoint_id, request_key, request_hash)
            select $1::text, $2::text, $3::text where $2::text is not null
            """;
    private static final String FORGET = """
            update endpoint set replaced_secrets = replaced_secrets[2:], replaced_made = replaced_made[2:],
                replaced_until = replaced_until[2:]
            where replaced_until[1] <= now()
            """;
    private static final String FORGET_KEYS = "delete from signing_key where until <= now()";
    private static final String ROTATE = """
            update endpoint set replaced_secrets = array_append(replaced_secrets, secret),
                replaced_made = array_append(replaced_made, secret_made),
                replaced_until = array_append(replaced_until, $4::timestamptz),
                secret = $2, secret_made = $3, rotated_by = $5, rotated_at = now(), updated_at = now()
            where id = $1
            returning *
            """;

    private final Pool pool;
    private final EndpointRows rows;

    SecretRotation(Pool pool, EndpointRows rows) {
        this.pool = pool;
        this.rows = rows;
    }

    /**
     * Gives an endpoint a new secret; the present one counts until {@link SigningSecrets#OVERLAP} is over. Empty if
     * there is no such endpoint. A request that came before changes nothing.
     */
    public Uni<Optional<Issued>> rotate(String id, Secret next, RequestKey request, Instant now) {
        return pool.withTransaction(tx -> tx.preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .map(SecretRotation::first)
                .flatMap(locked -> locked.isEmpty()
                        ? Uni.createFrom().item(Optional.<Issued>empty())
                        : rotate(tx, locked.get(), next, request, now).map(Optional::of)));
    }

    /** Forgets the oldest replaced secret of each endpoint where it has stopped counting, and such keys. */
    public Uni<Integer> forgetEnded() {
        return pool.query(FORGET)
                .execute()
                .call(() -> pool.query(FORGET_KEYS).execute())
                .map(RowSet::rowCount);
    }

    private Uni<Issued> rotate(SqlConnection tx, Row row, Secret next, RequestKey request, Instant now) {
        String id = row.getString("id");
        return tx.preparedQuery(EARLIER)
                .execute(Tuple.of(id, request.key(), (double) SigningSecrets.OVERLAP.toSeconds()))
                .map(SecretRotation::first)
                .flatMap(earlier -> earlier.map(known -> Uni.createFrom().item(repeated(row, known)))
                        .orElseGet(() -> replace(tx, row, next, request, now)));
    }

    /** The secret is shown again only while it is the newest, and for a day. */
    private Issued repeated(Row row, Row earlier) {
        Endpoint endpoint = rows.endpoint(row);
        Secret shown = earlier.getBoolean("shown") ? rows.current(row).orElse(null) : null;
        return new Issued(endpoint, shown, earlier.getString("request_hash"));
    }

    private Uni<Issued> replace(SqlConnection tx, Row row, Secret next, RequestKey request, Instant now) {
        if (row.getArrayOfOffsetDateTimes("replaced_until").length >= MOST_REPLACED) {
            throw ProblemException.conflict(
                    "The last " + MOST_REPLACED + " replaced secrets still sign; wait for one to end.");
        }
        String id = row.getString("id");
        Tuple values = Tuple.of(
                id, rows.seal(next, id), next.made(), Times.sql(now.plus(SigningSecrets.OVERLAP)), request.key());
        return tx.preparedQuery(KEEP)
                .execute(Tuple.of(id, request.key(), request.hash()))
                .chain(() -> tx.preparedQuery(ROTATE).execute(values))
                .map(changed -> new Issued(rows.endpoint(changed.iterator().next()), next, request.hash()));
    }

    private static Optional<Row> first(RowSet<Row> found) {
        return StreamSupport.stream(found.spliterator(), false).findFirst();
    }
}
