package io.ringpost.api.document;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.ringpost.api.ApiPaths;
import io.ringpost.api.stream.StreamTokens;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;

/** Adds to every operation below {@code /api/v1} what holds for all: key and scope, repeated requests, problems. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class SharedPromises implements OASFilter {
    /** Names the scope that an operation asks of its caller's key. */
    public static final String SCOPE = "x-ringpost-scope";

    private static final String KEY = "key";
    private static final Set<HttpMethod> CHANGES = EnumSet.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final AnnotatedOperations annotated;

    public SharedPromises(IndexView index) {
        this.annotated = new AnnotatedOperations(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents()
                .addSecurityScheme(
                        KEY,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("An API key with the scope that the operation names."));
        ProblemAnswers.declare(document.getComponents());
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (ApiPaths.owns(path)) {
                item.getOperations().forEach((method, operation) -> complete(path, method, operation));
            }
        });
    }

    private void complete(String path, HttpMethod method, Operation operation) {
        String id = String.valueOf(operation.getOperationId());
        annotated.scope(id).ifPresent(scope -> operation.addExtension(SCOPE, scope));
        operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(KEY)));
        if (operation.getTags() == null || operation.getTags().isEmpty()) {
            operation.setTags(List.of(path.substring(ApiPaths.V1.length() + 1).split("/", 2)[0]));
        }
        if (annotated.idempotent(id)) {
            add(
                    operation,
                    "Idempotency-Key",
                    Parameter.In.HEADER,
                    "1 to 255 printable characters: the request is done"
                            + " once, and answered alike for 24 hours (Idempotent-Replayed: true)");
        }
        if (annotated.streamed(id)) {
            add(operation, StreamTokens.PARAMETER, Parameter.In.QUERY, "a stream token, for who cannot send a header");
        }
        KnownParameters.explain(operation);
        if (method == HttpMethod.HEAD && operation.getResponses() != null) {
            operation.getResponses().getAPIResponses().values().forEach(answer -> answer.setContent(null));
        }
        ProblemAnswers.add(operation, path.contains("{"), CHANGES.contains(method), annotated.idempotent(id));
    }

    private static void add(Operation operation, String name, Parameter.In place, String description) {
        List<Parameter> parameters =
                new ArrayList<>(operation.getParameters() == null ? List.of() : operation.getParameters());
        parameters.removeIf(parameter -> name.equals(parameter.getName()));
        parameters.add(OASFactory.createParameter()
                .name(name)
                .in(place)
                .description(description)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING)));
        operation.setParameters(parameters);
    }
}
