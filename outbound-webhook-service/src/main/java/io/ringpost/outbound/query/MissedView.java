package io.ringpost.outbound.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.ringpost.outbound.store.MissedDelivery;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that has not arrived.
 *
 * @param delivery as in lists
 * @param payload the body that goes out
 * @param payloadPurgedAt since when it is not kept any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MissedView(
        @JsonUnwrapped DeliveryView delivery,

        @JsonRawValue @Schema(type = SchemaType.OBJECT) @Nullable
        String payload,

        @Nullable Instant payloadPurgedAt) {
    static MissedView of(MissedDelivery missed) {
        return new MissedView(
                DeliveryView.of(missed.row()),
                missed.payload().body(),
                missed.payload().purgedAt());
    }
}
