package io.ringpost.local.play.wavoip;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringpost.local.play.Answer;
import io.ringpost.local.play.Credentials;
import io.ringpost.local.play.Mp3;
import io.ringpost.local.play.Operation;
import io.ringpost.local.play.ProviderApi;
import io.ringpost.local.receive.Request;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code storage.wavoip.com}, which asks nobody who he is, and the look-up of a call at {@code api.wavoip.com}.
 *
 * <p>Every id names a call that was recorded: mono MP3.
 */
public final class WavoipApi implements ProviderApi {
    private static final String STORAGE = "storage";
    private static final String LOGIN = "login";
    private static final String CALL = "call";
    private static final String TOKEN = "local-wavoip-session";
    private static final Pattern MEDIA = Pattern.compile("/([A-Za-z0-9_-]{1,128})");
    private static final Pattern CALLS = Pattern.compile("/calls/whatsapp/([A-Za-z0-9_-]{1,128})");

    @Override
    public String provider() {
        return "wavoip";
    }

    @Override
    public List<String> operations() {
        return List.of(STORAGE, LOGIN, CALL);
    }

    @Override
    public Optional<Operation> understand(Request request) {
        String path = request.path();
        if (request.method().equals("POST")) {
            return path.matches("/v2(/auth)?/login")
                    ? Optional.of(operation(LOGIN, "", WavoipApi::login))
                    : Optional.empty();
        }
        Matcher call = CALLS.matcher(path);
        if (call.matches()) {
            return Optional.of(operation(CALL, call.group(1), () -> call(request, call.group(1))));
        }
        Matcher media = MEDIA.matcher(path);
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        return reads && media.matches()
                ? Optional.of(operation(STORAGE, media.group(1), () -> audio(media.group(1))))
                : Optional.empty();
    }

    private static Answer login() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("data").put("token", TOKEN);
        return Answer.json(200, json);
    }

    private static Answer audio(String id) {
        return Answer.of(200, "audio/mpeg", Mp3.of(id));
    }

    private static Answer call(Request request, String id) {
        if (!Credentials.bearer(request, TOKEN)) {
            return Answer.empty(401);
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", "success");
        json.putArray("result")
                .addObject()
                .put("whatsapp_call_id", id)
                .put("duration", 42)
                .put("status", "ENDED")
                .put("direction", "INCOMING")
                .put("record_status", "READY");
        return Answer.json(200, json);
    }

    private static Operation operation(String name, String subject, Supplier<Answer> work) {
        return new Operation(name, subject, work, error -> Answer.empty(Integer.parseInt(error)));
    }
}
