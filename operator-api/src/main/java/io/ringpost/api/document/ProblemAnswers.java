package io.ringpost.api.document;

import io.ringpost.api.problem.Problem;
import io.ringpost.api.problem.ProblemKind;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The problem details that operations answer with. */
final class ProblemAnswers {
    private static final String SCHEMA = "Problem";
    private static final Set<ProblemKind> DECLARED = EnumSet.of(
            ProblemKind.BAD_REQUEST,
            ProblemKind.UNAUTHORIZED,
            ProblemKind.FORBIDDEN,
            ProblemKind.NOT_FOUND,
            ProblemKind.CONFLICT,
            ProblemKind.TOO_LARGE,
            ProblemKind.UNSUPPORTED_MEDIA_TYPE,
            ProblemKind.INVALID,
            ProblemKind.INTERNAL,
            ProblemKind.UNAVAILABLE);

    private ProblemAnswers() {}

    static void declare(Components components) {
        components.addSchema(SCHEMA, schema());
        for (ProblemKind kind : DECLARED) {
            components.addResponse(name(kind), answer(kind));
        }
    }

    static void add(Operation operation, boolean named, boolean changes, boolean repeatable) {
        Set<ProblemKind> kinds = EnumSet.of(
                ProblemKind.UNAUTHORIZED, ProblemKind.FORBIDDEN, ProblemKind.INTERNAL, ProblemKind.UNAVAILABLE);
        if (named) {
            kinds.add(ProblemKind.NOT_FOUND);
        }
        boolean hasParameters =
                operation.getParameters() != null && !operation.getParameters().isEmpty();
        if (changes || hasParameters) {
            kinds.add(ProblemKind.BAD_REQUEST);
        }
        if (changes && operation.getRequestBody() != null) {
            kinds.addAll(EnumSet.of(ProblemKind.TOO_LARGE, ProblemKind.UNSUPPORTED_MEDIA_TYPE, ProblemKind.INVALID));
        }
        if (repeatable) {
            kinds.addAll(EnumSet.of(ProblemKind.CONFLICT, ProblemKind.INVALID));
        }
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        operation.getResponses().getAPIResponses().forEach(ProblemAnswers::explain);
        for (ProblemKind kind : kinds) {
            String status = Integer.toString(kind.status());
            if (!operation.getResponses().hasAPIResponse(status)) {
                operation
                        .getResponses()
                        .addAPIResponse(status, OASFactory.createAPIResponse().ref(name(kind)));
            }
        }
    }

    /** A refusal that an operation, or what reads its body, names without saying what it carries. */
    private static void explain(String status, APIResponse answer) {
        boolean bare = answer.getRef() == null
                && (answer.getContent() == null
                        || answer.getContent().getMediaTypes() == null
                        || answer.getContent().getMediaTypes().isEmpty());
        if (bare && (status.startsWith("4") || status.startsWith("5"))) {
            answer.setContent(content());
        }
    }

    private static APIResponse answer(ProblemKind kind) {
        return OASFactory.createAPIResponse().description(kind.title()).content(content());
    }

    private static Content content() {
        return OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(SCHEMA)));
    }

    private static Schema schema() {
        Schema error = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("field", text("the field or parameter"))
                .addProperty("message", text("what is wrong with it"));
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("Problem details of RFC 9457")
                .addProperty("type", text("a stable name of the kind of problem"))
                .addProperty("title", text("the kind in words"))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text("what to do about it"))
                .addProperty("instance", text("what the service's log knows it by"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(error));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }

    private static String name(ProblemKind kind) {
        return "Problem" + kind.status();
    }
}
