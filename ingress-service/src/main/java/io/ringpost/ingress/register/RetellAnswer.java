package io.ringpost.ingress.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringpost.ingress.register.Registration.NotRegistered;
import io.ringpost.ingress.register.Registration.Registered;
import io.ringpost.safehttp.Fault;
import io.ringpost.safehttp.SafeResponse;
import io.ringpost.safehttp.SafeResponse.Answered;
import io.ringpost.safehttp.SafeResponse.Failed;
import java.io.IOException;
import java.util.regex.Pattern;

/** Reads what Retell answers to a registration. */
final class RetellAnswer {
    static final int UNAUTHORIZED = 401;

    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** What may stand in a SIP address as it is. Retell: opaque, and safe in a URL. */
    private static final Pattern CALL_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private RetellAnswer() {}

    /**
     * The outcome of a call to Retell.
     *
     * @throws RetellAway if Retell is not there, is overloaded or answers what is no answer
     */
    static Registration read(SafeResponse response) {
        return response.match(RetellAnswer::answered, RetellAnswer::failed);
    }

    private static Registration answered(Answered answer) {
        if (answer.success()) {
            return new Registered(callId(answer));
        }
        String reason = "http_" + answer.status();
        if (answer.status() >= SERVER_ERROR || answer.status() == TOO_MANY) {
            throw new RetellAway(reason);
        }
        return new NotRegistered(reason);
    }

    /** What we may not call, or did not, is no fault of Retell's. */
    private static Registration failed(Failed failure) {
        if (failure.fault() == Fault.OURS || failure.fault() == Fault.POLICY) {
            return new NotRegistered(failure.code().word());
        }
        throw new RetellAway(failure.code().word());
    }

    private static String callId(Answered answer) {
        JsonNode id = tree(answer).path("call_id");
        if (!id.isTextual() || !CALL_ID.matcher(id.asText()).matches()) {
            throw new RetellAway("unusable_call_id");
        }
        return id.asText();
    }

    private static JsonNode tree(Answered answer) {
        if (answer.truncated()) {
            throw new RetellAway("unreadable_answer");
        }
        try {
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new RetellAway("unreadable_answer");
        }
    }
}
