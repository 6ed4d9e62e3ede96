package io.ringpost.recording.fetch.twilio;

import io.ringpost.contract.Provider;
import io.ringpost.recording.fetch.FetchOutcome;
import io.ringpost.recording.fetch.FetchOutcome.NotReady;
import io.ringpost.recording.fetch.FetchSettings;
import io.ringpost.recording.fetch.KnownHosts;
import io.ringpost.recording.fetch.MediaSource;
import io.ringpost.recording.fetch.Place;
import io.ringpost.recording.store.DueFetch;
import io.ringpost.safehttp.SafeDownload;
import io.ringpost.safehttp.SafeRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Twilio: {@code /2010-04-01/Accounts/{account}/Recordings/{recording}.wav} with Basic auth, built from the ids: the
 * address in a webhook is never called. Two channels are asked for; a recording that has one answers 400, and is asked
 * for again as it is.
 */
@Singleton
public class TwilioMedia implements MediaSource {

    private static final Pattern ACCOUNT = Pattern.compile("AC[0-9A-Za-z]{1,64}");
    private static final Pattern RECORDING = Pattern.compile("RE[0-9A-Za-z]{1,64}");
    /** Twilio's own media host; another is named by the operator. */
    private static final Set<String> MEDIA_HOSTS = Set.of("media.twiliocdn.com");

    private final String baseUrl;
    private final TwilioCredentials credentials;
    private final FetchSettings settings;
    private final Set<String> followTo;

    TwilioMedia(
            @ConfigProperty(name = "ringpost.recording.twilio.base-url") String baseUrl,
            @ConfigProperty(name = "ringpost.recording.twilio.account") Optional<String> account,
            @ConfigProperty(name = "ringpost.recording.twilio.tokens") Optional<List<String>> tokens,
            FetchSettings settings,
            KnownHosts hosts) {
        this.baseUrl = baseUrl;
        this.credentials = new TwilioCredentials(account, tokens.orElse(List.of()));
        this.settings = settings;
        this.followTo = new HashSet<>(MEDIA_HOSTS);
        followTo.addAll(hosts.named());
        followTo.add(KnownHosts.host(baseUrl));
    }

    @Override
    public Provider provider() {
        return Provider.TWILIO;
    }

    @Override
    public Uni<Place> locate(DueFetch due) {
        return Uni.createFrom().item(place(due));
    }

    private Place place(DueFetch due) {
        Optional<String> account = Optional.ofNullable(due.account()).or(credentials::onlyAccount);
        String recording = due.providerRecordingId();
        if (account.isEmpty()) {
            return Place.nowhere(new NotReady("account_not_set"));
        }
        if (recording == null
                || !RECORDING.matcher(recording).matches()
                || !ACCOUNT.matcher(account.get()).matches()) {
            return Place.nowhere(FetchOutcome.failed("bad_id"));
        }
        List<String> headers = credentials.headers(account.get());
        if (headers.isEmpty()) {
            return Place.nowhere(new NotReady("token_not_set"));
        }
        String url = baseUrl + "/2010-04-01/Accounts/" + account.get() + "/Recordings/" + recording + ".wav";
        return Place.at(headers.stream()
                .flatMap(header -> Stream.of(url + "?RequestedChannels=2", url).map(one -> download(one, header)))
                .toList());
    }

    private SafeDownload download(String url, String header) {
        return settings.download(SafeRequest.get(url).withHeader("Authorization", header), followTo);
    }
}
