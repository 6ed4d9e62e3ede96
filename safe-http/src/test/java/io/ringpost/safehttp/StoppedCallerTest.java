package io.ringpost.safehttp;

import static io.ringpost.safehttp.Calls.answered;
import static io.ringpost.safehttp.Calls.failed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever makes the client and a call with it is undeployed meanwhile, as the HTTP server is when a service stops. */
class StoppedCallerTest {
    /** Long enough for a first connection, on which the call is to be seen before its caller stops. */
    private static final Limits ONCE_CONNECTED = new Limits(Duration.ofSeconds(4), Duration.ofSeconds(5), 1024);

    private final Calls calls = new Calls();
    private final CompletableFuture<HttpServerRequest> received = new CompletableFuture<>();
    private final int port = calls.http(received::complete);

    @AfterEach
    void close() {
        calls.close();
    }

    @Test
    void itsAnswerStillComes() {
        Caller caller = deployed(client -> client.send(request(Calls.PATIENT)));
        HttpServerRequest request = get(received);

        undeploy(caller);
        request.response().end("late");

        assertThat(new String(answered(get(caller.outcome)).body(), UTF_8)).isEqualTo("late");
    }

    @Test
    void itsCallStillEndsAtItsDeadline() {
        Caller caller = deployed(client -> client.send(request(ONCE_CONNECTED)));
        get(received);

        undeploy(caller);

        assertThat(failed(get(caller.outcome)).code()).isEqualTo(FailureCode.TIMEOUT_HEAD);
    }

    @Test
    void itsDownloadStillEndsWhenTheHostFallsSilent() {
        CompletableFuture<Void> taken = new CompletableFuture<>();
        Collected receiver = new Collected(part -> {
            taken.complete(null);
            return Uni.createFrom().voidItem();
        });
        SafeDownload download = new SafeDownload(request(Calls.PATIENT), Duration.ofSeconds(2), 1 << 20, Set.of());
        Caller caller = deployed(client -> client.download(download, receiver));
        get(received).response().setChunked(true).write("some");
        get(taken);

        undeploy(caller);

        assertThat(answered(get(caller.outcome)).bodyEnd()).isEqualTo(BodyEnd.IDLE);
    }

    private Caller deployed(Function<SafeHttpClient, Uni<SafeResponse>> call) {
        Caller caller = new Caller(call);
        get(calls.vertx.deployVerticle(caller).toCompletionStage());
        return caller;
    }

    private void undeploy(Caller caller) {
        get(calls.vertx.undeploy(caller.deploymentID()).toCompletionStage());
    }

    private SafeRequest request(Limits limits) {
        return SafeRequest.get("http://api.example:" + port + "/").withLimits(limits);
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    /** Makes a client of its own and one call. */
    private final class Caller extends AbstractVerticle {
        private final Function<SafeHttpClient, Uni<SafeResponse>> call;
        private final CompletableFuture<SafeResponse> outcome = new CompletableFuture<>();

        Caller(Function<SafeHttpClient, Uni<SafeResponse>> call) {
            this.call = call;
        }

        @Override
        public void start() {
            call.apply(calls.client()).subscribe().with(outcome::complete);
        }
    }
}
