package io.ringpost.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Writes problem details, to JAX-RS and to Vert.x routes alike. */
public final class ProblemResponse {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ProblemResponse() {}

    public static Response of(ProblemException failure) {
        return of(failure.problem(), failure.headers());
    }

    /** The entity is text already: no writer can fail or be chosen by an {@code Accept} header. */
    public static Response of(Problem problem, Map<String, String> headers) {
        Response.ResponseBuilder response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(json(problem));
        headers.forEach(response::header);
        return response.build();
    }

    /** Ends a Vert.x exchange; does nothing when the answer has begun. */
    public static void end(RoutingContext exchange, ProblemException failure) {
        HttpServerResponse response = exchange.response();
        if (response.headWritten()) {
            return;
        }
        failure.headers().forEach(response::putHeader);
        var unused = response.setStatusCode(failure.problem().status())
                .putHeader("content-type", Problem.MEDIA_TYPE)
                .end(json(failure.problem()));
    }

    private static String json(Problem problem) {
        try {
            return JSON.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem is plain data", e);
        }
    }
}
