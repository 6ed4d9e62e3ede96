package io.ringpost.sms.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.ApiPaths;
import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.Scope;
import io.ringpost.api.page.Page;
import io.ringpost.api.page.PageRequest;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.api.repeat.Idempotent;
import io.ringpost.sms.profile.OwnNumbers;
import io.ringpost.sms.query.OptOutRows.OptOut;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Who wants no texts. */
@Path(ApiPaths.V1 + "/opt-outs")
@Produces(MediaType.APPLICATION_JSON)
public class OptOutResource {
    private final OptOutRows rows;
    private final TypedNumbers numbers;
    private final OwnNumbers ownNumbers;

    OptOutResource(OptOutRows rows, TypedNumbers numbers, OwnNumbers ownNumbers) {
        this.rows = rows;
        this.numbers = numbers;
        this.ownNumbers = ownNumbers;
    }

    /** One page of them. */
    @GET
    @RequiresScope(Scope.READ)
    @Operation(summary = "Who wants no texts from which number of ours, the newest first")
    @Parameter(name = "limit", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    public Uni<Page<OptOut>> list(
            @QueryParam("number") @Nullable String number,
            @QueryParam("ownNumber") @Nullable String ownNumber,
            @Context UriInfo uri) {
        Parameters.refuseUnknown(uri, Set.of("number", "ownNumber", "limit", "cursor"));
        return rows.list(typed(number), typed(ownNumber), Parameters.page("opt-outs", uri));
    }

    /** Somebody said so by another way than a text. */
    @POST
    @RequiresScope(Scope.MANAGE)
    @Idempotent
    @Operation(
            summary = "Keeps texts from a number",
            description = "number; ownNumber if it is about one of our numbers alone, else about all that are known. It"
                    + " holds for SMS and WhatsApp.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            example = "{\"number\":\"+5511987654321\"}",
                            schema = @Schema(implementation = OptOutForm.class, requiredProperties = "number")))
    @APIResponse(
            responseCode = "201",
            description = "what is known of the number now",
            content = @Content(schema = @Schema(ref = "PageOptOut")))
    public Uni<Response> add(@Nullable JsonNode body) {
        OptOutForm form = OptOutForm.read(body, numbers);
        String own = form.ownNumber();
        Uni<List<String>> ours = own == null
                ? rows.ours(form.number(), ownNumbers.all())
                : Uni.createFrom().item(List.of(own));
        return ours.invoke(OptOutResource::some)
                .flatMap(known -> rows.add(form.number(), known))
                .flatMap(added -> rows.list(form.number(), own, new PageRequest("opt-outs", 200, Optional.empty())))
                .map(page ->
                        Response.status(Response.Status.CREATED).entity(page).build());
    }

    /** Somebody wants texts again. */
    @DELETE
    @RequiresScope(Scope.MANAGE)
    @Operation(summary = "Lets texts to a number go again, from all our numbers or from one")
    @APIResponse(responseCode = "204", description = "texts go again")
    @APIResponse(responseCode = "404", description = "nobody had opted out")
    public Uni<Response> remove(
            @QueryParam("number") @Nullable String number,
            @QueryParam("ownNumber") @Nullable String ownNumber,
            @Context UriInfo uri) {
        Parameters.refuseUnknown(uri, Set.of("number", "ownNumber"));
        String typed = typed(number);
        if (typed == null || typed.isEmpty()) {
            throw ProblemException.badParameter("number", "must be a telephone number");
        }
        return rows.remove(typed, typed(ownNumber)).map(removed -> {
            if (!removed) {
                throw ProblemException.notFound("opt-out");
            }
            return Response.noContent().build();
        });
    }

    private @Nullable String typed(@Nullable String number) {
        return number == null ? null : numbers.inQuery(number);
    }

    private static void some(List<String> ours) {
        if (ours.isEmpty()) {
            throw ProblemException.invalid("ownNumber", "must be given: no number of ours is known");
        }
    }
}
