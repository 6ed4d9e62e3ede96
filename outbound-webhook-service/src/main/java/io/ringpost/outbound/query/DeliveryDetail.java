package io.ringpost.outbound.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A delivery with all that is known of it.
 *
 * @param delivery as in lists
 * @param traceId the trace that its event is part of, by the {@code traceparent} that came with it
 * @param payload the body that goes out
 * @param payloadPurgedAt since when it is not kept any more
 * @param historyPurged true if there were more POSTs, which are not kept any more
 * @param history every POST that is kept, in order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryDetail(
        @JsonUnwrapped DeliveryView delivery,
        @Nullable String traceId,

        @JsonRawValue @Schema(type = SchemaType.OBJECT) @Nullable
        String payload,

        @Nullable Instant payloadPurgedAt,
        @Nullable Boolean historyPurged,
        List<AttemptView> history) {}
