package io.ringpost.api.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A request that ends in problem details. Carries no stack trace: it is an answer, not an accident. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    private ProblemException(Problem problem, Map<String, String> headers) {
        super(problem.title(), null, false, false);
        this.problem = problem;
        this.headers = Map.copyOf(headers);
    }

    public Problem problem() {
        return problem;
    }

    /** Headers that belong to the answer, such as {@code Retry-After}. */
    public Map<String, String> headers() {
        return headers;
    }

    public static ProblemException of(ProblemKind kind, String detail) {
        return new ProblemException(Problem.of(kind, detail), Map.of());
    }

    /** The request cannot be understood. */
    public static ProblemException badRequest(String detail) {
        return of(ProblemKind.BAD_REQUEST, detail);
    }

    /** A query parameter cannot be understood. */
    public static ProblemException badParameter(String name, String message) {
        return fields(ProblemKind.BAD_REQUEST, List.of(new FieldError(name, message)));
    }

    public static ProblemException unauthorized(String detail) {
        return new ProblemException(Problem.of(ProblemKind.UNAUTHORIZED, detail), Map.of("WWW-Authenticate", "Bearer"));
    }

    public static ProblemException forbidden(String detail) {
        return of(ProblemKind.FORBIDDEN, detail);
    }

    /** For example {@code notFound("call")}; the id asked for is not repeated. */
    public static ProblemException notFound(String what) {
        return of(ProblemKind.NOT_FOUND, "There is no such " + what + ".");
    }

    public static ProblemException conflict(String detail) {
        return of(ProblemKind.CONFLICT, detail);
    }

    /** Something is under way that the request has to wait for. */
    public static ProblemException conflict(String detail, Duration retryAfter) {
        return later(ProblemKind.CONFLICT, detail, retryAfter);
    }

    public static ProblemException gone(String detail) {
        return of(ProblemKind.GONE, detail);
    }

    /** A body that is readable but may not be so. */
    public static ProblemException invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    public static ProblemException invalid(List<FieldError> errors) {
        return fields(ProblemKind.INVALID, errors);
    }

    public static ProblemException tooLarge(String detail) {
        return of(ProblemKind.TOO_LARGE, detail);
    }

    public static ProblemException tooManyRequests(String detail, Duration retryAfter) {
        return later(ProblemKind.TOO_MANY_REQUESTS, detail, retryAfter);
    }

    public static ProblemException unavailable(String detail, Duration retryAfter) {
        return later(ProblemKind.UNAVAILABLE, detail, retryAfter);
    }

    private static ProblemException later(ProblemKind kind, String detail, Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        return new ProblemException(Problem.of(kind, detail), Map.of("Retry-After", Long.toString(seconds)));
    }

    private static ProblemException fields(ProblemKind kind, List<FieldError> errors) {
        String detail = errors.size() == 1
                ? errors.get(0).field() + " " + errors.get(0).message() + "."
                : errors.size() + " fields are wrong.";
        return new ProblemException(Problem.of(kind, detail).withErrors(errors), Map.of());
    }
}
