package io.ringpost.ingress.provider.crm;

import java.time.Instant;
import java.util.Optional;

/**
 * Who handed events in, when, and under what name.
 *
 * @param caller the name of the API key; two applications may number their events alike
 * @param idempotencyKey the caller's own name for the request
 * @param receivedAt when the whole body was here
 */
public record CrmHandIn(String caller, Optional<String> idempotencyKey, Instant receivedAt) {

    /** The hand-in of the event at a position: each event of an array needs a name of its own. */
    CrmHandIn position(int index, boolean array) {
        return array ? new CrmHandIn(caller, idempotencyKey.map(key -> key + "#" + index), receivedAt) : this;
    }

    boolean isArray(byte[] body) {
        for (byte b : body) {
            if (b > ' ') {
                return b == '[';
            }
        }
        return false;
    }
}
