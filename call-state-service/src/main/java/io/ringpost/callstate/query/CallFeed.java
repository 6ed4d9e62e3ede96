package io.ringpost.callstate.query;

import io.ringpost.api.ApiPaths;
import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.Scope;
import io.ringpost.api.key.TakesStreamToken;
import io.ringpost.api.stream.StreamTokens;
import io.ringpost.contract.Topology;
import io.ringpost.contract.call.Call;
import io.ringpost.contract.codec.Json;
import io.ringpost.feed.Feed;
import io.ringpost.feed.FeedItem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Calls as they change, live.
 *
 * <p>An event's id is the number that the relay gave it, the same on every replica, so that a reader resumes anywhere.
 * Nothing is queued for a reader: it takes at its own pace, and one that takes not even heartbeats is cut.
 */
@Path(ApiPaths.V1 + "/calls/stream")
@RequiresScope(Scope.READ)
public class CallFeed {
    private static final long UNKNOWN = -1;
    private static final Set<String> NO_FILTERS = Set.of(StreamTokens.PARAMETER);

    private final Feed feed;
    private final FilterParameters parameters;
    private final Duration heartbeat;

    CallFeed(
            Feed feed,
            FilterParameters parameters,
            @ConfigProperty(name = "ringpost.calls.stream.heartbeat", defaultValue = "15s") Duration heartbeat) {
        this.feed = feed;
        this.parameters = parameters;
        this.heartbeat = heartbeat;
    }

    /**
     * What comes to the reader, in the one order in which it does: an item that is shown or only passed, or a heartbeat.
     */
    private record Step(@Nullable FeedItem item, boolean shown) {
        static final Step BEAT = new Step(null, true);

        void pass(AtomicLong passed) {
            if (item != null) {
                passed.set(item.seq());
            }
        }
    }

    /** Follows, from now on or from behind the event that the reader saw last; a first comment tells that it does. */
    @GET
    @Resumes
    @TakesStreamToken
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Calls as they change: server-sent events named call",
            description = "Takes the filters of the list. Last-Event-ID resumes; 410 if what follows it is not kept."
                    + " Heartbeats carry an id too: what the filters hide is passed as well.")
    @APIResponse(
            responseCode = "200",
            description = "events, each with a call as data",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = Call.class)))
    @APIResponse(responseCode = "410", description = "what follows Last-Event-ID is not kept: read the list again")
    public Multi<OutboundSseEvent> follow(
            @Context UriInfo uri,
            @Context Sse sse,
            @HeaderParam(ResumeCheck.LAST_EVENT_ID) @Nullable String lastEventId) {
        CallFilter filter = parameters.read(uri.getQueryParameters(), NO_FILTERS);
        boolean everything = NO_FILTERS.containsAll(uri.getQueryParameters().keySet());
        AtomicLong passed = new AtomicLong(UNKNOWN);
        Multi<Step> steps = start(lastEventId).invoke(passed::set).onItem().transformToMulti(seq -> Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(Step.BEAT),
                        after(seq)
                                .map(item -> new Step(
                                        item, isSnapshot(item) && (everything || filter.matches(call(item)))))));
        return Heartbeats.between(steps, heartbeat, Step.BEAT)
                .invoke(step -> step.pass(passed))
                .filter(Step::shown)
                .map(step -> event(sse, step, passed.get()));
    }

    private Uni<Long> start(@Nullable String lastEventId) {
        return lastEventId == null || lastEventId.isBlank()
                ? feed.latestSeq()
                : Uni.createFrom().item(ResumeCheck.number(lastEventId));
    }

    /** All topics: what is not shown moves the reader on too, or it would fall behind what is kept. */
    private Multi<FeedItem> after(long seq) {
        return feed.from(seq, topic -> true)
                .onItem()
                .transformToMulti(answer -> answer.match(
                        live -> live.items(), gone -> Multi.createFrom().failure(ResumeCheck.notKept())));
    }

    private static boolean isSnapshot(FeedItem item) {
        return item.value() != null && item.topic().equals(Topology.CALL_STATE_SNAPSHOTS.name());
    }

    private static Call call(FeedItem item) {
        return Json.read(bytes(item), Call.class);
    }

    /** An id without data shows nothing; it moves on what the reader's {@code Last-Event-ID} will be. */
    private static OutboundSseEvent event(Sse sse, Step step, long passed) {
        OutboundSseEvent.Builder event = sse.newEventBuilder();
        if (passed != UNKNOWN) {
            event.id(Long.toString(passed));
        }
        FeedItem item = step.item();
        return item == null
                ? event.comment("").build()
                : event.name("call")
                        .data(new String(bytes(item), StandardCharsets.UTF_8))
                        .build();
    }

    private static byte[] bytes(FeedItem item) {
        byte[] value = item.value();
        return value == null ? new byte[0] : value;
    }
}
