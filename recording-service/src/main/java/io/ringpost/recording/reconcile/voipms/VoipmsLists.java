package io.ringpost.recording.reconcile.voipms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringpost.recording.discover.voipms.RecordingList;
import io.ringpost.recording.fetch.FetchSettings;
import io.ringpost.recording.schedule.ListingGaps;
import io.ringpost.recording.store.RequestTurns;
import io.ringpost.safehttp.Limits;
import io.ringpost.safehttp.SafeHttpClient;
import io.ringpost.safehttp.SafeRequest;
import io.ringpost.safehttp.SafeResponse;
import io.ringpost.safehttp.SafeResponse.Answered;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** VoIP.ms's lists: {@code rest.php}, credentials in the body, errors as words with status 200; one question at a turn. */
@Singleton
public class VoipmsLists {
    private static final String PATH = "/api/v1/rest.php";
    private static final int LARGEST = 4 << 20;
    private static final int TOO_MANY = 429;

    private final SafeHttpClient http;
    private final RequestTurns turns;
    private final Duration head;
    private final String baseUrl;
    private final Optional<String> username;
    private final Optional<String> password;

    VoipmsLists(
            SafeHttpClient http,
            RequestTurns turns,
            FetchSettings settings,
            @ConfigProperty(name = "ringpost.recording.voipms.base-url") String baseUrl,
            @ConfigProperty(name = "ringpost.recording.voipms.username") Optional<String> username,
            @ConfigProperty(name = "ringpost.recording.voipms.password") Optional<String> password) {
        this.http = http;
        this.turns = turns;
        this.head = settings.voipmsHead();
        this.baseUrl = baseUrl;
        this.username = username;
        this.password = password;
    }

    /** Whether there are credentials. */
    public boolean open() {
        return username.isPresent() && password.isPresent();
    }

    /** Asks for a list. What hindered VoIP.ms is a word like its own; fails only where the turns cannot be looked up. */
    Uni<RecordingList> ask(String method, String name, Map<String, String> fields) {
        return turns.take().flatMap(turn -> turn.map(wait -> after(wait)
                        .chain(() -> http.send(request(method, fields)))
                        .map(response -> read(response, name))
                        .call(this::pause))
                .orElseGet(() -> Uni.createFrom().item(word("api_busy"))));
    }

    private SafeRequest request(String method, Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("api_username", username.orElse(""));
        form.put("api_password", password.orElse(""));
        form.put("method", method);
        form.putAll(fields);
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return SafeRequest.post(baseUrl + PATH, body.getBytes(UTF_8))
                .withHeader("Content-Type", "application/x-www-form-urlencoded")
                .withLimits(new Limits(head, head.plusSeconds(30), LARGEST));
    }

    private Uni<Void> pause(RecordingList list) {
        return ListingGaps.limited(list.status())
                ? turns.pause(ListingGaps.MINUTE)
                : Uni.createFrom().voidItem();
    }

    private static RecordingList read(SafeResponse response, String name) {
        return response.match(
                answer -> read(answer, name), failed -> word(failed.code().word()));
    }

    private static RecordingList read(Answered answer, String name) {
        if (answer.status() == TOO_MANY) {
            return word(ListingGaps.LIMIT);
        }
        RecordingList list = answer.truncated() ? word("cut_off") : RecordingList.of(answer.body(), name);
        return list.status().isEmpty()
                ? word(answer.success() ? "unreadable_answer" : "http_" + answer.status())
                : list;
    }

    private static RecordingList word(String word) {
        return new RecordingList(word, List.of());
    }

    private static Uni<Void> after(Duration wait) {
        Uni<Void> now = Uni.createFrom().voidItem();
        return wait.isZero() ? now : now.onItem().delayIt().by(wait);
    }
}
