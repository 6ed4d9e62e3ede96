package io.ringpost.callstate.query;

import io.ringpost.api.ApiPaths;
import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.Scope;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
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

    /** Follows, from now on or from behind the event that the reader saw last; a first comment tells that it does. */
    @GET
    @Resumes
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Calls as they change: server-sent events named call",
            description = "Takes the filters of the list. Last-Event-ID resumes; 410 if what follows it is not kept.")
    public Multi<OutboundSseEvent> follow(
            @Context UriInfo uri,
            @Context Sse sse,
            @HeaderParam(ResumeCheck.LAST_EVENT_ID) @Nullable String lastEventId) {
        CallFilter filter = parameters.read(uri.getQueryParameters(), Set.of());
        boolean everything = uri.getQueryParameters().isEmpty();
        OutboundSseEvent beat = sse.newEventBuilder().comment("").build();
        Multi<OutboundSseEvent> calls = start(lastEventId).onItem().transformToMulti(seq -> Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(beat),
                        after(seq)
                                .filter(item -> everything || filter.matches(call(item)))
                                .map(item -> event(sse, item))));
        return Heartbeats.between(calls, heartbeat, beat);
    }

    private Uni<Long> start(@Nullable String lastEventId) {
        return lastEventId == null || lastEventId.isBlank()
                ? feed.latestSeq()
                : Uni.createFrom().item(ResumeCheck.number(lastEventId));
    }

    private Multi<FeedItem> after(long seq) {
        return feed.from(seq, Topology.CALL_STATE_SNAPSHOTS.name()::equals)
                .onItem()
                .transformToMulti(answer -> answer.match(
                        live -> live.items().filter(item -> item.value() != null),
                        gone -> Multi.createFrom().failure(ResumeCheck.notKept())));
    }

    private static Call call(FeedItem item) {
        return Json.read(bytes(item), Call.class);
    }

    private static OutboundSseEvent event(Sse sse, FeedItem item) {
        return sse.newEventBuilder()
                .id(Long.toString(item.seq()))
                .name("call")
                .data(new String(bytes(item), StandardCharsets.UTF_8))
                .build();
    }

    private static byte[] bytes(FeedItem item) {
        byte[] value = item.value();
        return value == null ? new byte[0] : value;
    }
}
