package io.ringpost.outbound.store;

import io.ringpost.api.seal.SecretBox;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;

/**
 * Encrypts with the newest key what an older one encrypted, so that older keys can be taken out of the setting.
 *
 * <p>Rows are locked while it does; what is locked by somebody else is left to him or to the next pass.
 */
@ApplicationScoped
public class Resealing {
    private static final int BATCH = 100;

    private static final String ENDPOINTS = """
            select id, secret, headers, replaced_secrets from endpoint
            where deleted_at is null and id > $2 and (substring(secret from 1 for 4) <> $1
                or substring(headers from 1 for 4) <> $1
                or exists (select from unnest(replaced_secrets) s where substring(s from 1 for 4) <> $1))
            order by id limit $3 for update skip locked
            """;
    private static final String ENDPOINT =
            "update endpoint set secret = $2, headers = $3, replaced_secrets = $4 where id = $1";
    private static final String KEYS = """
            select id, endpoint_id, private_key from signing_key
            where id > $2 and substring(private_key from 1 for 4) <> $1
            order by id limit $3 for update skip locked
            """;
    private static final String KEY = "update signing_key set private_key = $3 where endpoint_id = $1 and id = $2";

    private final Pool pool;
    private final SecretBox box;
    private final int batch;

    @Inject
    Resealing(Pool pool, SecretBox box) {
        this(pool, box, BATCH);
    }

    Resealing(Pool pool, SecretBox box, int batch) {
        this.pool = pool;
        this.box = box;
        this.batch = batch;
    }

    /** Goes through all that is kept; does nothing if there is only one key. */
    public Uni<Resealed> all() {
        if (!box.hasOlderKeys()) {
            return Uni.createFrom().item(Resealed.NOTHING);
        }
        return from("", ENDPOINTS, this::endpoint)
                .flatMap(endpoints -> from("", KEYS, this::key).map(endpoints::plus));
    }

    private Uni<Resealed> from(String after, String sql, Step step) {
        return pool.withTransaction(tx -> tx.preparedQuery(sql)
                        .execute(Tuple.of(Buffer.buffer(box.newestKeyId()), after, batch))
                        .flatMap(found -> each(tx, found, step)))
                .flatMap(done -> done.rows() < batch
                        ? Uni.createFrom().item(done.resealed())
                        : from(done.last(), sql, step).map(done.resealed()::plus));
    }

    private static Uni<Batch> each(SqlConnection tx, RowSet<Row> found, Step step) {
        Uni<Batch> done = Uni.createFrom().item(new Batch(0, "", Resealed.NOTHING));
        for (Row row : found) {
            done = done.flatMap(before -> step.on(tx, row).map(more -> before.and(row.getString("id"), more)));
        }
        return done;
    }

    private Uni<Resealed> endpoint(SqlConnection tx, Row row) {
        Turn turn = new Turn(row.getString("id"));
        byte[] headers = SealedEndpoint.bytes(row, "headers");
        Tuple values = Tuple.of(
                row.getString("id"),
                turn.take(row.getBuffer("secret").getBytes()),
                headers == null ? null : turn.take(headers),
                Arrays.stream(row.get(Buffer[].class, "replaced_secrets"))
                        .map(replaced -> turn.take(replaced.getBytes()))
                        .toArray(Buffer[]::new));
        return tx.preparedQuery(ENDPOINT).execute(values).map(saved -> turn.resealed);
    }

    private Uni<Resealed> key(SqlConnection tx, Row row) {
        Turn turn = new Turn(EndpointRows.keyRow(row.getString("endpoint_id")));
        Tuple values = Tuple.of(
                row.getString("endpoint_id"),
                row.getString("id"),
                turn.take(row.getBuffer("private_key").getBytes()));
        return tx.preparedQuery(KEY).execute(values).map(saved -> turn.resealed);
    }

    /** The values of one row. */
    private final class Turn {
        private final String row;
        private Resealed resealed = Resealed.NOTHING;

        private Turn(String row) {
            this.row = row;
        }

        private Buffer take(byte[] sealed) {
            byte[] newest = box.newestKeyId();
            if (Arrays.equals(sealed, 0, newest.length, newest, 0, newest.length)) {
                return Buffer.buffer(sealed);
            }
            try {
                Buffer fresh = Buffer.buffer(box.seal(box.open(sealed, row), row));
                resealed = resealed.plus(new Resealed(1, 0));
                return fresh;
            } catch (IllegalStateException e) {
                resealed = resealed.plus(new Resealed(0, 1));
                return Buffer.buffer(sealed);
            }
        }
    }

    /** What is done with one row. */
    private interface Step {
        Uni<Resealed> on(SqlConnection tx, Row row);
    }

    /** Some rows that were done. */
    private record Batch(int rows, String last, Resealed resealed) {
        Batch and(String id, Resealed more) {
            return new Batch(rows + 1, id, resealed.plus(more));
        }
    }
}
