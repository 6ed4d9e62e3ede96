package io.ringpost.local.receive;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/**
 * A CRM's webhook endpoints on a port of their own: every path is one. {@code GET /received} lists what came.
 */
public final class CrmReceiver implements AutoCloseable {
    private final CrmEndpoints endpoints;
    private final CrmControl control;
    private final SocketServer server;

    private CrmReceiver(int port, String secret) {
        endpoints = new CrmEndpoints(secret, new Behaviour.Ok(), Clock.systemUTC());
        control = new CrmControl(endpoints);
        server = SocketServer.start(port, this::handle);
    }

    /** Starts on a free port; signatures are checked with the given secret. */
    public static CrmReceiver start(String secret) {
        return start(0, secret);
    }

    /** Starts on a port; signatures are checked with the given secret. */
    public static CrmReceiver start(int port, String secret) {
        return new CrmReceiver(port, secret);
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** The address of one of its endpoints. */
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** Makes a path behave from now on. */
    public void behave(String path, Behaviour behaviour) {
        endpoints.behave(path, behaviour);
    }

    /** Gives a path a secret of its own. */
    public void secret(String path, String secret) {
        endpoints.secret(path, secret);
    }

    /** Everything received, newest last. */
    public List<ReceivedRequest> received() {
        return endpoints.received();
    }

    /** What one path received, newest last. */
    public List<ReceivedRequest> received(String path) {
        return received().stream().filter(one -> one.path().equals(path)).toList();
    }

    @Override
    public void close() {
        server.close();
    }

    private void handle(Request request, Reply reply) throws IOException {
        if (request.method().equals("GET") && request.path().equals("/received")) {
            control.received(request, reply);
        } else {
            endpoints.handle(request, reply);
        }
    }
}
