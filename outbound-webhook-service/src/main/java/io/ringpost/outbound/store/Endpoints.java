package io.ringpost.outbound.store;

import io.ringpost.api.page.Cursor;
import io.ringpost.api.page.Page;
import io.ringpost.api.page.PageRequest;
import io.ringpost.outbound.schedule.RateLimit;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The endpoints. */
@ApplicationScoped
public class Endpoints {
    private static final String INSERT = """
            insert into endpoint (id, url, description, events, filter, headers, schedule, concurrency, stop_on_410,
                enabled, rate_posts, rate_seconds, ordered, auto_disable, traceparent, secret, secret_made, request_key,
                request_hash)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            on conflict (request_key) do nothing
            returning *
            """;
    private static final String UPDATE = """
            update endpoint set url = $2, description = $3, events = $4, filter = $5,
                headers = case when $16 then headers else $6 end, schedule = $7, concurrency = $8, stop_on_410 = $9,
                enabled = $10, rate_posts = $11, rate_seconds = $12, ordered = $13, auto_disable = $14, traceparent = $15,
                disabled_reason = case when $10 then null else disabled_reason end, updated_at = now()
            where id = $1
            returning *
            """;
    private static final String MADE_BY = """
            select *, rotated_at is null and created_at > now() - make_interval(secs => $2) as shown
            from endpoint where request_key = $1
            """;
    private static final String PAGE = """
            select * from endpoint
            where deleted_at is null and ($1::timestamptz is null or (created_at, id) < ($1, $2))
            order by created_at desc, id desc limit $3
            """;
    private static final String DISABLE = """
            update endpoint set enabled = false, disabled_reason = $2, updated_at = now() where id = $1 and enabled
            """;
    private static final String DELETE = """
            update endpoint set deleted_at = now(), enabled = false, secret = null, replaced_secrets = '{}',
                replaced_made = '{}', replaced_until = '{}', headers = null, request_key = null, updated_at = now()
            where id = $1 and deleted_at is null
            """;
    /** Before the deliveries: what a step gives back meanwhile is then cancelled with them. */
    private static final String END_REPLAY = """
            with ended as (
                update replay set status = 'cancelled', finished_at = now()
                where endpoint_id = $1 and status = 'running'
                returning id
            )
            delete from replay_delivery d using ended where d.replay_id = ended.id
            """;

    private static final String CANCEL = """
            update delivery set status = 'cancelled', due_at = null, waits_for = null, updated_at = now()
            where endpoint_id = $1 and status in ('pending', 'retrying', 'held')
            """;

    private final Pool pool;
    private final EndpointRows rows;
    private final WaitingDeliveries waiting;

    Endpoints(Pool pool, EndpointRows rows, WaitingDeliveries waiting) {
        this.pool = pool;
        this.rows = rows;
        this.waiting = waiting;
    }

    /** Adds one; empty if the request key was used before. */
    public Uni<Optional<Endpoint>> add(String id, EndpointSettings settings, Secret secret, RequestKey key) {
        List<@Nullable Object> values = values(id, settings);
        values.addAll(Arrays.asList(rows.seal(secret, id), secret.made(), key.key(), key.hash()));
        return pool.preparedQuery(INSERT).execute(Tuple.from(values)).map(this::first);
    }

    /** Finds one that is not deleted. */
    public Uni<Optional<Endpoint>> find(String id) {
        return pool.preparedQuery("select * from endpoint where id = $1 and deleted_at is null")
                .execute(Tuple.of(id))
                .map(this::first);
    }

    /** What an earlier request with this key made; its secret is shown again for a day, unless it was replaced. */
    public Uni<Optional<Issued>> madeBy(String requestKey) {
        return pool.preparedQuery(MADE_BY)
                .execute(Tuple.of(requestKey, (double) SigningSecrets.OVERLAP.toSeconds()))
                .map(found -> stream(found).findFirst().map(row -> {
                    Endpoint endpoint = rows.endpoint(row);
                    Secret shown = row.getBoolean("shown") ? rows.current(row).orElse(null) : null;
                    return new Issued(endpoint, shown, row.getString("request_hash"));
                }));
    }

    /** The newest first. */
    public Uni<Page<Endpoint>> page(PageRequest request) {
        Optional<Cursor> after = request.after();
        Instant at =
                after.map(cursor -> Instant.parse(cursor.position().get(0))).orElse(null);
        String id = after.map(cursor -> cursor.position().get(1)).orElse(null);
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(Times.sql(at), id, request.rowsToRead()))
                .map(found -> Page.of(
                        request,
                        stream(found).map(rows::endpoint).toList(),
                        endpoint -> Cursor.at(endpoint.createdAt(), endpoint.id())));
    }

    /** Changes one under its row's lock; empty if there is none. */
    public Uni<Optional<Endpoint>> change(String id, UnaryOperator<EndpointSettings> change) {
        return pool.withTransaction(tx -> tx.preparedQuery(
                        "select * from endpoint where id = $1 and deleted_at is null for no key update")
                .execute(Tuple.of(id))
                .map(this::first)
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().item(found)
                        : update(tx, found.get(), change.apply(found.get().settings()))));
    }

    /** Headers that are not changed stay as they are encrypted: their key may be lost. */
    private Uni<Optional<Endpoint>> update(SqlConnection tx, Endpoint present, EndpointSettings next) {
        List<@Nullable Object> values = values(present.id(), next);
        values.add(next.headers().equals(present.settings().headers()));
        return tx.preparedQuery(UPDATE)
                .execute(Tuple.from(values))
                .map(this::first)
                .call(() -> waiting.changed(tx, present, next));
    }

    /** Deletes it, its secrets at once, and ends what waits for it; false if there is none. */
    public Uni<Boolean> delete(String id) {
        return pool.withTransaction(tx -> tx.preparedQuery(DELETE)
                .execute(Tuple.of(id))
                .flatMap(deleted -> deleted.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : forget(tx, id).replaceWith(true)));
    }

    /** By statements after the row's lock was got: they see what was made while it was waited for. */
    private Uni<Void> forget(SqlConnection tx, String id) {
        Tuple endpoint = Tuple.of(id);
        return tx.preparedQuery("delete from signing_key where endpoint_id = $1")
                .execute(endpoint)
                .chain(() -> tx.preparedQuery(END_REPLAY).execute(endpoint))
                .chain(() -> tx.preparedQuery(CANCEL).execute(endpoint))
                .chain(() -> waiting.disabled(tx, id));
    }

    /** Switches it off for that reason; false if it is off. */
    public Uni<Boolean> disable(SqlConnection tx, String id, String reason) {
        return tx.preparedQuery(DISABLE)
                .execute(Tuple.of(id, reason))
                .map(disabled -> disabled.rowCount() > 0)
                .call(disabled -> waiting.disabled(tx, id));
    }

    private List<@Nullable Object> values(String id, EndpointSettings settings) {
        RateLimit limit = settings.rateLimit();
        return new ArrayList<>(Arrays.asList(
                id,
                settings.url(),
                settings.description(),
                settings.events().toArray(String[]::new),
                EndpointRows.write(settings.filter()),
                rows.sealHeaders(settings.headers(), id),
                settings.schedule(),
                settings.concurrency(),
                settings.stopOn410(),
                settings.enabled(),
                limit == null ? null : limit.posts(),
                limit == null ? null : limit.seconds(),
                settings.ordered(),
                settings.autoDisable(),
                settings.traceparent()));
    }

    private Optional<Endpoint> first(RowSet<Row> found) {
        return stream(found).findFirst().map(rows::endpoint);
    }

    private static Stream<Row> stream(RowSet<Row> found) {
        return StreamSupport.stream(found.spliterator(), false);
    }
}
