package io.ringpost.outbound.subscribe;

import io.ringpost.api.ApiPaths;
import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.Scope;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.api.repeat.Idempotent;
import io.ringpost.api.repeat.RequestIds;
import io.ringpost.api.seal.SecretBox;
import io.ringpost.outbound.sign.SigningKey;
import io.ringpost.outbound.store.PublicKey;
import io.ringpost.outbound.store.SigningKeys;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** An endpoint's Ed25519 keys: one that has any signs with them too, and shows their public halves. */
@Path(ApiPaths.V1 + "/webhook-endpoints/{id}/keys")
public class SigningKeyResource {
    private final SigningKeys keys;
    private final SecretBox box;
    private final RequestIds ids;

    SigningKeyResource(SigningKeys keys, SecretBox box, RequestIds ids) {
        this.keys = keys;
        this.box = box;
        this.ids = ids;
    }

    /** The public halves of those that sign. */
    @GET
    @RequiresScope(Scope.READ)
    @Operation(summary = "The public keys that v1a signatures are verified with, as a JSON Web Key Set")
    public Uni<SigningKeySet> list(@PathParam("id") String id) {
        return keys.of(id).map(SigningKeyResource::existing);
    }

    /** Makes one, once per {@code Idempotency-Key}; the present one signs beside it for a day. */
    @POST
    @Idempotent
    @RequiresScope(Scope.MANAGE)
    @Operation(summary = "Signs with a new Ed25519 key too (v1a); the present one signs beside it for a day")
    @APIResponse(
            responseCode = "201",
            description = "made; the keys that sign now",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SigningKeySet.class)))
    public Uni<Response> make(@PathParam("id") String id) {
        SigningKey next = SigningKey.made(box.random(SigningKey.HALF));
        return keys.add(id, next, ids.keyed("signing-key").orElse(null))
                .map(found -> Response.status(Response.Status.CREATED)
                        .entity(existing(found))
                        .build());
    }

    /** Ends one at once: a replaced one whose day is not over, or the only one. */
    @DELETE
    @Path("/{kid}")
    @RequiresScope(Scope.MANAGE)
    @Operation(summary = "Stops signing with a replaced key, or with the only one, at once")
    @APIResponse(responseCode = "204", description = "deleted")
    @APIResponse(responseCode = "409", description = "it is the newest of several")
    public Uni<Response> delete(
            @PathParam("id") String id, @Parameter(description = "the key's id") @PathParam("kid") String kid) {
        return keys.remove(id, kid).map(deleted -> {
            if (!deleted) {
                throw ProblemException.notFound("key");
            }
            return Response.noContent().build();
        });
    }

    private static SigningKeySet existing(Optional<List<PublicKey>> found) {
        return SigningKeySet.of(found.orElseThrow(() -> ProblemException.notFound("endpoint")));
    }
}
