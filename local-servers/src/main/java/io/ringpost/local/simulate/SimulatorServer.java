package io.ringpost.local.simulate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ringpost.local.receive.Behaviour;
import io.ringpost.local.receive.CrmControl;
import io.ringpost.local.receive.CrmEndpoints;
import io.ringpost.local.receive.Reply;
import io.ringpost.local.receive.Request;
import io.ringpost.local.receive.SocketServer;
import java.io.IOException;
import java.time.Clock;

/**
 * The providers and a CRM over HTTP, for people with {@code curl}.
 *
 * <p>{@code POST /send/{provider}/{kind}} sends a signed webhook and {@code POST /demo} plays whole lives of calls;
 * {@code POST /webhook} receives, {@code GET /received} lists, and {@code PUT /behaviour/{name}} makes
 * {@code /webhook/{name}} misbehave.
 */
public final class SimulatorServer implements AutoCloseable {
    private static final String WEBHOOK = "/webhook";
    private static final int SEND_WORDS = 4;

    private final SendDesk desk;
    private final DemoDesk demo;
    private final CrmEndpoints endpoints;
    private final CrmControl control;
    private final SocketServer server;

    private SimulatorServer(SimulatorSettings settings) {
        desk = new SendDesk(settings);
        demo = new DemoDesk(settings);
        endpoints = new CrmEndpoints(settings.crmSecret(), new Behaviour.Ok(), Clock.systemUTC());
        endpoints.behave(WEBHOOK, new Behaviour.Verify());
        control = new CrmControl(endpoints);
        server = SocketServer.start(settings.port(), this::handle);
    }

    /**
     * Starts.
     *
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public static SimulatorServer start(SimulatorSettings settings) {
        return new SimulatorServer(settings);
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    private void handle(Request request, Reply reply) throws IOException {
        try {
            route(request, reply);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            reply.json(
                    400,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("error", "bad_request")
                            .put("message", message)
                            .toString());
        }
    }

    private void route(Request request, Reply reply) throws IOException {
        String[] words = request.path().split("/", -1);
        switch (request.method() + " /" + words[1]) {
            case "GET /received" -> control.received(request, reply);
            case "POST /send" -> send(words, request, reply);
            case "POST /demo" -> demo.play(reply);
            case "POST /webhook" -> endpoints.handle(request, reply);
            case "PUT /behaviour" ->
                control.behave(WEBHOOK + request.path().substring("/behaviour".length()), request, reply);
            default ->
                reply.json(
                        404,
                        "{\"error\":\"not_found\",\"routes\":[\"POST /send/{provider}/{kind}\",\"POST /demo\","
                                + "\"GET /received\",\"POST /webhook\",\"POST /webhook/{name}\",\"PUT /behaviour/{name}\"]}");
        }
    }

    private void send(String[] words, Request request, Reply reply) throws IOException {
        boolean named = words.length == SEND_WORDS;
        desk.send(named ? words[2] : "", named ? words[3] : "", request, reply);
    }
}
