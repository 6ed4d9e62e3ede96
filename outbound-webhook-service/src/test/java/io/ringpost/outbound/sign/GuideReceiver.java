package io.ringpost.outbound.sign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Guide 003's Express receiver: parses the body, writes it again and signs that. */
public final class GuideReceiver {
    private GuideReceiver() {}

    /** Whether that receiver would take the webhook. */
    public static boolean accepts(String secret, String body, Map<String, String> headers) {
        return ("sha256=" + hex(secret, reserialised(body))).equals(headers.get("X-Webhook-Signature"));
    }

    /** The guide's signature, by its own recipe. */
    public static String hex(String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String reserialised(String body) {
        try {
            ObjectMapper mapper = new ObjectMapper();
            return mapper.writeValueAsString(mapper.readValue(body, LinkedHashMap.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
