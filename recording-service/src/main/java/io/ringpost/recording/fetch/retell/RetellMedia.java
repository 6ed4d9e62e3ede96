package io.ringpost.recording.fetch.retell;

import io.ringpost.contract.Provider;
import io.ringpost.recording.fetch.FetchOutcome;
import io.ringpost.recording.fetch.FetchOutcome.NotReady;
import io.ringpost.recording.fetch.FetchReasons;
import io.ringpost.recording.fetch.KnownHosts;
import io.ringpost.recording.fetch.MediaSource;
import io.ringpost.recording.fetch.Place;
import io.ringpost.recording.store.DueFetch;
import io.ringpost.safehttp.Limits;
import io.ringpost.safehttp.SafeHttpClient;
import io.ringpost.safehttp.SafeRequest;
import io.ringpost.safehttp.SafeResponse;
import io.ringpost.safehttp.SafeResponse.Answered;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Retell: the address that its API gives now, because signed ones end (after ten minutes where storage is restricted);
 * else the one of the webhook. The audio itself asks nobody who he is, so no key is sent there.
 */
@Singleton
public class RetellMedia implements MediaSource {

    /** Where Retell's answers were seen to point. */
    private static final Set<String> HOSTS =
            Set.of("dxc03zgurdly9.cloudfront.net", "retellai.s3.us-west-2.amazonaws.com");

    private static final Pattern CALL = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    /** A call with its whole transcript. */
    private static final Limits LOOK_UP = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(20), 8 << 20);

    private final SafeHttpClient http;
    private final KnownHosts hosts;
    private final String baseUrl;
    private final List<String> keys;

    RetellMedia(
            SafeHttpClient http,
            KnownHosts hosts,
            @ConfigProperty(name = "ringpost.recording.retell.base-url") String baseUrl,
            @ConfigProperty(name = "ringpost.recording.retell.keys") Optional<List<String>> keys) {
        this.http = http;
        this.hosts = hosts;
        this.baseUrl = baseUrl;
        this.keys = keys.orElse(List.of()).stream()
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .toList();
    }

    @Override
    public Provider provider() {
        return Provider.RETELL;
    }

    @Override
    public Uni<Place> locate(DueFetch due) {
        String call = due.providerCallId();
        if (keys.isEmpty() || call == null || !CALL.matcher(call).matches()) {
            return Uni.createFrom().item(told(due, new NotReady(keys.isEmpty() ? "key_not_set" : "no_address")));
        }
        return ask(call, 0)
                .map(response ->
                        response.match(answer -> shown(due, answer), failure -> told(due, FetchReasons.of(failure))));
    }

    /** While a key is being replaced there are two, and one of them opens. */
    private Uni<SafeResponse> ask(String call, int number) {
        SafeRequest request = SafeRequest.get(baseUrl + "/v2/get-call/" + call)
                .withHeader("Authorization", "Bearer " + keys.get(number))
                .withLimits(LOOK_UP);
        return http.send(request)
                .flatMap(response -> number + 1 < keys.size() && unauthorized(response)
                        ? ask(call, number + 1)
                        : Uni.createFrom().item(response));
    }

    private static boolean unauthorized(SafeResponse response) {
        return response.match(answer -> answer.status() == 401, failed -> false);
    }

    private Place shown(DueFetch due, Answered answer) {
        if (answer.status() != 200 || answer.truncated()) {
            return told(due, answer.status() == 200 ? new NotReady("cut_off") : FetchReasons.of(answer));
        }
        RetellCall call = RetellCall.of(answer.body());
        String url = call.recordingUrl();
        return url == null ? told(due, new NotReady(call.missing())) : hosts.place(url, HOSTS, baseUrl);
    }

    /** The webhook's address, signed by Retell. */
    private Place told(DueFetch due, FetchOutcome otherwise) {
        String url = due.url();
        return url == null ? Place.nowhere(otherwise) : hosts.place(url, HOSTS, baseUrl);
    }
}
