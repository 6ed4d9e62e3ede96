package io.ringpost.local.play.retell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ringpost.local.play.Answer;
import io.ringpost.local.play.Credentials;
import io.ringpost.local.play.Operation;
import io.ringpost.local.play.ProviderApi;
import io.ringpost.local.play.Wav;
import io.ringpost.local.receive.Request;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of {@code api.retellai.com} that registers and shows calls, and the public place of their recordings. */
public final class RetellApi implements ProviderApi {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String GET_CALL = "get-call";
    private static final String REGISTER = "register-phone-call";
    private static final String LIST = "list-calls";
    private static final String RECORDING = "recording";
    private static final Pattern CALL = Pattern.compile("/v2/get-call/([^/]+)");
    private static final Pattern LISTED = Pattern.compile("/v([23])/list-calls");
    private static final Pattern MEDIA = Pattern.compile("/(call_[A-Za-z0-9_-]+)/recording\\.wav");

    private final String apiKey;
    private final RetellCalls calls;

    /** The API of the workspace with this key, whose recordings lie below a base URL. */
    public RetellApi(String apiKey, Supplier<String> mediaBaseUrl, Clock clock) {
        this.apiKey = apiKey;
        this.calls = new RetellCalls(mediaBaseUrl, clock);
    }

    @Override
    public String provider() {
        return "retell";
    }

    @Override
    public List<String> operations() {
        return List.of(GET_CALL, REGISTER, LIST, RECORDING);
    }

    @Override
    public Optional<Operation> understand(Request request) {
        boolean post = request.method().equals("POST");
        if (post && request.path().equals("/v2/register-phone-call")) {
            return Optional.of(guarded(REGISTER, "", request, () -> calls.register(json(request))));
        }
        Matcher list = LISTED.matcher(request.path());
        if (post && list.matches()) {
            return Optional.of(guarded(LIST, "", request, () -> calls.list(list.group(1))));
        }
        Matcher call = CALL.matcher(request.path());
        if (!post && call.matches()) {
            return Optional.of(guarded(GET_CALL, call.group(1), request, () -> calls.show(call.group(1))));
        }
        Matcher media = MEDIA.matcher(request.path());
        return !post && media.matches() ? Optional.of(recording(media.group(1))) : Optional.empty();
    }

    /** Retell: whoever knows the address may listen. */
    private static Operation recording(String id) {
        return new Operation(RECORDING, id, () -> Answer.of(200, "audio/wav", Wav.of(id, 1)), RetellApi::refusal);
    }

    private Operation guarded(String name, String subject, Request request, Supplier<Answer> work) {
        boolean own = Credentials.bearer(request, apiKey);
        return new Operation(name, subject, own ? work : () -> refusal("401"), RetellApi::refusal);
    }

    static Answer refusal(String status) {
        return Answer.json(
                Integer.parseInt(status),
                JsonNodeFactory.instance.objectNode().put("status", "error").put("message", "Refused with " + status));
    }

    private static JsonNode json(Request request) {
        try {
            return MAPPER.readTree(request.text());
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
