package io.ringpost.outbound.store;

import io.ringpost.outbound.sign.SigningSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Opens what a POST needs of an endpoint's encrypted columns. */
@ApplicationScoped
public class EndpointKeys {
    private final EndpointRows rows;

    EndpointKeys(EndpointRows rows) {
        this.rows = rows;
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
