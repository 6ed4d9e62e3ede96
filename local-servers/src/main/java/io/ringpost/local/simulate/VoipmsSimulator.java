package io.ringpost.local.simulate;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** VoIP.ms, and the relays of its customers, as a sender: nothing is signed, a token in the query names the sender. */
public final class VoipmsSimulator implements Simulator {
    private static final String SMS = "/webhooks/voipms/sms/incoming";
    private static final String PORTAL = "/api/voip/sms/webhook";
    private static final String CDR = "/webhooks/voipms/call/cdr";
    private static final String RECORDING = "/webhooks/voipms/recording/ready";
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final String token;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    /** An empty content type means GET, with the body as query. */
    private record Kind(String path, String contentType, Supplier<byte[]> body) {}

    /** Sends with the token that the receiver knows. */
    public VoipmsSimulator(String token) {
        this(token, Clock.systemUTC());
    }

    /** Sends with the token that the receiver knows, texts dated by a clock. */
    public VoipmsSimulator(String token, Clock clock) {
        this.token = token;
        Supplier<VoipmsText> text = () -> VoipmsText.fresh(clock.instant());
        add("sms-get", PORTAL, "", () -> text.get().query().bytes());
        add("sms-ping", PORTAL, "", () -> VoipmsText.ping().bytes());
        add("sms-webhook", PORTAL, JSON, () -> text.get().envelope());
        add("sms-incoming-get", SMS, "", () -> text.get().query().bytes());
        add("sms-incoming", SMS, JSON, () -> text.get().envelope());
        add("sms-flat", SMS, JSON, () -> text.get().flat());
        add("sms-form", SMS, FORM, () -> text.get().form());
        add("sms-stop", SMS, JSON, () -> text.get().saying("STOP").envelope());
        add("sms-emergency", SMS, JSON, () -> text.get()
                .saying("URGENT: bleeding, are you available?")
                .envelope());
        add("call-cdr", CDR, JSON, () -> VoipmsCall.fresh().cdr());
        add("call-cdr-noanswer", CDR, JSON, () -> VoipmsCall.fresh().cdr("NO ANSWER", 0));
        add("call-cdr-busy", CDR, JSON, () -> VoipmsCall.fresh().cdr("BUSY", 0));
        add("call-cdr-failed", CDR, JSON, () -> VoipmsCall.fresh().cdr("FAILED", 0));
        add("recording-ready", RECORDING, JSON, () -> VoipmsCall.fresh().recordingReady());
        add("recording-ready-form", RECORDING, FORM, () -> VoipmsCall.fresh().recordingReadyForm());
    }

    /** The portal's GET: the token first, then the filled template. */
    public ProviderRequest get(String path, String query, Authenticity authenticity) {
        String own = token(authenticity);
        String whole = own.isEmpty() ? query : own + "&" + query;
        return new ProviderRequest("GET", path, whole, Map.of("User-Agent", "voip.ms"), new byte[0]);
    }

    /** A POST with the token in the query. */
    public ProviderRequest post(String path, String contentType, byte[] body, Authenticity authenticity) {
        Map<String, String> headers = Map.of("Content-Type", contentType, "User-Agent", "voip.ms");
        return new ProviderRequest("POST", path, token(authenticity), headers, body);
    }

    @Override
    public String provider() {
        return "voipms";
    }

    @Override
    public Set<String> kinds() {
        return Collections.unmodifiableSet(kinds.keySet());
    }

    @Override
    public ProviderRequest request(String name, byte[] body, Authenticity authenticity) {
        Kind kind = Optional.ofNullable(kinds.get(name)).orElseThrow(() -> new IllegalArgumentException(name));
        byte[] sent = body.length > 0 ? body : kind.body().get();
        return kind.contentType().isEmpty()
                ? get(kind.path(), new String(sent, StandardCharsets.UTF_8), authenticity)
                : post(kind.path(), kind.contentType(), sent, authenticity);
    }

    private void add(String name, String path, String contentType, Supplier<byte[]> body) {
        kinds.put(name, new Kind(path, contentType, body));
    }

    private String token(Authenticity authenticity) {
        return switch (authenticity) {
            case GENUINE, STALE -> "token=" + Form.escape(token);
            case WRONG -> "token=wrong";
            case MISSING -> "";
        };
    }
}
