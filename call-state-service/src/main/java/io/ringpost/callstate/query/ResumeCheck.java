package io.ringpost.callstate.query;

import io.ringpost.api.problem.ProblemException;
import io.ringpost.contract.Topology;
import io.ringpost.feed.Feed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Refuses to resume where nothing is kept, while the answer can still be a problem: a stream that has begun cannot. */
@Singleton
public class ResumeCheck {
    static final String LAST_EVENT_ID = "Last-Event-ID";

    /** Looked up when it is needed: filters are made before there is a database pool. */
    private final Instance<Feed> feed;

    ResumeCheck(Instance<Feed> feed) {
        this.feed = feed;
    }

    /** Lets the request pass, or fails it. */
    @Resumes
    @ServerRequestFilter
    public Uni<@Nullable Response> check(HttpHeaders headers) {
        String lastEventId = headers.getHeaderString(LAST_EVENT_ID);
        if (lastEventId == null || lastEventId.isBlank()) {
            return Uni.createFrom().nullItem();
        }
        return feed.get()
                .from(number(lastEventId), Topology.CALL_STATE_SNAPSHOTS.name()::equals)
                .map(answer -> answer.match(live -> null, gone -> {
                    throw notKept();
                }));
    }

    static long number(String lastEventId) {
        if (!lastEventId.matches("[0-9]{1,18}")) {
            throw ProblemException.badParameter(LAST_EVENT_ID, "must be the id of an event of this stream");
        }
        return Long.parseLong(lastEventId);
    }

    static ProblemException notKept() {
        return ProblemException.gone(
                "What follows this id is no longer kept; read the list, and follow without " + LAST_EVENT_ID + ".");
    }
}
