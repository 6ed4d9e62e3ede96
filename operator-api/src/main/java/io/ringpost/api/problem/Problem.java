package io.ringpost.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Problem details of RFC 9457. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "errors"})
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        List<FieldError> errors) {
    /** The media type of problem details. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem of this kind, with a sentence for the person who reads it. */
    public static Problem of(ProblemKind kind, String detail) {
        return new Problem(kind.type(), kind.title(), kind.status(), detail, null, List.of());
    }

    public Problem withErrors(List<FieldError> found) {
        return new Problem(type, title, status, detail, instance, found);
    }

    /** Names this one occurrence, so that the caller's report finds our log line. */
    public Problem withInstance(String occurrence) {
        return new Problem(type, title, status, detail, occurrence, errors);
    }
}
