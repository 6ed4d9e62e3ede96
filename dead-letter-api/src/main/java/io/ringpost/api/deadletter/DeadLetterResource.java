package io.ringpost.api.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.ApiPaths;
import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.Scope;
import io.ringpost.api.page.Cursor;
import io.ringpost.api.page.Page;
import io.ringpost.api.page.PageRequest;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.api.repeat.Idempotent;
import io.ringpost.deadletter.LetterPlace;
import io.ringpost.replay.DeadLetterReplay;
import io.ringpost.replay.LetterList;
import io.ringpost.replay.LetterPage;
import io.ringpost.replay.LetterQuery;
import io.ringpost.replay.ReplayUnderWay;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.RetriableException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What this service could not understand or apply. */
@Path(ApiPaths.V1 + "/dead-letters")
@Tag(name = "dead letters", description = "Records that this service could not understand or apply")
@RequiresScope(Scope.MANAGE)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DeadLetterResource {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final LetterParameters parameters;
    private final LetterList letters;
    private final DeadLetterReplay replay;

    DeadLetterResource(LetterParameters parameters, LetterList letters, DeadLetterReplay replay) {
        this.parameters = parameters;
        this.letters = letters;
        this.replay = replay;
    }

    /** One page, in the order in which they lie on the dead letter topics. */
    @GET
    @Operation(
            summary = "Dead letters of this service",
            description =
                    "Topic by topic, partition by partition, oldest first. A page may be short and still have a next one.")
    public Uni<Page<LetterView>> list(@BeanParam LetterListing wanted) {
        PageRequest page = PageRequest.parse(LetterListing.LIST, wanted.limit, wanted.cursor);
        boolean payload = wanted.withPayload();
        LetterQuery query = new LetterQuery(
                parameters.filter(wanted.topic, wanted.reason, parameters.range(wanted.since, wanted.until, wanted.tz)),
                page.after().map(LetterListing::place),
                page.limit(),
                payload);
        return answered(letters.page(query)).map(found -> new Page<>(views(found, payload), next(found.next())));
    }

    /** Gives letters back to the consumer that parked them, or counts those that it would. */
    @POST
    @Idempotent
    @Path("replay")
    @Operation(
            summary = "Give dead letters back to their consumer",
            description =
                    "Each is taken as if it came from its topic; what had its effect has none again, what fails again"
                            + " is parked again. With dryRun it only counts. If the answer has a next, send the same again with it"
                            + " as after, and with the answer's until.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReplayForm.class),
                            example =
                                    "{\"topic\":\"telephony.raw.twilio.v1\",\"since\":\"2026-01-31T00:00:00Z\",\"dryRun\":true}"))
    public Uni<ReplayView> replay(@Nullable JsonNode body) {
        ReplayForm form = ReplayForm.read(body);
        return answered(replay.replay(form.order(parameters)))
                .map(result -> ReplayView.of(result, form.dryRun(), parameters::bare));
    }

    private List<LetterView> views(LetterPage found, boolean payload) {
        return found.letters().stream()
                .map(shown ->
                        LetterView.of(shown, parameters.bare(shown.letter().topic()), payload))
                .toList();
    }

    private static @Nullable String next(Optional<LetterPlace> place) {
        return place.map(
                        at -> Cursor.at(at.topic(), at.partition(), at.offset()).write(LetterListing.LIST))
                .orElse(null);
    }

    private static <T> Uni<T> answered(Uni<T> work) {
        return work.onFailure(ReplayUnderWay.class)
                .transform(
                        busy -> ProblemException.conflict("A replay of this service is under way; wait for its end."))
                .onFailure(RetriableException.class)
                .transform(away -> ProblemException.unavailable("Kafka cannot be reached right now.", RETRY_AFTER));
    }
}
