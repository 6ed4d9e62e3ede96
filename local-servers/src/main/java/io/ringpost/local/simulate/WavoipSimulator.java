package io.ringpost.local.simulate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** WaVoIP as a sender: nothing is signed, a token in query, path or header names the sender. */
public final class WavoipSimulator implements Simulator {
    private static final String PATH = "/webhooks/wavoip";
    private static final Map<String, Kind> KINDS = kindsByName();

    private final String token;

    /** Where the token is put. */
    public enum Carrier {
        QUERY,
        PATH,
        HEADER
    }

    private record Kind(Carrier carrier, Function<WavoipCall, byte[]> body) {}

    /** Sends with the token that the receiver knows. */
    public WavoipSimulator(String token) {
        this.token = token;
    }

    /** JSON with the token in the query. */
    public ProviderRequest post(byte[] body) {
        return post(body, Carrier.QUERY, Authenticity.GENUINE);
    }

    /** JSON with the token where it is wanted. */
    public ProviderRequest post(byte[] body, Carrier carrier, Authenticity authenticity) {
        ProviderRequest bare = new ProviderRequest("POST", PATH, "", Map.of("Content-Type", "application/json"), body);
        String sent = authenticity == Authenticity.WRONG ? "wrong" : token;
        return authenticity == Authenticity.MISSING ? bare : carried(bare, carrier, sent);
    }

    @Override
    public String provider() {
        return "wavoip";
    }

    @Override
    public Set<String> kinds() {
        return KINDS.keySet();
    }

    @Override
    public ProviderRequest request(String name, byte[] body, Authenticity authenticity) {
        Kind kind = Optional.ofNullable(KINDS.get(name)).orElseThrow(() -> new IllegalArgumentException(name));
        byte[] sent = body.length > 0 ? body : kind.body().apply(WavoipCall.fresh());
        return post(sent, kind.carrier(), authenticity);
    }

    private static ProviderRequest carried(ProviderRequest bare, Carrier carrier, String token) {
        return switch (carrier) {
            case QUERY -> new ProviderRequest("POST", PATH, "token=" + Form.escape(token), bare.headers(), bare.body());
            case PATH -> new ProviderRequest("POST", PATH + "/" + token, "", bare.headers(), bare.body());
            case HEADER -> bare.with("X-Webhook-Token", token);
        };
    }

    private static Map<String, Kind> kindsByName() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put("call", new Kind(Carrier.QUERY, call -> call.call("CREATE", "ACTIVE", 0)));
        kinds.put("call-ended", new Kind(Carrier.QUERY, call -> call.call("UPDATE", "ENDED", 42)));
        kinds.put("call-twice-typed", new Kind(Carrier.QUERY, call -> call.callTwiceTyped("ENDED", 42)));
        kinds.put("call-path-token", new Kind(Carrier.PATH, call -> call.call("CREATE", "INCOMING_RING", 0)));
        kinds.put("call-header-token", new Kind(Carrier.HEADER, call -> call.call("CREATE", "INCOMING_RING", 0)));
        kinds.put("call-missed", new Kind(Carrier.QUERY, call -> call.call("UPDATE", "NOT_ANSWERED", 0)));
        kinds.put("call-rejected", new Kind(Carrier.QUERY, call -> call.call("UPDATE", "REJECTED", 0)));
        kinds.put("record-recording", new Kind(Carrier.QUERY, call -> call.record("RECORDING")));
        kinds.put("record-mixing", new Kind(Carrier.QUERY, call -> call.record("MIXING")));
        kinds.put("record-disabled", new Kind(Carrier.QUERY, call -> call.record("DISABLED")));
        kinds.put("record-empty", new Kind(Carrier.QUERY, call -> call.record("EMPTY_RECORDING")));
        kinds.put("record", new Kind(Carrier.QUERY, call -> call.record("READY")));
        kinds.put("record-live", new Kind(Carrier.QUERY, call -> call.recordLive("READY")));
        kinds.put("record-bare", new Kind(Carrier.QUERY, call -> call.recordBare("READY")));
        kinds.put("device", new Kind(Carrier.QUERY, call -> call.device("open")));
        return Collections.unmodifiableMap(kinds);
    }
}
