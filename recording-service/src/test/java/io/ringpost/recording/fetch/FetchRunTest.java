package io.ringpost.recording.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringpost.contract.Provider;
import io.ringpost.outbox.Outbox;
import io.ringpost.recording.announce.RecordingWatch;
import io.ringpost.recording.fetch.FetchOutcome.NotReady;
import io.ringpost.recording.fixture.Settings;
import io.ringpost.recording.store.DueFetch;
import io.ringpost.recording.store.DueFetches;
import io.ringpost.recording.store.RecordingRows;
import io.ringpost.recording.vault.FileVault;
import io.ringpost.safehttp.SafeHttpClient;
import io.ringpost.safehttp.SafeHttpOptions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that takes the connection and never says a word, and a provider like it. */
class FetchRunTest {
    private static final DueFetch DUE =
            new DueFetch("r1", "c1", Provider.WAVOIP, null, "W1", null, null, "", 1, Instant.EPOCH, 1);

    private final Vertx vertx = Vertx.vertx();
    private final int silent = vertx.createNetServer()
            .connectHandler(connection -> {})
            .listenAndAwait(0, "127.0.0.1")
            .actualPort();
    private final Pool pool = PgBuilder.pool()
            .connectingTo(new PgConnectOptions()
                    .setHost("127.0.0.1")
                    .setPort(silent)
                    .setUser("u")
                    .setPassword("p")
                    .setDatabase("d"))
            .using(vertx)
            .build();
    private final SafeHttpClient http = new SafeHttpClient(vertx.getDelegate(), SafeHttpOptions.of(List.of(), false));
    private final CountDownLatch ended = new CountDownLatch(1);

    @AfterEach
    void close() {
        http.close();
        vertx.closeAndAwait();
    }

    @Test
    void whatCannotBeSavedMakesRoomForOthers(@TempDir Path directory) throws Exception {
        run(directory, Uni.createFrom().item(Place.nowhere(new NotReady("not_ready"))));

        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatNeverEndsIsGivenUp(@TempDir Path directory) throws Exception {
        run(directory, Uni.createFrom().nothing());

        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private void run(Path directory, Uni<Place> place) throws IOException {
        FetchWatch watch = new FetchWatch(new SimpleMeterRegistry());
        FetchSettings settings = Settings.fetch(Map.of("save", "200ms", "longest", "200ms"));
        DueFetches fetches =
                new DueFetches(pool, new RecordingRows(new Outbox()), new RecordingWatch(new SimpleMeterRegistry()));
        MediaFetcher fetcher = new MediaFetcher(
                List.of(new Fixed(place)), http, FileVault.open(directory, Runnable::run, Clock.systemUTC()), watch);
        new FetchRun(vertx.getDelegate(), fetcher, fetches, settings, watch).start(DUE, ended::countDown);
    }

    private record Fixed(Uni<Place> place) implements MediaSource {
        @Override
        public Provider provider() {
            return Provider.WAVOIP;
        }

        @Override
        public Uni<Place> locate(DueFetch due) {
            return place;
        }
    }
}
