package io.ringpost.recording.query;

import io.ringpost.api.ApiPaths;
import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.Scope;
import io.ringpost.api.page.HomeZone;
import io.ringpost.api.page.Page;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.api.problem.ProblemKind;
import io.ringpost.api.repeat.Idempotent;
import io.ringpost.contract.recording.Recording;
import io.ringpost.contract.recording.Transcript;
import io.ringpost.recording.store.Bell;
import io.ringpost.recording.store.RecordingReader;
import io.ringpost.recording.store.Retries;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What became of every recording, what was said in it, and another try for those that are not there. */
@Path(ApiPaths.V1 + "/recordings")
public class RecordingResource {
    private static final String RECORDING = "recording";

    private final RecordingReader recordings;
    private final Retries retries;
    private final Bell bell;
    private final HomeZone zone;

    RecordingResource(RecordingReader recordings, Retries retries, Bell bell, HomeZone zone) {
        this.recordings = recordings;
        this.retries = retries;
        this.bell = bell;
        this.zone = zone;
    }

    /** The newest first. */
    @GET
    @RequiresScope(Scope.READ)
    @Operation(summary = "Recordings, newest first")
    public Uni<Page<Recording>> list(@BeanParam RecordingQuery query) {
        return recordings.page(query.page(), query.filter(zone.id()));
    }

    /** One as it stands. */
    @GET
    @Path("/{id}")
    @RequiresScope(Scope.READ)
    @Operation(summary = "One recording as it stands")
    public Uni<Recording> find(@PathParam("id") String id) {
        return existing(id);
    }

    /** Tries one again at once. */
    @POST
    @Idempotent
    @Path("/{id}/retry")
    @RequiresScope(Scope.MANAGE)
    @Operation(summary = "Tries at once to fetch one that is not there")
    @APIResponse(
            responseCode = "202",
            description = "due",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Recording.class)))
    @APIResponse(responseCode = "410", description = "it was erased with its call")
    public Uni<Response> retry(@PathParam("id") String id) {
        return retries.wish(Ids.existing(RECORDING, id))
                .flatMap(taken -> existing(id).invoke(recording -> refuseUnless(taken, recording)))
                .invoke(bell::ring)
                .map(recording -> Response.accepted(recording).build());
    }

    /** What its provider understood of what was said. */
    @GET
    @Path("/{id}/transcript")
    @RequiresScope(Scope.READ)
    @Operation(summary = "What its provider understood of what was said")
    public Uni<Transcript> transcript(@PathParam("id") String id) {
        return existing(id).map(recording -> present(recording.transcript()));
    }

    private Uni<Recording> existing(String id) {
        return recordings
                .find(Ids.existing(RECORDING, id))
                .map(found -> found.orElseThrow(() -> ProblemException.notFound(RECORDING)));
    }

    private static Transcript present(@Nullable Transcript transcript) {
        if (transcript == null) {
            throw ProblemException.of(
                    ProblemKind.NOT_FOUND, "This recording has no transcript: its provider has sent none.");
        }
        return transcript;
    }

    private static void refuseUnless(boolean taken, Recording recording) {
        if (taken) {
            return;
        }
        throw switch (recording.status()) {
            case STORED -> ProblemException.conflict("This recording is stored; there is nothing to try again.");
            case ERASED -> ProblemException.gone("This recording was erased with its call.");
            default -> ProblemException.conflict("This recording is being fetched right now.");
        };
    }
}
