package io.ringpost.local.receive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The answer to one request, written well or badly. */
public final class Reply {
    private static final int DISCARD = 8192;

    private final Socket socket;
    private final CountDownLatch closing;

    Reply(Socket socket, CountDownLatch closing) {
        this.socket = socket;
        this.closing = closing;
    }

    /** Writes a whole answer at once. */
    public void send(int status, Map<String, String> headers, byte[] body) throws IOException {
        send(status, headers, body, body.length);
    }

    /** Writes a head that tells a length, and what there is of the body. */
    public void send(int status, Map<String, String> headers, byte[] body, int length) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.write(head(status, headers, length));
        answer.write(body);
        socket.getOutputStream().write(answer.toByteArray());
    }

    /** Writes a JSON answer at once. */
    public void json(int status, String body) throws IOException {
        send(status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the head a byte at a time, then the body at once. */
    public void dripHead(int status, Map<String, String> headers, byte[] body, Duration gap) throws IOException {
        drip(head(status, headers, body.length), gap);
        socket.getOutputStream().write(body);
    }

    /** Writes the head at once, then the body a byte at a time. */
    public void dripBody(int status, Map<String, String> headers, byte[] body, Duration gap) throws IOException {
        socket.getOutputStream().write(head(status, headers, body.length));
        drip(body, gap);
    }

    /** Waits before the answer, at most until the server stops. */
    public void pause(Duration wait) {
        stopped(wait);
    }

    /** Answers nothing until the client leaves or the server stops. */
    public void hang() throws IOException {
        byte[] ignored = new byte[DISCARD];
        while (socket.getInputStream().read(ignored) >= 0) {
            // What comes after the request says nothing.
        }
    }

    /** Closes the connection so that the client sees it reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private void drip(byte[] bytes, Duration gap) throws IOException {
        for (byte b : bytes) {
            socket.getOutputStream().write(b);
            if (stopped(gap)) {
                return;
            }
        }
    }

    private boolean stopped(Duration gap) {
        try {
            return closing.await(gap.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static byte[] head(int status, Map<String, String> headers, int length) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" Answer\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (status != 204) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
