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
