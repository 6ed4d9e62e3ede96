package io.ringpost.sms.send.twilio;

import io.ringpost.contract.codec.Json;
import io.ringpost.safehttp.SafeResponse.Answered;
import io.ringpost.sms.send.SendOutcome;
import io.ringpost.sms.send.SendOutcome.Accepted;
import io.ringpost.sms.send.SendOutcome.Refused;
import io.ringpost.sms.send.SendOutcome.RetryLater;
import io.ringpost.sms.send.SendOutcome.Unknown;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Twilio's answer says of a text. Twilio: the code counts, never its words. */
final class TwilioAnswer {
    private static final int TOO_MANY = 429;
    private static final int TIMEOUT = 408;
    private static final int SERVER = 500;
    private static final int CLIENT = 400;
    /** Twilio: the sender's queue is full. */
    private static final String QUEUE_FULL = "21611";

    private static final int LONGEST_WAIT_DIGITS = 4;

    private TwilioAnswer() {}

    static SendOutcome outcome(Answered answer) {
        Map<?, ?> body = body(answer);
        if (answer.success()) {
            return body.get("sid") instanceof String sid
                    ? new Accepted(List.of(sid), segments(body.get("num_segments")))
                    : new Unknown("unreadable_answer");
        }
        int status = answer.status();
        if (status >= SERVER || status == TIMEOUT) {
            return new Unknown("http_" + status);
        }
        if (status == TOO_MANY) {
            return new RetryLater("http_429", wait(answer.header("retry-after")));
        }
        String code = body.get("code") instanceof Number number ? number.toString() : "http_" + status;
        if (status < CLIENT) {
            return new Refused(code, "the API's address answers with a redirect");
        }
        return code.equals(QUEUE_FULL) ? new RetryLater(code, null) : new Refused(code, null);
    }

    private static Map<?, ?> body(Answered answer) {
        try {
            return answer.truncated() ? Map.of() : Json.read(answer.body(), Map.class);
        } catch (UncheckedIOException e) {
            return Map.of();
        }
    }

    /** Twilio: a text, {@code "0"} while it is not known. */
    private static @Nullable Integer segments(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.matches("[1-9][0-9]{0,3}") ? Integer.valueOf(text) : null;
    }

    private static @Nullable Duration wait(@Nullable String header) {
        boolean seconds = header != null && header.length() <= LONGEST_WAIT_DIGITS && header.matches("[0-9]+");
        return seconds ? Duration.ofSeconds(Math.max(1, Long.parseLong(header))) : null;
    }
}
