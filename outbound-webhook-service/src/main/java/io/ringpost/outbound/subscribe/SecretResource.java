package io.ringpost.outbound.subscribe;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.ApiPaths;
import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.Scope;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.api.repeat.Idempotent;
import io.ringpost.api.repeat.RequestIds;
import io.ringpost.contract.Ids;
import io.ringpost.outbound.sign.Secret;
import io.ringpost.outbound.store.RequestKey;
import io.ringpost.outbound.store.SecretRotation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** Replaces an endpoint's secret. */
@Path(ApiPaths.V1 + "/webhook-endpoints/{id}/secret")
public class SecretResource {
    private final SecretRotation rotation;
    private final SecretForm form;
    private final Clock clock;
    private final RequestIds ids;

    SecretResource(SecretRotation rotation, SecretForm form, Clock clock, RequestIds ids) {
        this.rotation = rotation;
        this.form = form;
        this.clock = clock;
        this.ids = ids;
    }

    /** Gives it a new secret, once per {@code Idempotency-Key}; the present one signs beside it for a day. */
    @POST
    @Idempotent
    @RequiresScope(Scope.MANAGE)
    @Operation(summary = "Gives it a new secret; the present one signs beside it for a day")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            example = "{}",
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties =
                                                    @SchemaProperty(
                                                            name = "secret",
                                                            type = SchemaType.STRING,
                                                            minLength = 16,
                                                            maxLength = 128,
                                                            description = "if Ringpost is not to make one"))))
    public Uni<EndpointView> rotate(@PathParam("id") String id, @Nullable JsonNode body) {
        Secret next = form.rotated(body);
        RequestKey request =
                new RequestKey(ids.keyed("rotation").orElse(null), Ids.hash("rotation", String.valueOf(body)));
        return rotation.rotate(id, next, request, clock.instant())
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("endpoint")))
                .map(issued -> EndpointView.of(issued, request));
    }
}
