package io.ringpost.benchmarks.verify;

import io.ringpost.ingress.provider.RequestHeaders;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.provider.WebhookRoute;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Genuine requests of a given size, each time another one, which nobody has read a field of. */
final class SignedRequests {
    private static final int TWILIO_FIELDS = 32;

    private SignedRequests() {}

    /** A form of about so many bytes, in as many fields as an incoming call has. */
    static Supplier<WebhookRequest> twilio(List<WebhookRoute> routes, int bytes) {
        WebhookRoute route = route(routes, "/webhooks/twilio/incoming-call");
        Map<String, String> fields = new TreeMap<>();
        for (int i = 0; i < TWILIO_FIELDS; i++) {
            fields.put("ParameterNo" + i, "+5533 é" + "x".repeat(bytes / TWILIO_FIELDS - 33));
        }
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        StringBuilder signed = new StringBuilder(GuardSettings.BASE_URL + route.template());
        fields.forEach((name, value) -> signed.append(name).append(value));
        String signature = Base64.getEncoder().encodeToString(hmac("HmacSHA1", bytes(signed.toString())));
        return request(route, "application/x-www-form-urlencoded", "X-Twilio-Signature", signature, bytes(body));
    }

    /** JSON of so many bytes. */
    static Supplier<WebhookRequest> retell(List<WebhookRoute> routes, int bytes) {
        String head = "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\",\"transcript\":\"";
        String body = head + "t".repeat(bytes - head.length() - 3) + "\"}}";
        long now = Instant.now().toEpochMilli();
        String signature = "v=" + now + ",d=" + HexFormat.of().formatHex(hmac("HmacSHA256", bytes(body + now)));
        WebhookRoute route = route(routes, "/webhooks/retell/call-events");
        return request(route, "application/json", "X-Retell-Signature", signature, bytes(body));
    }

    private static Supplier<WebhookRequest> request(
            WebhookRoute route, String contentType, String header, String signature, byte[] body) {
        WebhookRequest.Message message = new WebhookRequest.Message(
                "POST",
                new WebhookRequest.Target(route.template(), null, null),
                RequestHeaders.of(Map.of("Content-Type", contentType, header, signature)),
                body);
        WebhookRequest.Sender sender = new WebhookRequest.Sender(InetAddress.getLoopbackAddress(), false);
        Instant now = Instant.now();
        return () -> new WebhookRequest(route, message, sender, now);
    }

    private static WebhookRoute route(List<WebhookRoute> routes, String path) {
        return routes.stream().filter(route -> route.isAt(path)).findFirst().orElseThrow();
    }

    private static byte[] hmac(String algorithm, byte[] message) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(bytes(GuardSettings.SECRET), algorithm));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
