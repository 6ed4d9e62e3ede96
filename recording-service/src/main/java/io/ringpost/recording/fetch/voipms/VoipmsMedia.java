package io.ringpost.recording.fetch.voipms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringpost.contract.Provider;
import io.ringpost.recording.fetch.FetchOutcome.NotReady;
import io.ringpost.recording.fetch.FetchSettings;
import io.ringpost.recording.fetch.KnownHosts;
import io.ringpost.recording.fetch.MediaSource;
import io.ringpost.recording.fetch.Place;
import io.ringpost.recording.lifecycle.voipms.RecordingName;
import io.ringpost.recording.store.DueFetch;
import io.ringpost.recording.store.RequestTurns;
import io.ringpost.safehttp.SafeRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * VoIP.ms: {@code getCallRecording} of its API by the recording's id; else the address in the webhook, which is signed by
 * nobody and therefore called only on known hosts. Credentials go in the body, not in an address that proxies log.
 */
@Singleton
public class VoipmsMedia implements MediaSource {

    private static final Set<String> HOSTS = Set.of("voip.ms");
    private static final Duration A_WHILE = Duration.ofSeconds(20);

    private final RequestTurns turns;
    private final KnownHosts hosts;
    private final FetchSettings settings;
    private final String baseUrl;
    private final Optional<String> username;
    private final Optional<String> password;

    VoipmsMedia(
            RequestTurns turns,
            KnownHosts hosts,
            FetchSettings settings,
            @ConfigProperty(name = "ringpost.recording.voipms.base-url") String baseUrl,
            @ConfigProperty(name = "ringpost.recording.voipms.username") Optional<String> username,
            @ConfigProperty(name = "ringpost.recording.voipms.password") Optional<String> password) {
        this.turns = turns;
        this.hosts = hosts;
        this.settings = settings;
        this.baseUrl = baseUrl;
        this.username = username;
        this.password = password;
    }

    @Override
    public Provider provider() {
        return Provider.VOIPMS;
    }

    @Override
    public Uni<Place> locate(DueFetch due) {
        String recording = due.providerRecordingId();
        Optional<String> account = account(due.account(), recording);
        if (recording != null && account.isPresent() && username.isPresent() && password.isPresent()) {
            return turns.take().flatMap(turn -> inTurn(turn, ask(account.get(), recording)));
        }
        String url = due.url();
        return Uni.createFrom()
                .item(
                        url == null
                                ? Place.nowhere(new NotReady(username.isEmpty() ? "credentials_not_set" : "no_address"))
                                : hosts.place(url, HOSTS, baseUrl));
    }

    /** VoIP.ms counts requests: who would have to wait for long gives its place to others. */
    private static Uni<Place> inTurn(Optional<Duration> turn, Place place) {
        if (turn.isEmpty()) {
            return Uni.createFrom().item(Place.nowhere(new NotReady("api_busy", A_WHILE)));
        }
        Uni<Place> asked = Uni.createFrom().item(place);
        return turn.get().isZero() ? asked : asked.onItem().delayIt().by(turn.get());
    }

    private Place ask(String account, String recording) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("api_username", username.orElse(""));
        form.put("api_password", password.orElse(""));
        form.put("method", "getCallRecording");
        form.put("account", account);
        form.put("callrecording", recording);
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        SafeRequest request = SafeRequest.post(baseUrl + "/api/v1/rest.php", body.getBytes(UTF_8))
                .withHeader("Content-Type", "application/x-www-form-urlencoded");
        return new Place.At(
                List.of(settings.download(request, Set.of(), settings.voipmsHead())),
                intake -> new VoipmsTaking(intake, turns));
    }

    private static Optional<String> account(@Nullable String named, @Nullable String recording) {
        return named != null || recording == null
                ? Optional.ofNullable(named)
                : RecordingName.of(recording).map(RecordingName::account);
    }
}
