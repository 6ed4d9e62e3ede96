package io.ringpost.benchmarks.machine;

import io.ringpost.local.Directories;
import io.ringpost.local.FreePort;
import io.ringpost.local.guard.Guard;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What every benchmark needs: a directory, a broker in its own process, and somebody who ends all processes. */
public final class Stage implements AutoCloseable {
    private final Guard guard = Guard.start();
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    private final Path directory;
    private final String bootstrapServers;
    private final int port = FreePort.take();
    private volatile JavaProcess broker;
    private final Topics topics;

    private Stage(Path directory) {
        this.directory = directory;
        bootstrapServers = "localhost:" + port;
        broker = newBroker();
        topics = new Topics(bootstrapServers);
        topics.await(Broker.topics());
    }

    /** Starts the broker and waits for its topics. */
    public static Stage start() throws IOException {
        return new Stage(Files.createTempDirectory(Files.createDirectories(Path.of("benchmarks/target")), "run"));
    }

    /** Ends processes if this one goes. */
    public Guard guard() {
        return guard;
    }

    /** The generator's event loops. */
    public Vertx vertx() {
        return vertx;
    }

    /** Logs and data of this run. */
    public Path directory() {
        return directory;
    }

    /** Where the broker is. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Ends the broker at once, without giving it a chance to say goodbye. */
    public void killBroker() {
        broker.kill();
    }

    /** Starts it again on the same port with what it kept. */
    public void restartBroker() {
        broker = newBroker();
    }

    private JavaProcess newBroker() {
        return JavaProcess.ofClass(
                guard, directory.resolve("broker.log"), Broker.class, "kafka", Integer.toString(port));
    }

    /** The broker's process. */
    public JavaProcess broker() {
        return broker;
    }

    /** What the broker has. */
    public Topics topics() {
        return topics;
    }

    /** Logs stay for whoever wants to know why; what the broker kept is large. */
    @Override
    public void close() {
        topics.close();
        broker.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        guard.close();
        try {
            Directories.delete(directory.resolve("kafka"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
