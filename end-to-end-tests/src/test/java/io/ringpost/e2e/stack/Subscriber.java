package io.ringpost.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.local.receive.Behaviour;
import io.ringpost.local.receive.CrmReceiver;
import io.ringpost.local.receive.ReceivedRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** A CRM with one endpoint registered; both are gone when it is closed. */
public final class Subscriber implements AutoCloseable {
    private static final Set<String> OPEN = Set.of("pending", "sending", "retrying");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final CrmReceiver receiver;
    private final Api api;
    private final String path = "/" + UUID.randomUUID();
    private final String id;
    private final String secret;

    private Subscriber(RunningStack stack, String events) {
        receiver = CrmReceiver.start("replaced below");
        api = stack.api(Port.OUTBOUND);
        HttpResponse<String> made = api.post(
                "/api/v1/webhook-endpoints",
                "{\"url\":\"%s\",\"events\":%s,\"description\":\"CRM\"}".formatted(receiver.url(path), events));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        id = Api.json(made.body()).path("id").asText();
        secret = Api.json(made.body()).path("secret").asText();
        receiver.secret(path, secret);
    }

    /** Subscribes to the given names or families, a JSON array. */
    public static Subscriber to(RunningStack stack, String events) {
        return new Subscriber(stack, events);
    }

    /** The address that was registered. */
    public String url() {
        return receiver.url(path).toString();
    }

    /** The endpoint's id. */
    public String id() {
        return id;
    }

    /** The secret that was shown when the endpoint was made. */
    public String secret() {
        return secret;
    }

    /** Behaves so from now on. */
    public Subscriber behave(Behaviour behaviour) {
        receiver.behave(path, behaviour);
        return this;
    }

    /** Everything that came, oldest first. */
    public List<ReceivedRequest> received() {
        return receiver.received(path);
    }

    /** Waits until what came is enough. */
    public List<ReceivedRequest> await(String what, Predicate<List<ReceivedRequest>> enough) {
        return org.awaitility.Awaitility.await(what).atMost(PATIENCE).until(this::received, enough);
    }

    /** What came once nothing more is on its way: every planned delivery has ended. */
    public List<ReceivedRequest> settled() {
        await("deliveries ended", PATIENCE, () -> OPEN.stream()
                .allMatch(status -> api.get("/api/v1/deliveries?limit=1&status=" + status + "&endpoint=" + id)
                        .path("items")
                        .isEmpty()));
        return received();
    }

    /** This endpoint's deliveries, newest first; one page. */
    public JsonNode deliveries() {
        return api.get("/api/v1/deliveries?limit=200&endpoint=" + id).path("items");
    }

    /** Waits until the only delivery has a status, and gives it with its attempts. */
    public JsonNode onlyDelivery(String status) {
        await("delivery " + status, PATIENCE, () -> {
            JsonNode items = deliveries();
            return items.size() == 1 && items.path(0).path("status").asText().equals(status);
        });
        return api.get("/api/v1/deliveries/" + deliveries().path(0).path("id").asText());
    }

    /** Asks for one more attempt. */
    public HttpResponse<String> retry(String delivery) {
        return api.post("/api/v1/deliveries/" + delivery + "/retry", "");
    }

    @Override
    public void close() {
        api.delete("/api/v1/webhook-endpoints/" + id);
        receiver.close();
    }

    private static void await(String what, Duration atMost, java.util.concurrent.Callable<Boolean> condition) {
        org.awaitility.Awaitility.await(what).atMost(atMost).until(condition);
    }
}
