package io.ringpost.local.simulate;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Retell as a sender: signs the body and the time with the API key. */
public final class RetellSimulator implements Simulator {
    private static final String SIGNATURE = "X-Retell-Signature";
    /** Retell: what is older than five minutes is refused. */
    private static final Duration STALE = Duration.ofMinutes(6);

    private static final String EVENTS = "/webhooks/retell/call-events";
    private static final Map<String, Kind> KINDS = kindsByName();

    private final String apiKey;
    private final Clock clock;

    private record Kind(String path, Function<RetellCall, byte[]> body) {}

    /** Signs with an API key at the time of sending. */
    public RetellSimulator(String apiKey) {
        this(apiKey, Clock.systemUTC());
    }

    /** Signs with an API key at a clock's time. */
    public RetellSimulator(String apiKey, Clock clock) {
        this.apiKey = apiKey;
        this.clock = clock;
    }

    /** A new call. */
    public RetellCall call() {
        return RetellCall.fresh(clock.instant());
    }

    /** JSON for the call events route, genuinely signed. */
    public ProviderRequest post(byte[] body) {
        return post(EVENTS, body, Authenticity.GENUINE);
    }

    /** JSON for any path. */
    public ProviderRequest post(String path, byte[] body, Authenticity authenticity) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "axios/1.7.9");
        long now = clock.millis();
        String signature =
                switch (authenticity) {
                    case GENUINE -> signature(apiKey, body, now);
                    case WRONG -> signature(apiKey + "-wrong", body, now);
                    case STALE -> signature(apiKey, body, now - STALE.toMillis());
                    case MISSING -> "";
                };
        if (!signature.isEmpty()) {
            headers.put(SIGNATURE, signature);
        }
        return new ProviderRequest("POST", path, "", headers, body);
    }

    /** Retell: {@code v=<ms>,d=<hex>}, HMAC-SHA256 of the body followed by the decimal time. */
    static String signature(String apiKey, byte[] body, long millis) {
        byte[] time = Long.toString(millis).getBytes(StandardCharsets.US_ASCII);
        return "v=" + millis + ",d=" + HexFormat.of().formatHex(Hmac.sha256(apiKey, body, time));
    }

    @Override
    public String provider() {
        return "retell";
    }

    @Override
    public Set<String> kinds() {
        return KINDS.keySet();
    }

    @Override
    public ProviderRequest request(String kind, byte[] body, Authenticity authenticity) {
        Kind route = Optional.ofNullable(KINDS.get(kind)).orElseThrow(() -> new IllegalArgumentException(kind));
        byte[] sent = body.length > 0 ? body : route.body().apply(call());
        return post(route.path(), sent, authenticity);
    }

    private static Map<String, Kind> kindsByName() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put("call-started", new Kind(EVENTS, RetellCall::started));
        kinds.put("call-ended", new Kind(EVENTS, RetellCall::ended));
        kinds.put("call-analyzed", new Kind(EVENTS, RetellCall::analyzed));
        kinds.put("not-connected", new Kind(EVENTS, call -> call.notConnected("dial_no_answer")));
        kinds.put("transcript-updated", new Kind(EVENTS, RetellCall::transcribed));
        kinds.put("webhook", new Kind("/webhook", RetellCall::started));
        kinds.put("inbound-call", new Kind("/webhooks/retell/inbound-call", RetellCall::inbound));
        return Collections.unmodifiableMap(kinds);
    }
}
