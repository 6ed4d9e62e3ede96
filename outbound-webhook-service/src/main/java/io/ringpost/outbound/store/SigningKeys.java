package io.ringpost.outbound.store;

import io.ringpost.api.problem.ProblemException;
import io.ringpost.outbound.sign.SigningKey;
import io.ringpost.outbound.sign.SigningSecrets;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Ed25519 keys of endpoints. One that has a key signs with it too; what was replaced goes on signing for a while. */
@ApplicationScoped
public class SigningKeys {
    /** Every key that counts is one more signature in every POST. */
    private static final int MOST_REPLACED = 8;

    private static final String LOCK = "select id from endpoint where id = $1 and deleted_at is null for no key update";
    private static final String ENDPOINT = "select id from endpoint where id = $1 and deleted_at is null";
    private static final String OF_ENDPOINT = """
            select id, public_key, until, created_at from signing_key
            where endpoint_id = $1 and (until is null or until > now()) order by until desc nulls first
            """;
    private static final String EARLIER = "select id from signing_key where endpoint_id = $1 and request_key = $2";
    private static final String REPLACE = """
            update signing_key set until = now() + make_interval(secs => $2) where endpoint_id = $1 and until is null
            """;
    private static final String INSERT = """
            insert into signing_key (endpoint_id, id, public_key, private_key, request_key) values ($1, $2, $3, $4, $5)
            """;
    private static final String DELETE = "delete from signing_key where endpoint_id = $1 and id = $2";

    private final Pool pool;
    private final EndpointRows rows;

    SigningKeys(Pool pool, EndpointRows rows) {
        this.pool = pool;
        this.rows = rows;
    }

    /** Those of an endpoint that count, the newest first; empty if there is no such endpoint. */
    public Uni<Optional<List<PublicKey>>> of(String endpointId) {
        return existing(pool, ENDPOINT, endpointId, () -> keys(pool, endpointId));
    }

    /**
     * Gives an endpoint a new key; the present one counts until {@link SigningSecrets#OVERLAP} is over. A request that
     * came before changes nothing. Tells what counts then.
     */
    public Uni<Optional<List<PublicKey>>> add(String endpointId, SigningKey next, @Nullable String requestKey) {
        return pool.withTransaction(tx -> existing(tx, LOCK, endpointId, () -> tx.preparedQuery(EARLIER)
                .execute(Tuple.of(endpointId, requestKey))
                .flatMap(earlier -> earlier.size() > 0
                        ? Uni.createFrom().voidItem()
                        : keys(tx, endpointId).flatMap(present -> replace(tx, endpointId, present, next, requestKey)))
                .chain(() -> keys(tx, endpointId))));
    }

    /** Forgets a key at once; false if there is no such endpoint or key. */
    public Uni<Boolean> remove(String endpointId, String keyId) {
        return pool.withTransaction(tx -> existing(tx, LOCK, endpointId, () -> keys(tx, endpointId)
                        .invoke(present -> refuseNewest(present, keyId))
                        .chain(() -> tx.preparedQuery(DELETE).execute(Tuple.of(endpointId, keyId))))
                .map(done -> done.filter(deleted -> deleted.rowCount() > 0).isPresent()));
    }

    /** Else signing would end unasked when the overlap of the others does. */
    private static void refuseNewest(List<PublicKey> present, String keyId) {
        if (present.size() > 1 && present.get(0).id().equals(keyId)) {
            throw ProblemException.conflict("This is the newest key and replaced ones still sign; make another first.");
        }
    }

    private Uni<Void> replace(
            SqlConnection tx,
            String endpointId,
            List<PublicKey> present,
            SigningKey next,
            @Nullable String requestKey) {
        if (present.size() > MOST_REPLACED) {
            throw ProblemException.conflict(
                    "The last " + MOST_REPLACED + " replaced keys still sign; delete one or wait for it to end.");
        }
        Tuple values = Tuple.of(
                endpointId,
                SigningKey.id(next.publicKey()),
                Buffer.buffer(next.publicKey()),
                rows.seal(next, endpointId),
                requestKey);
        return tx.preparedQuery(REPLACE)
                .execute(Tuple.of(endpointId, (double) SigningSecrets.OVERLAP.toSeconds()))
                .chain(() -> tx.preparedQuery(INSERT).execute(values))
                .replaceWithVoid();
    }

    private static <T> Uni<Optional<T>> existing(
            SqlClient client, String sql, String endpointId, Supplier<Uni<T>> then) {
        return client.preparedQuery(sql)
                .execute(Tuple.of(endpointId))
                .flatMap(found -> found.size() == 0
                        ? Uni.createFrom().item(Optional.<T>empty())
                        : then.get().map(Optional::of));
    }

    private static Uni<List<PublicKey>> keys(SqlClient client, String endpointId) {
        return client.preparedQuery(OF_ENDPOINT).execute(Tuple.of(endpointId)).map(found -> StreamSupport.stream(
                        found.spliterator(), false)
                .map(PublicKey::of)
                .toList());
    }
}
