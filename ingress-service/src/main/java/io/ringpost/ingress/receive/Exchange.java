package io.ringpost.ingress.receive;

import io.ringpost.contract.refusal.Refusal;
import io.ringpost.ingress.connect.TimeLimit;
import io.ringpost.ingress.connect.TimeLimits;
import io.ringpost.ingress.provider.Reply;
import io.ringpost.ingress.provider.RequestHeaders;
import io.ringpost.ingress.provider.WebhookRequest.Sender;
import io.ringpost.ingress.refuse.Known;
import io.ringpost.ingress.refuse.RefusalCause;
import io.ringpost.ingress.refuse.RefusalDesk;
import io.ringpost.ingress.refuse.RefusedRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One request and its answer, which is written once. */
final class Exchange {
    private static final int METHOD_NOT_ALLOWED = RefusalCause.METHOD_NOT_ALLOWED.status();
    private static final int UNAUTHORIZED = 401;
    private static final String RETRY_SOON = "2";
    private static final String RETRY_LATER = "60";

    private final RoutingContext context;
    private final Place place;
    private final Sender sender;
    private final RequestHeaders headers;
    private final RefusalDesk desk;
    private final TimeLimits limits;

    Exchange(
            RoutingContext context,
            Place place,
            Sender sender,
            RequestHeaders headers,
            RefusalDesk desk,
            TimeLimits limits) {
        this.context = context;
        this.place = place;
        this.sender = sender;
        this.headers = headers;
        this.desk = desk;
        this.limits = limits;
    }

    HttpServerRequest http() {
        return context.request();
    }

    RoutingContext context() {
        return context;
    }

    Place place() {
        return place;
    }

    Sender sender() {
        return sender;
    }

    RequestHeaders headers() {
        return headers;
    }

    /** Ends what of it takes too long. */
    TimeLimit within(Duration time, Runnable end) {
        return limits.start(time, end);
    }

    /** Writes the provider's reply. */
    void answer(Reply reply) {
        write(reply.status(), reply.contentType(), Buffer.buffer(reply.body()));
    }

    /** Refuses a request that was read whole. */
    void refuse(RefusalCause cause, long bodyBytes) {
        refuse(cause, bodyBytes, Known.NOTHING);
    }

    /** The same, of one of which more is known. */
    void refuse(RefusalCause cause, long bodyBytes, Known known) {
        say(note(cause, bodyBytes, known));
    }

    /** Takes a refusal down; the caller words the answer. */
    RefusalCause note(RefusalCause cause, long bodyBytes) {
        return note(cause, bodyBytes, Known.NOTHING);
    }

    private RefusalCause note(RefusalCause cause, long bodyBytes, Known known) {
        String query = http().query();
        Refusal.Sizes sizes = new Refusal.Sizes(bodyBytes, query == null ? 0 : query.length(), headers.lines());
        return desk.refuse(
                new RefusedRequest(
                        place.provider(), place.template(), http().method().name(), sender.address(), sizes),
                cause,
                known);
    }

    /**
     * Refuses a request whose body is not wanted, and ends the connection: at once would let the sender lose the answer
     * while it still writes.
     */
    void refuseUnread(RefusalCause cause, long bodyBytes) {
        RefusalCause told = note(cause, bodyBytes);
        http().response().putHeader(HttpHeaders.CONNECTION, "close");
        http().handler(unwanted -> {});
        http().exceptionHandler(gone -> {});
        say(told);
        if (http().isEnded()) {
            http().connection().close();
        } else {
            TimeLimit lastWord = limits.afterLastWord(() -> http().connection().close());
            http().exceptionHandler(gone -> lastWord.stop());
            http().endHandler(end -> {
                lastWord.stop();
                http().connection().close();
            });
        }
    }

    private void say(RefusalCause cause) {
        HttpServerResponse response = http().response();
        if (response.headWritten() || response.closed()) {
            return;
        }
        if (cause.status() == METHOD_NOT_ALLOWED) {
            response.putHeader("Allow", place.allow());
        }
        if (cause.passing()) {
            response.putHeader("Retry-After", noisy(cause) ? RETRY_LATER : RETRY_SOON);
        }
        if (cause.status() == UNAUTHORIZED && place.equals(Place.EVENTS)) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        write(
                cause.status(),
                place.style().contentType(),
                Buffer.buffer(place.style().body(cause)));
    }

    /** A caller of the API is only too fast, and may go on soon. */
    private boolean noisy(RefusalCause cause) {
        return cause == RefusalCause.TOO_MANY_REQUESTS && !place.equals(Place.EVENTS);
    }

    private void write(int status, @Nullable String contentType, Buffer body) {
        HttpServerResponse response = http().response();
        if (response.headWritten() || response.closed()) {
            return;
        }
        response.setStatusCode(status);
        if (contentType != null) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, contentType);
        }
        var unused = response.end(body);
    }
}
