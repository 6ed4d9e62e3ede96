package io.ringpost.local.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringpost.local.receive.Request;
import io.ringpost.local.receive.SocketServer;
import io.ringpost.local.simulate.ProviderSecrets;
import io.ringpost.local.simulate.SimulatorServer;
import io.ringpost.local.simulate.SimulatorSettings;
import io.ringpost.local.simulate.TwilioAccount;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A simulator, an ingress that takes everything, and a client of the played APIs. */
final class PlayedApi implements AutoCloseable {
    static final String ACCOUNT = "AC00000000000000000000000000000001";
    static final String PUBLIC = "https://hooks.example.com";
    private static final String TOKEN = "12345";

    final List<Request> ingressGot = new CopyOnWriteArrayList<>();
    private final SocketServer ingress = SocketServer.start(0, (request, reply) -> {
        ingressGot.add(request);
        reply.send(204, Map.of(), new byte[0]);
    });
    final SimulatorServer simulator = SimulatorServer.start(new SimulatorSettings(
            0,
            "http://127.0.0.1:" + ingress.port(),
            PUBLIC,
            new ProviderSecrets(new TwilioAccount(ACCOUNT, TOKEN), "retell-key", "v", "w", "api-key")));
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    HttpResponse<byte[]> twilio(String method, String path, String form) throws IOException {
        String credentials = ACCOUNT + ":" + TOKEN;
        String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return send(method, "/2010-04-01/Accounts/" + ACCOUNT + path, form, "Basic " + basic);
    }

    JsonNode voipms(String form) throws IOException {
        HttpResponse<byte[]> answer = send(
                "POST",
                "/api/v1/rest.php",
                "api_username=local%40example.com&api_password=local-voipms-password&" + form,
                "");
        return json(answer);
    }

    HttpResponse<byte[]> get(String path) throws IOException {
        return send("GET", path, "", "");
    }

    HttpResponse<byte[]> send(String method, String path, String body, String authorization) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + simulator.port() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    @Override
    public void close() {
        simulator.close();
        ingress.close();
    }
}
