package io.ringpost.local.play.twilio;

import io.ringpost.local.play.Answer;
import io.ringpost.local.play.Credentials;
import io.ringpost.local.play.Fields;
import io.ringpost.local.play.Operation;
import io.ringpost.local.play.ProviderApi;
import io.ringpost.local.receive.Request;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of {@code api.twilio.com} that sends texts and hands out recordings. */
public final class TwilioApi implements ProviderApi, AutoCloseable {
    private static final Pattern PATH = Pattern.compile(
            "/2010-04-01/Accounts/([^/]+)/(Messages|Recordings)" + "(?:/([^/.]+))?(\\.json|\\.wav|\\.mp3)?");
    private static final String CREATE = "messages.create";
    private static final String SHOW = "messages.show";
    private static final String LIST = "messages.list";
    private static final String MEDIA = "recordings.media";
    private static final String METADATA = "recordings.metadata";
    private static final String DELETE = "recordings.delete";

    private final String accountSid;
    private final String authToken;
    private final Progress progress;
    private final TwilioMessages messages;
    private final TwilioRecordings recordings;

    /** The API of one account, which tells the fate of messages by callbacks. */
    public TwilioApi(String accountSid, String authToken, StatusCallbacks callbacks, Clock clock) {
        this.accountSid = accountSid;
        this.authToken = authToken;
        progress = new Progress(callbacks);
        messages = new TwilioMessages(accountSid, progress, clock);
        recordings = new TwilioRecordings(accountSid);
    }

    @Override
    public String provider() {
        return "twilio";
    }

    @Override
    public List<String> operations() {
        return List.of(CREATE, SHOW, LIST, MEDIA, METADATA, DELETE);
    }

    @Override
    public Optional<Operation> understand(Request request) {
        Matcher path = PATH.matcher(request.path());
        return path.matches() ? Optional.of(operation(path, request)) : Optional.empty();
    }

    @Override
    public void close() {
        progress.close();
    }

    private Operation operation(Matcher path, Request request) {
        String subject = Optional.ofNullable(path.group(3)).orElse("");
        String extension = Optional.ofNullable(path.group(4)).orElse("");
        Fields fields = Fields.of(request);
        if (path.group(2).equals("Recordings")) {
            return recording(path.group(1), subject, extension, fields, request);
        }
        if (request.method().equals("POST")) {
            return guarded(CREATE, subject, path.group(1), request, () -> messages.create(fields));
        }
        return subject.isEmpty()
                ? guarded(LIST, subject, path.group(1), request, () -> messages.list(fields))
                : guarded(SHOW, subject, path.group(1), request, () -> messages.show(subject));
    }

    private Operation recording(String account, String sid, String extension, Fields fields, Request request) {
        if (request.method().equals("DELETE")) {
            return guarded(DELETE, sid, account, request, () -> recordings.delete(sid));
        }
        return extension.equals(".json")
                ? guarded(METADATA, sid, account, request, () -> recordings.metadata(sid))
                : guarded(MEDIA, sid, account, request, () -> recordings.media(sid, extension, fields));
    }

    private Operation guarded(String name, String subject, String account, Request request, Supplier<Answer> work) {
        boolean own = account.equals(accountSid) && Credentials.basic(request, accountSid, authToken);
        return new Operation(name, subject, own ? work : TwilioError.AUTHENTICATE::answer, TwilioError::answer);
    }
}
