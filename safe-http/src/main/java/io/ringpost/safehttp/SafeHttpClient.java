package io.ringpost.safehttp;

import io.ringpost.safehttp.resolve.DnsNames;
import io.ringpost.safehttp.resolve.NameResolver;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import java.util.concurrent.TimeUnit;

/**
 * The only way out of a service to a URL that somebody else chose. Every call ends in one {@link SafeResponse} at its
 * deadline at the latest; the returned {@code Uni} never fails. Redirects are answers; only a download follows one, and
 * only to a host that its caller names.
 */
public final class SafeHttpClient implements AutoCloseable {

    private static final int CLEANER_MILLIS = 1_000;
    /** A connection in its handshake is out of an exchange's reach: only this frees its socket and its place. */
    private static final int HANDSHAKE_SECONDS = 5;

    private static final int MAX_STATUS_LINE = 4_096;

    private final Vertx vertx;
    private final SafeHttpOptions options;
    private final NameResolver names;
    private final HttpClient http;
    private final Runnable closeNames;

    /** With the machine's name servers. */
    public SafeHttpClient(Vertx vertx, SafeHttpOptions options) {
        this(vertx, options, new DnsNames());
    }

    private SafeHttpClient(Vertx vertx, SafeHttpOptions options, DnsNames own) {
        this(vertx, options, own, own::close);
    }

    /** With other name servers, which stay the caller's to close. */
    public SafeHttpClient(Vertx vertx, SafeHttpOptions options, NameResolver names) {
        this(vertx, options, names, () -> {});
    }

    private SafeHttpClient(Vertx vertx, SafeHttpOptions options, NameResolver names, Runnable closeNames) {
        this.vertx = vertx;
        this.options = options;
        this.names = names;
        this.closeNames = closeNames;
        this.http = ofNoContext((VertxInternal) vertx, options);
    }

    /**
     * Vert.x closes a client with the context that it is made on. On one of the HTTP server's, where a bean is made when the
     * first request needs it, that would be before the calls under way have ended when the service stops.
     */
    private static HttpClient ofNoContext(VertxInternal vertx, SafeHttpOptions options) {
        ContextInternal own = vertx.createEventLoopContext();
        ContextInternal current = own.beginDispatch();
        try {
            return vertx.httpClientBuilder()
                    .with(clientOptions(options))
                    .with(poolOptions(options))
                    .withConnectHandler(SafeHttpClient::connected)
                    .build();
        } finally {
            own.endDispatch(current);
        }
    }

    /** Makes the call when subscribed to; a cancelled subscription closes its connection. */
    public Uni<SafeResponse> send(SafeRequest request) {
        return call(request, (response, address, context, ended) -> {
            AnswerHead head = AnswerHead.of(response, address);
            return new Answer(response, head, request.limits().bodyBytes(), ended);
        });
    }

    /**
     * Makes a call whose body goes to a receiver, in constant memory and at the receiver's pace. The outcome's body is
     * empty when the receiver wanted it; its {@link BodyEnd} tells whether all of it was handed on.
     */
    public Uni<SafeResponse> download(SafeDownload download, BodyReceiver receiver) {
        Reading.Choice choice = (response, address, context, ended) -> {
            AnswerHead head = AnswerHead.of(response, address);
            return receiver.wants(head.status(), head.headers())
                    ? new StreamedAnswer(response, head, download, receiver, context, ended)
                    : new Answer(response, head, download.request().limits().bodyBytes(), ended);
        };
        return Uni.createFrom().deferred(() -> new Download(download, request -> call(request, choice)).run());
    }

    private Uni<SafeResponse> call(SafeRequest request, Reading.Choice choice) {
        return Uni.createFrom().emitter(emitter -> {
            Context context = vertx.getOrCreateContext();
            Exchange.Tools tools = new Exchange.Tools(http, names, options, context);
            Exchange exchange = new Exchange(tools, request, choice, emitter::complete);
            emitter.onTermination(() -> context.runOnContext(ignored -> exchange.abandon()));
            context.runOnContext(ignored -> exchange.start());
        });
    }

    /** Closes idle and open connections; calls under way end as {@code reset}. */
    @Override
    public void close() {
        http.close();
        closeNames.run();
    }

    /** Without a handler the library logs what a hostile host sent; the failure reaches the exchange anyway. */
    private static void connected(HttpConnection connection) {
        connection.exceptionHandler(reported -> {});
        Leftovers.watch(connection);
    }

    private static HttpClientOptions clientOptions(SafeHttpOptions options) {
        HttpClientOptions http = new HttpClientOptions()
                .setConnectTimeout((int) options.connectTimeout().toMillis())
                .setKeepAliveTimeout((int) Math.max(1, options.keepAlive().toSeconds()))
                .setSslHandshakeTimeout(HANDSHAKE_SECONDS)
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
                .setVerifyHost(true)
                .setDecompressionSupported(false)
                .setMaxInitialLineLength(MAX_STATUS_LINE)
                .setMaxHeaderSize(options.maxHeadBytes());
        return options.trust() == null ? http : http.setTrustOptions(options.trust());
    }

    private static PoolOptions poolOptions(SafeHttpOptions options) {
        return new PoolOptions()
                .setHttp1MaxSize(options.connectionsPerHost())
                .setMaxWaitQueueSize(0) // waiting for our own limit must not look like a slow host
                .setCleanerPeriod(CLEANER_MILLIS);
    }
}
