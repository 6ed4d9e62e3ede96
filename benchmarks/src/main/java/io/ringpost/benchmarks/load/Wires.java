package io.ringpost.benchmarks.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Open connections to one server. */
final class Wires implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final NetClient client;
    private final List<Wire> all;

    private Wires(NetClient client, List<Wire> all) {
        this.client = client;
        this.all = all;
    }

    static Wires open(Vertx vertx, int port, int count) {
        NetClient client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
        List<Future<Wire>> opening = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            opening.add(client.connect(port, "127.0.0.1").map(Wire::new));
        }
        List<Wire> wires = Future.all(opening)
                .map(done -> opening.stream().map(Future::result).toList())
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        return new Wires(client, wires);
    }

    List<Wire> all() {
        return all;
    }

    @Override
    public void close() {
        all.forEach(Wire::close);
        client.close();
    }
}
