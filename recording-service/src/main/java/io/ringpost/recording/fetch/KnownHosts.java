package io.ringpost.recording.fetch;

import io.ringpost.safehttp.SafeDownload;
import io.ringpost.safehttp.SafeRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where an address that somebody else wrote may lead: to the provider's own hosts, and those the operator names. */
@Singleton
public class KnownHosts {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

    private final FetchSettings settings;
    private final Set<String> named;

    public KnownHosts(FetchSettings settings) {
        this.settings = settings;
        this.named = settings.hosts().orElse(Set.of()).stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a setting is a comma list of hosts: names or addresses, without scheme, port and path. */
    public static boolean areHosts(String list) {
        return Arrays.stream(list.split(",", -1))
                .allMatch(host -> NAME.matcher(host.strip()).matches());
    }

    /** The named hosts, which redirects may lead to as well. */
    public Set<String> named() {
        return named;
    }

    /** The audio behind an address, if it may be called; only a host that the operator chose may be without TLS. */
    public Place place(String url, Set<String> own, String apiBaseUrl) {
        Set<String> chosen = new HashSet<>(named);
        if (!isTls(apiBaseUrl)) {
            chosen.add(host(apiBaseUrl));
        }
        Set<String> all = new HashSet<>(own);
        all.addAll(chosen);
        all.add(host(apiBaseUrl));
        if (!all.contains(host(url))) {
            return Place.nowhere(FetchOutcome.failed("host_not_listed"));
        }
        if (!isTls(url) && !chosen.contains(host(url))) {
            return Place.nowhere(FetchOutcome.failed("https_required"));
        }
        SafeDownload download = settings.download(SafeRequest.get(url).withOnlyHosts(all), all);
        return Place.at(List.of(download));
    }

    private static boolean isTls(String url) {
        return url.toLowerCase(Locale.ROOT).startsWith("https://");
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
