package io.ringpost.local.simulate;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Twilio as a sender: signs forms, GETs and JSON for the public URL that it was configured with. */
public final class TwilioSimulator implements Simulator {
    private static final String SIGNATURE = "X-Twilio-Signature";

    private final TwilioAccount account;
    private final String publicBaseUrl;
    private final Clock clock;
    private final Authenticity authenticity;

    /** Signs with the account's token for URLs below a public base URL, which has no slash at its end. */
    public TwilioSimulator(TwilioAccount account, String publicBaseUrl) {
        this(account, publicBaseUrl, Clock.systemUTC(), Authenticity.GENUINE);
    }

    private TwilioSimulator(TwilioAccount account, String publicBaseUrl, Clock clock, Authenticity authenticity) {
        this.account = account;
        this.publicBaseUrl = publicBaseUrl;
        this.clock = clock;
        this.authenticity = authenticity;
    }

    /** The same sender, proving itself otherwise. */
    public TwilioSimulator as(Authenticity other) {
        return new TwilioSimulator(account, publicBaseUrl, clock, other);
    }

    /** A new call of this account. */
    public TwilioCall call() {
        return TwilioCall.fresh(account.sid(), clock.instant());
    }

    /** A new text message of this account. */
    public TwilioMessage message() {
        return TwilioMessage.fresh(account.sid());
    }

    /** A form, posted to a path that may have a query. */
    public ProviderRequest post(String target, Form form) {
        String signature = TwilioSignature.of(token(), signedUrl(target), form);
        return request("POST", target, "application/x-www-form-urlencoded; charset=UTF-8", form.bytes(), signature);
    }

    /** A form in the query, behind the one that the target may have. */
    public ProviderRequest get(String target, Form form) {
        String whole = target + (target.contains("?") ? "&" : "?") + form.encode();
        return request("GET", whole, "", new byte[0], TwilioSignature.of(token(), signedUrl(whole), Form.of()));
    }

    /** JSON; its hash travels in the signed query. */
    public ProviderRequest json(String target, byte[] body) {
        String whole = target + (target.contains("?") ? "&" : "?") + "bodySHA256=" + Hmac.digest(body);
        String signature = TwilioSignature.of(token(), signedUrl(whole), Form.of());
        return request("POST", whole, "application/json", body, signature);
    }

    @Override
    public String provider() {
        return "twilio";
    }

    @Override
    public Set<String> kinds() {
        return TwilioKinds.ALL.keySet();
    }

    @Override
    public ProviderRequest request(String kind, byte[] body, Authenticity how) {
        TwilioKinds.Kind route = TwilioKinds.of(kind);
        TwilioSimulator sender = as(how);
        if (body.length > 0 && body[0] == '{' && !route.get()) {
            return sender.json(route.path(), body);
        }
        Form form = body.length > 0
                ? Form.parse(new String(body, StandardCharsets.UTF_8))
                : route.form().apply(this);
        return route.get() ? sender.get(route.path(), form) : sender.post(route.path(), form);
    }

    private String signedUrl(String target) {
        return TwilioSignature.signedUrl(publicBaseUrl + target);
    }

    private String token() {
        return authenticity == Authenticity.WRONG ? account.authToken() + "-wrong" : account.authToken();
    }

    private ProviderRequest request(String method, String target, String contentType, byte[] body, String signature) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", "TwilioProxy/1.1");
        headers.put("Accept", "*/*");
        headers.put("X-Home-Region", "us1");
        // Twilio: one value for all tries of a delivery, and not part of what is signed.
        headers.put("I-Twilio-Idempotency-Token", UUID.randomUUID().toString());
        if (!contentType.isEmpty()) {
            headers.put("Content-Type", contentType);
        }
        if (authenticity != Authenticity.MISSING) {
            headers.put(SIGNATURE, signature);
        }
        String[] parts = target.split("\\?", 2);
        return new ProviderRequest(method, parts[0], parts.length == 2 ? parts[1] : "", headers, body);
    }
}
