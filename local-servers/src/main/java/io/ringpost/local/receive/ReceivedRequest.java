package io.ringpost.local.receive;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;

/**
 * One request that a CRM receiver got.
 *
 * @param number counts from 1 over all paths
 * @param at RFC 3339 time of receipt
 * @param method HTTP method
 * @param path raw path and query
 * @param headers by lower-case name
 * @param body as UTF-8 text
 * @param signature verdict on {@code X-Webhook-Signature}
 * @param standardSignature verdict on the Standard Webhooks headers
 */
@JsonPropertyOrder({"number", "at", "method", "path", "verified"})
public record ReceivedRequest(
        long number,
        String at,
        String method,
        String path,
        Map<String, String> headers,
        String body,
        Verdict signature,
        Verdict standardSignature) {
    /** Whether both signatures are right. */
    @JsonProperty
    public boolean verified() {
        return signature == Verdict.VALID && standardSignature == Verdict.VALID;
    }
}
