package io.ringpost.local.receive;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The endpoints of a CRM: each path has its own behaviour and secret, and all that comes is remembered. */
public final class CrmEndpoints {
    private final String secret;
    private final Behaviour usual;
    private final Clock clock;
    private final ReceivedRequests received = new ReceivedRequests();
    private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();

    private record Endpoint(Behaviour behaviour, String secret, AtomicInteger attempts) {}

    /** Endpoints that share a secret, and behave as usual unless told otherwise. */
    public CrmEndpoints(String secret, Behaviour usual, Clock clock) {
        this.secret = secret;
        this.usual = usual;
        this.clock = clock;
    }

    /** Makes a path behave, counting its attempts anew; its secret stays. */
    public void behave(String path, Behaviour behaviour) {
        endpoints.compute(path, (p, known) -> endpoint(behaviour, known == null ? secret : known.secret()));
    }

    /** Gives a path a secret of its own; its behaviour stays. */
    public void secret(String path, String own) {
        endpoints.compute(path, (p, known) -> endpoint(known == null ? usual : known.behaviour(), own));
    }

    /** Remembers a request, then answers it as its path behaves. */
    public void handle(Request request, Reply reply) throws IOException {
        Endpoint endpoint = endpoints.computeIfAbsent(request.path(), path -> endpoint(usual, secret));
        Instant now = clock.instant();
        Verdict signature = SignatureCheck.hex(endpoint.secret(), request);
        Verdict standard = SignatureCheck.standard(endpoint.secret(), request, now);
        received.add(number -> new ReceivedRequest(
                number,
                now.toString(),
                request.method(),
                request.target(),
                request.headers(),
                request.text(),
                signature,
                standard));
        int attempt = endpoint.attempts().incrementAndGet();
        endpoint.behaviour().answer(new Behaviour.Visit(attempt, signature), reply);
    }

    /** Everything received, newest last; the oldest of very many are forgotten. */
    public List<ReceivedRequest> received() {
        return received.all();
    }

    /** Forgets everything received. */
    public void forget() {
        received.clear();
    }

    private static Endpoint endpoint(Behaviour behaviour, String secret) {
        return new Endpoint(behaviour, secret, new AtomicInteger());
    }
}
