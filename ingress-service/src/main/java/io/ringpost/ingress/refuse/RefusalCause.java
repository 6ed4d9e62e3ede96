package io.ringpost.ingress.refuse;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a request is refused: what the sender is told, and what an operator can do about it. */
public enum RefusalCause {
    UNREADABLE_BODY(400, true, "The body is no JSON object or no readable form.", "Compare the sender's format."),
    MALFORMED_REQUEST(400, false, "The request is no well-formed HTTP.", "Look at what stands before the ingress."),
    SIGNATURE_MISSING(401, false, "The signature header is missing.", "Only the provider may call this address."),
    TOKEN_MISSING(401, false, "The webhook token is missing.", "Put the token into the address set at the provider."),
    KEY_MISSING(401, false, "An API key is needed.", "Send Authorization: Bearer <key>."),
    KEY_WRONG(401, false, "The API key is not known.", "Compare RINGPOST_API_KEY and RINGPOST_API_KEYS."),
    SCOPE_MISSING(403, false, "The API key lacks the scope.", "Give the key the scope events."),
    SIGNATURE_WRONG(
            403,
            false,
            "The signature does not match.",
            "Compare the provider's secret; for Twilio also WEBHOOK_BASE_URL with the address set at Twilio."),
    SIGNATURE_STALE(403, false, "The signature is too old or too new.", "Compare this machine's clock."),
    TOKEN_WRONG(403, false, "The webhook token is wrong.", "Compare the token in the address set at the provider."),
    ADDRESS_NOT_ALLOWED(
            403,
            false,
            "The address is not allowed.",
            "Compare the provider's list of allowed addresses, and RINGPOST_TRUSTED_PROXIES behind a proxy."),
    NOT_FOUND(404, false, "There is nothing here.", "Compare the address with the list at /api."),
    METHOD_NOT_ALLOWED(405, false, "The method is not allowed here.", "Compare the method set at the provider."),
    TOO_SLOW(408, false, "The request took too long to arrive.", null),
    PAYLOAD_TOO_LARGE(413, false, "The body is too large.", null),
    TARGET_TOO_LONG(414, false, "The address is too long.", null),
    UNSUPPORTED_MEDIA_TYPE(415, false, "The body's format is not supported.", "No compression, no multipart."),
    INVALID_EVENT(422, true, "An event is not valid.", "The answer names the event and its field."),
    TOO_MANY_REQUESTS(429, false, "Too many requests.", null),
    HEADERS_TOO_LARGE(431, false, "The headers are too large.", null),
    WEBHOOKS_DISABLED(503, false, "Webhooks are switched off.", "WEBHOOK_ENABLED is false."),
    PROVIDER_NOT_CONFIGURED(503, false, "The provider is not configured.", "The log names the setting at start."),
    CANNOT_BE_KEPT(503, true, "The request cannot be kept right now.", "Neither Kafka nor the spool takes it."),
    OVERLOADED(503, true, "Too much is waiting to be kept.", "Kafka and the spool are too slow.");

    private static final int CLIENT_ERROR = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;

    private final int status;
    private final boolean verified;
    private final String message;
    private final @Nullable String hint;

    RefusalCause(int status, boolean verified, String message, @Nullable String hint) {
        this.status = status;
        this.verified = verified;
        this.message = message;
        this.hint = hint;
    }

    /** HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** The stable error code, as answers, metrics and the refusals API name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One sentence for the sender. */
    public String message() {
        return message;
    }

    /** One sentence for the operator. */
    public @Nullable String hint() {
        return hint;
    }

    /** Whether the sender's own doing refused it before anybody knew who he is: only this makes an address noisy. */
    public boolean anonymousFault() {
        return !verified && status >= CLIENT_ERROR && status < SERVER_ERROR;
    }

    /** Whether a proof is missing or wrong, which a usual mistake may explain. */
    boolean unproven() {
        return !verified && (status == UNAUTHORIZED || status == FORBIDDEN);
    }

    /** Whether the same request may succeed later. */
    public boolean passing() {
        return status >= SERVER_ERROR || this == TOO_MANY_REQUESTS;
    }
}
