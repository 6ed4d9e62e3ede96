package io.ringpost.local.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringpost.local.receive.Reply;
import io.ringpost.local.receive.Request;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All providers' APIs behind one port: what comes is remembered, then answered as its operation shall behave. */
public final class ProviderApis {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String EVERY = "*";

    private final List<ProviderApi> apis;
    private final Clock clock;
    private final Moods moods = new Moods();
    private final ApiCalls calls = new ApiCalls();

    /** APIs that know their requests by the paths. */
    public ProviderApis(List<ProviderApi> apis, Clock clock) {
        this.apis = List.copyOf(apis);
        this.clock = clock;
    }

    /** Answers a request of one of the APIs; false if it is none's. */
    public boolean handle(Request request, Reply reply) throws IOException {
        for (ProviderApi api : apis) {
            Optional<Operation> operation = api.understand(request);
            if (operation.isPresent()) {
                play(api.provider(), operation.get(), request, reply);
                return true;
            }
        }
        return false;
    }

    /**
     * Makes an operation behave, from {@code {"provider":…,"operation":…,"kind":…}}; without an operation all of the
     * provider, without a provider all.
     *
     * @throws IllegalArgumentException if something in it is unknown, naming what is known
     */
    public void behave(String json) {
        JsonNode wish = parsed(json);
        Rule rule = MoodJson.read(wish);
        String provider = wish.path("provider").asText(EVERY);
        String operation = wish.path("operation").asText(EVERY);
        List<ProviderApi> meant = apis.stream()
                .filter(api -> provider.equals(EVERY) || api.provider().equals(provider))
                .toList();
        if (meant.isEmpty()) {
            throw new IllegalArgumentException("provider is one of "
                    + apis.stream().map(ProviderApi::provider).collect(Collectors.joining(", ")));
        }
        meant.forEach(api -> behave(api, operation, rule));
    }

    /** Every request that came, oldest first. */
    public List<ApiCall> calls() {
        return calls.all();
    }

    /** The requests for one operation of a provider, oldest first. */
    public List<ApiCall> calls(String provider, String operation) {
        return calls().stream()
                .filter(call -> call.provider().equals(provider))
                .filter(call -> call.operation().equals(operation))
                .toList();
    }

    /** Forgets the requests that came; behaviours stay. */
    public void forget() {
        calls.clear();
    }

    private void behave(ProviderApi api, String operation, Rule rule) {
        if (!operation.equals(EVERY) && !api.operations().contains(operation)) {
            throw new IllegalArgumentException("operation of " + api.provider() + " is one of " + api.operations());
        }
        moods.set(api.provider(), operation, rule);
    }

    private void play(String provider, Operation operation, Request request, Reply reply) throws IOException {
        calls.add(number -> new ApiCall(
                number,
                clock.instant().toString(),
                provider,
                operation.name(),
                operation.subject(),
                request.method(),
                Masked.text(request.target()),
                Masked.headers(request.headers()),
                Masked.text(request.text())));
        Operation asked = request.method().equals("HEAD") ? operation.headOnly() : operation;
        moods.next(provider, operation).play(asked, reply);
    }

    private static JsonNode parsed(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body is no JSON", e);
        }
    }
}
