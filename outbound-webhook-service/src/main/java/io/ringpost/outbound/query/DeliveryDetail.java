package io.ringpost.outbound.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A delivery with all that is known of it.
 *
 * @param delivery as in lists
 * @param payload the body that goes out
 * @param history every POST, in order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryDetail(
        @JsonUnwrapped DeliveryView delivery,
        @JsonRawValue @Schema(type = SchemaType.OBJECT) String payload,
        List<AttemptView> history) {}
