package io.ringpost.benchmarks.deliveries;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringpost.benchmarks.deliveries.HostileReceivers.Kind;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** One answer that means harm. */
final class Harm {
    private static final String HEAD = "HTTP/1.1 200 OK\r\n";
    private static final long DRIP_MILLIS = 1_000;
    private static final int PART = 64 * 1024;
    private static final int UNFOLDED = 64 << 20;
    private static final Buffer BOMB = Buffer.buffer(bomb());

    private final Vertx vertx;
    private final NetSocket socket;
    private final String elsewhere;
    private final String itself;

    Harm(Vertx vertx, NetSocket socket, String elsewhere, String itself) {
        this.vertx = vertx;
        this.socket = socket;
        this.elsewhere = elsewhere;
        this.itself = itself;
    }

    void begin(Kind kind) {
        switch (kind) {
            case HEAD_DRIPS -> drip(HEAD + "X-Slow: ");
            case BODY_DRIPS -> drip(HEAD + "Content-Length: 1000\r\n\r\n");
            case BODY_ENDLESS -> {
                socket.write(HEAD + "Content-Length: " + (1L << 30) + "\r\n\r\n");
                flood();
            }
            case GZIP_BOMB -> {
                socket.write(HEAD + "Content-Encoding: gzip\r\nContent-Length: " + BOMB.length() + "\r\n\r\n");
                socket.write(BOMB);
            }
            case REDIRECT_INSIDE -> redirect(elsewhere);
            case REDIRECT_CIRCLE -> redirect(itself);
            case HEAD_HUGE -> socket.write(HEAD + "X-Huge: " + "h".repeat(PART) + "\r\nContent-Length: 0\r\n\r\n");
            case TLS_STALLS -> socket.pause();
            case RESETS ->
                socket.write(HEAD + "Content-Length: 1000\r\n\r\nhalf").onComplete(sent -> socket.close());
        }
    }

    private void redirect(String location) {
        socket.write("HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n")
                .onComplete(sent -> socket.close());
    }

    private void drip(String head) {
        socket.write(head);
        long timer = vertx.setPeriodic(DRIP_MILLIS, id -> socket.write("z"));
        socket.endHandler(end -> vertx.cancelTimer(timer));
    }

    private void flood() {
        while (!socket.writeQueueFull()) {
            socket.write(Buffer.buffer("z".repeat(PART)));
        }
        socket.drainHandler(again -> flood());
    }

    private static byte[] bomb() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            byte[] part = "0".repeat(PART).getBytes(UTF_8);
            for (int done = 0; done < UNFOLDED; done += PART) {
                out.write(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
