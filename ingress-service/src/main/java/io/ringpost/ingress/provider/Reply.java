package io.ringpost.ingress.provider;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a provider hears after its webhook is kept.
 *
 * @param status HTTP status
 * @param contentType media type of the body; absent if there is none
 * @param body the body
 */
public record Reply(int status, @Nullable String contentType, byte[] body) {
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    /** Kept, and nothing to say. */
    public static Reply noContent() {
        return new Reply(NO_CONTENT, null, new byte[0]);
    }

    /** TwiML; Twilio: anything but XML is spoken or texted. */
    public static Reply xml(String body) {
        return ok("text/xml", body);
    }

    /** JSON. */
    public static Reply json(String body) {
        return ok("application/json", body);
    }

    /** Plain text. */
    public static Reply text(String body) {
        return ok("text/plain", body);
    }

    private static Reply ok(String contentType, String body) {
        return new Reply(OK, contentType, body.getBytes(StandardCharsets.UTF_8));
    }
}
