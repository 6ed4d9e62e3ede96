package io.ringpost.outbound.store;

import io.ringpost.outbound.sign.SigningSecrets;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Opens what a POST needs of an endpoint's encrypted columns. */
@ApplicationScoped
public class EndpointKeys {
    private static final String ENABLED = "select e.*, " + SealedEndpoint.KEYS
            + "from endpoint e where enabled and deleted_at is null" + " order by created_at limit 1000";

    private final EndpointRows rows;
    private final Pool pool;

    EndpointKeys(EndpointRows rows, Pool pool) {
        this.rows = rows;
        this.pool = pool;
    }

    /** How many enabled endpoints have something that cannot be opened; looks at the oldest thousand. */
    public Uni<Integer> unreadable() {
        return pool.query(ENABLED)
                .execute()
                .map(found -> Math.toIntExact(StreamSupport.stream(found.spliterator(), false)
                        .filter(row -> !opens(row))
                        .count()));
    }

    private boolean opens(Row row) {
        try {
            SealedEndpoint sealed = SealedEndpoint.of(row);
            String id = row.getString("id");
            rows.secrets(sealed, id);
            rows.headers(sealed.headers(), id);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /**
     * The secrets to sign with.
     *
     * @throws IllegalStateException if they were encrypted with another key
     */
    public SigningSecrets secrets(ClaimedDelivery delivery) {
        return rows.secrets(delivery.sealed(), delivery.endpointId());
    }

    /** The headers that the operator added, with the same exception. */
    public Map<String, String> headers(ClaimedDelivery delivery) {
        return rows.headers(delivery.sealed().headers(), delivery.endpointId());
    }
}
