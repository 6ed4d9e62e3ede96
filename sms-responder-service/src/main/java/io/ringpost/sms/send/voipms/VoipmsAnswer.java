package io.ringpost.sms.send.voipms;

import io.ringpost.contract.codec.Json;
import io.ringpost.safehttp.SafeResponse.Answered;
import io.ringpost.sms.send.SendOutcome;
import io.ringpost.sms.send.SendOutcome.Accepted;
import io.ringpost.sms.send.SendOutcome.Refused;
import io.ringpost.sms.send.SendOutcome.RetryLater;
import io.ringpost.sms.send.SendOutcome.Unknown;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** VoIP.ms: errors come with HTTP 200 as well, only the word in {@code status} counts; an outage is a page of HTML. */
final class VoipmsAnswer {
    /** VoIP.ms: so many requests a minute, of whatever kind. */
    static final String PER_MINUTE_REACHED = "api_limit_exceeded";

    static final Duration PER_MINUTE = Duration.ofSeconds(61);
    /** VoIP.ms: so many texts a day; when the day ends is not documented. Money takes no less. */
    private static final Duration PER_DAY = Duration.ofHours(1);

    private static final Duration OUTAGE = Duration.ofSeconds(30);
    private static final int TOO_MANY = 429;
    private static final int LONGEST_WORD = 64;

    private VoipmsAnswer() {}

    static SendOutcome outcome(Answered answer) {
        if (answer.status() == TOO_MANY) {
            return new RetryLater("http_429", PER_MINUTE);
        }
        Map<?, ?> body = body(answer);
        return body.get("status") instanceof String word
                ? outcome(word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word, body)
                : new Unknown(answer.success() ? "unreadable_answer" : "http_" + answer.status());
    }

    private static SendOutcome outcome(String word, Map<?, ?> body) {
        return switch (word) {
            case "success" -> new Accepted(List.of(id(body)), null);
            case PER_MINUTE_REACHED -> new RetryLater(word, PER_MINUTE);
            case "limit_reached", "non_sufficient_funds" -> new RetryLater(word, PER_DAY);
            case "provider_outofservice", "unavailable_info", "method_maintenance", "tls_error" ->
                new RetryLater(word, OUTAGE);
            case "sms_failed" -> new Unknown(word);
            case "missing_credentials", "invalid_credentials" ->
                new Refused(word, "VOIPMS_USERNAME or VOIPMS_PASSWORD is not what VoIP.ms expects");
            case "api_not_enabled", "ip_not_enabled" ->
                new Refused(word, "VoIP.ms's API is switched off, or not open to this address");
            default -> new Refused(word, null);
        };
    }

    /** VoIP.ms: a number, at times as text. */
    private static String id(Map<?, ?> body) {
        return Stream.of("sms", "mms")
                .map(body::get)
                .filter(Objects::nonNull)
                .map(id -> id instanceof BigDecimal number ? number.toPlainString() : id.toString())
                .findFirst()
                .orElse("");
    }

    /** VoIP.ms: the content type is not reliable. */
    private static Map<?, ?> body(Answered answer) {
        try {
            return answer.truncated() ? Map.of() : Json.read(answer.body(), Map.class);
        } catch (UncheckedIOException e) {
            return Map.of();
        }
    }
}
