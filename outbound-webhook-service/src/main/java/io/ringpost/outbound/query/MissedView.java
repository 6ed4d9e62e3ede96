package io.ringpost.outbound.query;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.ringpost.outbound.store.MissedDelivery;

/**
 * A delivery that has not arrived.
 *
 * @param delivery as in lists
 * @param payload the body that goes out
 */
public record MissedView(
        @JsonUnwrapped DeliveryView delivery, @JsonRawValue String payload) {
    static MissedView of(MissedDelivery missed) {
        return new MissedView(DeliveryView.of(missed.row()), missed.body());
    }
}
