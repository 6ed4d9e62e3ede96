package io.ringpost.outbound.query;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.ringpost.outbound.store.MissedDelivery;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A delivery that has not arrived.
 *
 * @param delivery as in lists
 * @param payload the body that goes out
 */
public record MissedView(
        @JsonUnwrapped DeliveryView delivery,
        @JsonRawValue @Schema(type = SchemaType.OBJECT) String payload) {
    static MissedView of(MissedDelivery missed) {
        return new MissedView(DeliveryView.of(missed.row()), missed.body());
    }
}
