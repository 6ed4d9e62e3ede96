package io.ringpost.ingress.refuse;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringpost.api.problem.Problem;
import io.ringpost.api.problem.ProblemKind;
import io.ringpost.contract.codec.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How a refusal is worded on a route. */
public enum RefusalStyle {
    /** {@code {"success":false,"error":…,"message":…}}, as the guides have it. */
    JSON {
        @Override
        public @Nullable String contentType() {
            return "application/json";
        }

        @Override
        public String body(RefusalCause cause) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            return body.put("success", false)
                    .put("error", cause.code())
                    .put("message", cause.message())
                    .toString();
        }
    },
    /** Nothing: Twilio speaks or texts what it is given. */
    EMPTY {
        @Override
        public @Nullable String contentType() {
            return null;
        }

        @Override
        public String body(RefusalCause cause) {
            return "";
        }
    },
    /** Problem details, RFC 9457. */
    PROBLEM {
        @Override
        public @Nullable String contentType() {
            return Problem.MEDIA_TYPE;
        }

        @Override
        public String body(RefusalCause cause) {
            Problem problem = Problem.of(ProblemKind.ofStatus(cause.status()), cause.message());
            return new String(Json.write(problem), StandardCharsets.UTF_8);
        }
    };

    /** Media type of the body; absent if there is none. */
    public abstract @Nullable String contentType();

    /** The body. */
    public abstract String body(RefusalCause cause);
}
