package io.ringpost.local.kafka;

import io.ringpost.local.FreePort;
import io.ringpost.local.guard.Guard;
import io.ringpost.local.guard.Signal;
import io.ringpost.local.wire.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** One broker of a cluster, and the wire that its clients reach it by. */
public final class ClusterBroker implements AutoCloseable {
    private final ClusterSettings settings;
    private final int number;
    private final Guard guard;
    private final int port = FreePort.take();
    private final int clientPort = FreePort.take();
    private final Wire wire = Wire.to(clientPort);
    private @Nullable Process process;

    ClusterBroker(ClusterSettings settings, int number, Guard guard) {
        this.settings = settings;
        this.number = number;
        this.guard = guard;
    }

    /** Its number in the cluster. */
    public int number() {
        return number;
    }

    /** Its clients' way to it. */
    public Wire wire() {
        return wire;
    }

    /** Where it is reached whatever its wire does. */
    int port() {
        return port;
    }

    /** Starts it unless it runs; it takes a while until it serves. */
    public synchronized void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        settings.home(number).formatIfNew();
        Path home = settings.home(number).path();
        Properties properties = new Properties();
        properties.putAll(settings.broker(number, port, clientPort, wire.port()));
        Path file = settings.directory().resolve("node-" + number + ".properties");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                properties.store(out, null);
            }
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xmx256m",
                            "-classpath",
                            System.getProperty("java.class.path"),
                            BrokerProcess.class.getName(),
                            file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            home.resolveSibling(home.getFileName() + ".log").toFile()))
                    .start();
            guard.watch(process.pid());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start broker " + number, e);
        }
    }

    /** Ends it in order: it hands its partitions over first. */
    public void stop() {
        end(false);
    }

    /** Ends it as the kernel does when memory is short. */
    public void kill() {
        end(true);
    }

    /** It lives, holds its connections, and does nothing. */
    public void halt() {
        signal(Signal.STOP);
    }

    /** It goes on after {@link #halt()}. */
    public void resume() {
        signal(Signal.CONT);
    }

    @Override
    public void close() {
        kill();
        wire.close();
    }

    private synchronized void signal(Signal signal) {
        if (process != null && process.isAlive()) {
            signal.send(LongStream.of(process.pid()));
        }
    }

    private synchronized void end(boolean forcibly) {
        if (process == null) {
            return;
        }
        if (forcibly) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
        process.onExit().join();
        guard.forget(process.pid());
        process = null;
    }
}
