package io.ringpost.recording.fetch;

import io.ringpost.safehttp.SafeDownload;
import io.ringpost.safehttp.SafeRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Where an address that somebody else wrote may lead: to the provider's own hosts, and those the operator names. */
@Singleton
public class KnownHosts {

    private final FetchSettings settings;
    private final Set<String> named;

    KnownHosts(FetchSettings settings) {
        this.settings = settings;
        this.named = settings.hosts().orElse(Set.of());
    }

    /** The named hosts, which redirects may lead to as well. */
    public Set<String> named() {
        return named;
    }

    /** The audio behind an address, if it may be called; only a host that the operator chose may be without TLS. */
    public Place place(String url, Set<String> own, String apiBaseUrl) {
        Set<String> chosen = new HashSet<>(named);
        chosen.add(host(apiBaseUrl));
        Set<String> all = new HashSet<>(own);
        all.addAll(chosen);
        if (!all.contains(host(url))) {
            return Place.nowhere(FetchOutcome.failed("host_not_listed"));
        }
        if (!url.toLowerCase(Locale.ROOT).startsWith("https://") && !chosen.contains(host(url))) {
            return Place.nowhere(FetchOutcome.failed("https_required"));
        }
        SafeDownload download = settings.download(SafeRequest.get(url).withOnlyHosts(all), all);
        return Place.at(List.of(download));
    }

    /** The host of a URL in lower case; empty when there is none. */
    public static String host(String url) {
        try {
            return Objects.requireNonNullElse(URI.create(url).getHost(), "").toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAUrl) {
            return "";
        }
    }
}
