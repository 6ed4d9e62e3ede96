package io.ringpost.api.repeat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it is kept.
 *
 * @param status its status
 * @param location its {@code Location}
 * @param type its media type
 * @param body its body
 */
record KeptAnswer(
        int status,
        @Nullable String location,
        @Nullable String type,
        @Nullable String body) {
    /** Tells a repeated answer from a first one. */
    static final String REPLAYED = "Idempotent-Replayed";

    private static final String JSON = MediaType.APPLICATION_JSON + ";charset=UTF-8";

    static KeptAnswer of(@Nullable Object result, ObjectMapper json) {
        if (!(result instanceof Response response)) {
            return result == null
                    ? new KeptAnswer(Response.Status.NO_CONTENT.getStatusCode(), null, null, null)
                    : new KeptAnswer(200, null, JSON, text(result, json));
        }
        Object entity = response.getEntity();
        Object location = response.getHeaders().getFirst("Location");
        MediaType type = response.getMediaType();
        return new KeptAnswer(
                response.getStatus(),
                location == null ? null : location.toString(),
                type == null ? JSON : type.toString(),
                entity == null ? null : text(entity, json));
    }

    boolean good() {
        return status < 400;
    }

    Response again() {
        Response.ResponseBuilder answer = Response.status(status).header(REPLAYED, "true");
        if (location != null) {
            answer.location(URI.create(location));
        }
        if (body != null) {
            answer.type(type).entity(body);
        }
        return answer.build();
    }

    private static String text(Object entity, ObjectMapper json) {
        try {
            return entity instanceof String text ? text : json.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that cannot be written", e);
        }
    }
}
