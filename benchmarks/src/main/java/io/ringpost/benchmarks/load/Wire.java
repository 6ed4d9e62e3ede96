package io.ringpost.benchmarks.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.function.ObjIntConsumer;

/** One connection with at most one request under way. */
final class Wire {
    private final NetSocket socket;
    private final ResponseReader reader = new ResponseReader();
    private volatile ObjIntConsumer<Wire> answered = (wire, status) -> {};
    private volatile Runnable broken = () -> {};
    private volatile long intended;

    Wire(NetSocket socket) {
        this.socket = socket;
        socket.handler(this::received).closeHandler(closed -> broken.run());
    }

    void on(ObjIntConsumer<Wire> answer, Runnable breaks) {
        this.answered = answer;
        this.broken = breaks;
    }

    /** When the request under way should have been sent; where latency counts from. */
    long intended() {
        return intended;
    }

    void send(Buffer request, long intendedNanos) {
        intended = intendedNanos;
        socket.write(request);
    }

    void close() {
        broken = () -> {};
        socket.close();
    }

    private void received(Buffer part) {
        int status = reader.feed(part);
        if (status != ResponseReader.MORE) {
            answered.accept(this, status);
        }
    }
}
