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
import java.util.Map;
import java.util.Set;

/**
 * The providers and a CRM over HTTP, for tests and for people with {@code curl}.
 *
 * <p>{@code POST /send/{provider}/{kind}} sends a signed webhook and {@code POST /demo} plays whole lives of calls;
 * {@code POST /webhook} receives, {@code GET /received} lists, and {@code PUT /behaviour/{name}} makes
 * {@code /webhook/{name}} misbehave. The providers' APIs stand under their own paths; {@code POST /behave} makes them
 * misbehave, {@code POST /has} gives them something to list.
 */
public final class SimulatorServer implements AutoCloseable {
    private static final String WEBHOOK = "/webhook";
    private static final int SEND_WORDS = 4;
    private static final Set<String> OWN = Set.of("send", "demo", "received", "webhook", "behaviour", "behave", "has");
    private static final String ROUTES = "{\"error\":\"not_found\",\"routes\":[\"POST /send/{provider}/{kind}\","
            + "\"POST /demo\",\"GET /received\",\"POST /webhook\",\"POST /webhook/{name}\","
            + "\"PUT /behaviour/{name}\",\"POST /behave\",\"POST /has/voipms/{call|recording}\",\"/2010-04-01/Accounts/{sid}/\",\"/api/v1/rest.php\","
            + "\"/v2/get-call/{id}\",\"/v2/register-phone-call\",\"GET /{whatsapp_call_id}\"]}";

    private final SendDesk desk;
    private final DemoDesk demo;
    private final CrmEndpoints endpoints;
    private final CrmControl control;
    private final ReceivedDesk received;
    private final PlayedApis played;
    private final HasDesk has;
    private final SocketServer server;

    private SimulatorServer(SimulatorSettings settings) {
        desk = new SendDesk(settings);
        demo = new DemoDesk(settings, this::baseUrl);
        endpoints = new CrmEndpoints(settings.crmSecret(), new Behaviour.Ok(), Clock.systemUTC());
        endpoints.behave(WEBHOOK, new Behaviour.Verify());
        control = new CrmControl(endpoints);
        played = new PlayedApis(settings, this::baseUrl);
        has = new HasDesk(played);
        received = new ReceivedDesk(control, played.apis());
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

    /** Its address, which is also the base URL of every provider's API. */
    public String baseUrl() {
        return "http://localhost:" + port();
    }

    /** The providers' APIs. */
    public PlayedApis played() {
        return played;
    }

    /** Makes a provider's API behave, as {@code POST /behave} does. */
    public void behave(String json) {
        played.apis().behave(json);
    }

    @Override
    public void close() {
        server.close();
        played.close();
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
            case "GET /received" -> received.list(request, reply);
            case "POST /send" -> send(words, request, reply);
            case "POST /demo" -> demo.play(reply);
            case "POST /webhook" -> endpoints.handle(request, reply);
            case "PUT /behaviour" ->
                control.behave(WEBHOOK + request.path().substring("/behaviour".length()), request, reply);
            case "POST /has" -> has.keep(request, reply);
            case "POST /behave" -> behave(request, reply);
            default -> api(request, reply);
        }
    }

    private void behave(Request request, Reply reply) throws IOException {
        behave(request.text());
        reply.send(204, Map.of(), new byte[0]);
    }

    private void api(Request request, Reply reply) throws IOException {
        boolean own = OWN.contains(request.path().split("/", -1)[1]);
        if (own || !played.apis().handle(request, reply)) {
            reply.json(404, ROUTES);
        }
    }

    private void send(String[] words, Request request, Reply reply) throws IOException {
        boolean named = words.length == SEND_WORDS;
        desk.send(named ? words[2] : "", named ? words[3] : "", request, reply);
    }
}
