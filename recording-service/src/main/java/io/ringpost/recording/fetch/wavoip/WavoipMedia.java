package io.ringpost.recording.fetch.wavoip;

import io.ringpost.contract.Provider;
import io.ringpost.recording.fetch.FetchOutcome;
import io.ringpost.recording.fetch.FetchSettings;
import io.ringpost.recording.fetch.KnownHosts;
import io.ringpost.recording.fetch.MediaSource;
import io.ringpost.recording.fetch.Place;
import io.ringpost.recording.store.DueFetch;
import io.ringpost.safehttp.SafeRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** WaVoIP: the storage's address and the call's id, whatever address the webhook carries; nobody is asked who he is. */
@Singleton
public class WavoipMedia implements MediaSource {

    private static final Pattern CALL = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private final String baseUrl;
    private final FetchSettings settings;
    private final Set<String> followTo;

    WavoipMedia(
            @ConfigProperty(name = "ringpost.recording.wavoip.base-url") String baseUrl,
            FetchSettings settings,
            KnownHosts hosts) {
        this.baseUrl = baseUrl;
        this.settings = settings;
        this.followTo = new HashSet<>(hosts.named());
        followTo.add(KnownHosts.host(baseUrl));
    }

    @Override
    public Provider provider() {
        return Provider.WAVOIP;
    }

    @Override
    public Uni<Place> locate(DueFetch due) {
        return Uni.createFrom().item(place(due));
    }

    private Place place(DueFetch due) {
        String call = due.providerCallId() == null ? due.providerRecordingId() : due.providerCallId();
        if (call == null || !CALL.matcher(call).matches()) {
            return Place.nowhere(FetchOutcome.failed("bad_id"));
        }
        return Place.at(List.of(settings.download(SafeRequest.get(baseUrl + "/" + call), followTo)));
    }
}
