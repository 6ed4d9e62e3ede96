package io.ringpost.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.key.Caller;
import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.Scope;
import io.ringpost.api.key.TakesStreamToken;
import io.ringpost.api.page.Cursor;
import io.ringpost.api.page.HomeZone;
import io.ringpost.api.page.Page;
import io.ringpost.api.page.PageRequest;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.api.repeat.Idempotent;
import io.ringpost.api.repeat.RequestIds;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/samples")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SampleResource {
    private final HomeZone zone;
    private final RequestIds ids;
    private final AtomicInteger made = new AtomicInteger();

    SampleResource(HomeZone zone, RequestIds ids) {
        this.zone = zone;
        this.ids = ids;
    }

    record Sample(String name, int size, List<String> tags) {}

    @GET
    @RequiresScope(Scope.READ)
    public Uni<Page<Integer>> list(@RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        PageRequest request = PageRequest.parse("samples", limit, cursor);
        int after = request.after()
                .map(found -> Integer.valueOf(found.position().get(0)))
                .orElse(0);
        List<Integer> rows = IntStream.rangeClosed(after + 1, 5)
                .limit(request.rowsToRead())
                .boxed()
                .toList();
        return Uni.createFrom().item(Page.of(request, rows, Cursor::at));
    }

    @POST
    @Idempotent
    @RequiresScope(Scope.MANAGE)
    public Uni<Sample> create(Sample sample) {
        return Uni.createFrom().item(sample);
    }

    @POST
    @Path("made")
    @Idempotent
    @RequiresScope(Scope.MANAGE)
    public Uni<Response> make(@Nullable JsonNode body) {
        if (body == null) {
            throw ProblemException.invalid("name", "is missing");
        }
        String id = ids.id("sample");
        return Uni.createFrom().item(() -> Response.created(URI.create("/api/v1/samples/" + id))
                .entity(Map.of("id", id, "made", made.incrementAndGet()))
                .build());
    }

    @GET
    @Path("{id}")
    @RequiresScope(Scope.READ)
    public Uni<Sample> one(@RestPath String id) {
        return Uni.createFrom().failure(ProblemException.notFound("sample"));
    }

    @DELETE
    @Path("{id}")
    @RequiresScope(Scope.ERASE)
    public void erase(@RestPath String id) {}

    @GET
    @Path("stream")
    @TakesStreamToken
    @RequiresScope(Scope.READ)
    public String stream() {
        return "streamed";
    }

    @GET
    @Path("who")
    @RequiresScope(Scope.READ)
    public String who(@Context SecurityContext security) {
        return Caller.of(security).map(Caller::name).orElse("nobody");
    }

    @GET
    @Path("zone")
    @RequiresScope(Scope.READ)
    public String zone() {
        return zone.id().getId();
    }

    @GET
    @Path("forgotten")
    public String forgotten() {
        return "secret";
    }

    @GET
    @Path("broken")
    @RequiresScope(Scope.READ)
    public Uni<String> broken() {
        return Uni.createFrom().failure(new IllegalStateException("row (+5511987654321) is bad"));
    }

    @GET
    @Path("away")
    @RequiresScope(Scope.READ)
    public Uni<String> away() {
        return Uni.createFrom().failure(new RuntimeException(new ConnectException("refused")));
    }

    @GET
    @Path("teapot")
    @RequiresScope(Scope.READ)
    public String teapot() {
        throw new WebApplicationException(409);
    }
}
