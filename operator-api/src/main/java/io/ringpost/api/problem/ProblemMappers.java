package io.ringpost.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.ringpost.api.log.WideLog;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure of a JAX-RS resource into problem details. */
@Singleton
public class ProblemMappers {
    private static final WideLog LOG = WideLog.of(ProblemMappers.class);

    private final AllowedMethods methods;

    ProblemMappers(AllowedMethods methods) {
        this.methods = methods;
    }

    @ServerExceptionMapper
    public Response problem(ProblemException failure) {
        return ProblemResponse.of(failure);
    }

    @ServerExceptionMapper
    public Response notFound(NotFoundException failure) {
        return ProblemResponse.of(Problem.of(ProblemKind.NOT_FOUND, "There is nothing at this path."), Map.of());
    }

    /** Quarkus answers 405 without {@code Allow}, which RFC 9110 asks for. */
    @ServerExceptionMapper
    public Response notAllowed(NotAllowedException failure, UriInfo uri) {
        Set<String> allowed = methods.at(uri.getPath());
        String list = String.join(", ", allowed);
        Problem problem = Problem.of(ProblemKind.METHOD_NOT_ALLOWED, "This path takes " + list + ".");
        return ProblemResponse.of(problem, Map.of("Allow", list));
    }

    @ServerExceptionMapper
    public Response json(JsonProcessingException failure) {
        return ProblemResponse.of(JsonFault.of(failure));
    }

    /** Without this the framework's own mapper for the test profile repeats the value. */
    @ServerExceptionMapper
    public Response mismatch(MismatchedInputException failure) {
        return json(failure);
    }

    /** Redirects and answers that a resource built itself pass; a bare status becomes a problem. */
    @ServerExceptionMapper
    public Response webApplication(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonProcessingException cause) {
            return json(cause);
        }
        Response answer = failure.getResponse();
        if (answer.getStatus() < 400 || answer.hasEntity()) {
            return answer;
        }
        ProblemKind kind = ProblemKind.ofStatus(answer.getStatus());
        return ProblemResponse.of(Problem.of(kind, kind.title() + "."), Map.of());
    }

    @ServerExceptionMapper
    public Response anythingElse(Throwable failure, UriInfo uri) {
        if (Outage.explains(failure)) {
            return ProblemResponse.of(Outage.answer());
        }
        String occurrence = UUID.randomUUID().toString();
        LOG.event("request-failed")
                .word("occurrence", occurrence)
                .failure(failure)
                .error("A request failed by our fault");
        Problem problem = Problem.of(
                        ProblemKind.INTERNAL, "Something broke on our side; the log knows it by this instance.")
                .withInstance("urn:uuid:" + occurrence);
        return ProblemResponse.of(problem, Map.of());
    }
}
