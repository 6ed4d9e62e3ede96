package io.ringpost.local.play.voipms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringpost.local.play.Answer;
import io.ringpost.local.play.Fields;
import io.ringpost.local.play.Operation;
import io.ringpost.local.play.ProviderApi;
import io.ringpost.local.receive.Request;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * {@code /api/v1/rest.php}: the method stands in a field, and every answer is HTTP 200 with a word in {@code status}.
 */
public final class VoipmsApi implements ProviderApi {
    private static final String PATH = "/api/v1/rest.php";
    private static final String UNKNOWN = "unknown";

    private final String username;
    private final String password;
    private final VoipmsTexts texts;
    private final VoipmsRecords records = new VoipmsRecords();
    private final Map<String, Function<Fields, ObjectNode>> methods = new TreeMap<>();

    /** The API of one account; texts are dated by a clock. */
    public VoipmsApi(String username, String password, Clock clock) {
        this.username = username;
        this.password = password;
        texts = new VoipmsTexts(clock);
        methods.put("sendSMS", fields -> texts.send(fields, Text.Kind.SMS));
        methods.put("sendMMS", fields -> texts.send(fields, Text.Kind.MMS));
        methods.put("getSMS", fields -> texts.list(fields, Text.Kind.SMS));
        methods.put("getMMS", fields -> texts.list(fields, Text.Kind.MMS));
        methods.put("getCDR", records::calls);
        methods.put("getCallAccounts", fields -> records.accounts());
        methods.put("getCallRecordings", records::recordings);
        methods.put("getCallRecording", records::recording);
        methods.put("delCallRecording", records::delete);
        methods.put("getIP", fields -> status("success").put("ip", "127.0.0.1"));
    }

    /** A text that came in, for {@code getSMS} to list. */
    public void received(String id, String did, String contact, String message) {
        texts.received(id, did, contact, message);
    }

    /** A row for {@code getCDR} to list. */
    public void called(Map<String, String> row) {
        records.called(row);
    }

    /** A recording for {@code getCallRecordings} to list; {@code getCallRecording} gives any. */
    public void recorded(Map<String, String> row) {
        records.recorded(row);
    }

    @Override
    public String provider() {
        return "voipms";
    }

    @Override
    public List<String> operations() {
        return List.copyOf(methods.keySet());
    }

    @Override
    public Optional<Operation> understand(Request request) {
        if (!request.path().equals(PATH)) {
            return Optional.empty();
        }
        Fields fields = Fields.of(request);
        String method = fields.get("method");
        String subject = fields.get("callrecording");
        return Optional.of(new Operation(
                methods.containsKey(method) ? method : UNKNOWN, subject, () -> answer(fields), VoipmsApi::refusal));
    }

    private Answer answer(Fields fields) {
        if (!fields.has("api_username") || !fields.has("api_password")) {
            return refusal("missing_credentials");
        }
        if (!fields.get("api_username").equals(username)
                || !fields.get("api_password").equals(password)) {
            return refusal("invalid_credentials");
        }
        if (!fields.has("method")) {
            return refusal("missing_method");
        }
        Function<Fields, ObjectNode> method = methods.get(fields.get("method"));
        return method == null ? refusal("invalid_method") : Answer.json(200, method.apply(fields));
    }

    static ObjectNode status(String word) {
        return JsonNodeFactory.instance.objectNode().put("status", word);
    }

    private static Answer refusal(String word) {
        return Answer.json(200, status(word));
    }
}
