package io.ringpost.outbound.sign;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The headers of one POST: guide 003's signature and the Standard Webhooks one side by side. */
public final class WebhookHeaders {
    private static final String USER_AGENT = "Ringpost-Webhooks/1";

    private WebhookHeaders() {}

    /** All headers that Ringpost sets, in the order they are sent. */
    public static Map<String, String> of(Outgoing post, SigningSecrets secrets) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", USER_AGENT);
        headers.put("X-Webhook-Signature", guideSignature(post, secrets));
        headers.put("X-Webhook-Event", post.event());
        headers.put("X-Webhook-Attempt", Integer.toString(post.attempt()));
        headers.put("webhook-id", post.deliveryId());
        headers.put("webhook-timestamp", Long.toString(post.sentAt().getEpochSecond()));
        headers.put("webhook-signature", standardSignatures(post, secrets));
        return headers;
    }

    /** Has room for one signature only: the oldest secret that counts rules, whichever newer ones there are. */
    private static String guideSignature(Outgoing post, SigningSecrets secrets) {
        Secret secret = secrets.overlapping(post.sentAt()).stream().findFirst().orElse(secrets.current());
        return "sha256=" + HexFormat.of().formatHex(Hmac.sha256(secret.guideKey(), post.body()));
    }

    /** Standard Webhooks: signatures by several secrets are separated by a space, any one of them will do. */
    private static String standardSignatures(Outgoing post, SigningSecrets secrets) {
        byte[] head = (post.deliveryId() + "." + post.sentAt().getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8);
        Stream<String> shared = Stream.concat(Stream.of(secrets.current()), secrets.overlapping(post.sentAt()).stream())
                .map(secret -> signature("v1", Hmac.sha256(secret.standardKey(), head, post.body())));
        Stream<String> asymmetric =
                secrets.counting(post.sentAt()).stream().map(key -> signature("v1a", key.sign(head, post.body())));
        return Stream.concat(shared, asymmetric).collect(Collectors.joining(" "));
    }

    private static String signature(String version, byte[] signature) {
        return version + "," + Base64.getEncoder().encodeToString(signature);
    }
}
